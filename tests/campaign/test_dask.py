"""The same campaign on a cluster: a scheduler and two workers as processes, one of which is killed with a piece in its hands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stub_campaigns import LIVES, come_to, left_behind, write_campaign

from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.campaign.clocks import SimulatedClock
from pytest_egov.campaign.coordinator import Coordinator
from pytest_egov.errors import UsageProblem
from pytest_egov.samples import open_store, read_samples

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'pytest-egov[dask]'")
BEGIN = datetime(2027, 2, 28, 17, tzinfo=UTC)
PORTALS = 4


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[str]] = []
        file = folder / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        self.file = file

    def worker(self, name: str, **variables: str) -> subprocess.Popen[str]:
        return self._start(
            "worker", "--scheduler-file", str(self.file), "--name", name, "--nthreads", "2", "--no-nanny",
            "--no-dashboard", "--resources", "browser=1", "--preload", "lives", "--local-directory", str(self.folder),
            **variables,
        )  # fmt: skip

    def _start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        paths = os.pathsep.join((os.environ["PYTHONPATH"], str(LIVES.parent)))
        environment = {**os.environ, **variables, "PYTHONPATH": paths}
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, text=True)
        self.processes.append(process)
        return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(tmp_path)
    yield started
    for process in started.processes:
        process.kill()
        process.wait()


def address_of(cluster: Cluster, workers: int) -> str:
    from distributed import Client

    with Client(scheduler_file=str(cluster.file), timeout=120, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=120)
        return str(client.scheduler.address)


def test_a_worker_that_is_killed_loses_no_slot_and_doubles_none(tmp_path: Path, cluster: Cluster) -> None:
    from pytest_egov.campaign.dask_scheduler import DaskCluster

    folder = tmp_path / "campaign-of-two"
    variables = write_campaign(folder, PORTALS, "politeness: {retry_after_minutes: 1}\n")
    doomed = cluster.worker("hue", LIVES_KILL_GUARD="1", **variables)
    cluster.worker("hanoi", **variables)
    scheduler = DaskCluster(address_of(cluster, 2))
    assert (2, 1) == (scheduler.audits_at_once, scheduler.machines)

    campaign = load_campaign(folder / "campaign.yaml")
    store = open_store(campaign.store)
    Coordinator(campaign, store, scheduler, SimulatedClock(BEGIN)).run(patience_s=5)
    vantages = {it.sample.vantage for it in read_samples(store)}
    store.close()
    scheduler.close()

    came = come_to(folder)
    assert -9 == doomed.wait(timeout=60)
    assert {"done"} == {it[3] for it in came["audits"]}
    assert {"done"} == {it[4] for it in came["slots"]}
    assert (2 * PORTALS, {1}) == (len(came["samples"]), set(came["samples"].values()))
    assert vantages <= {"hue (rehearsal)", "hanoi (rehearsal)"}
    assert [] == left_behind()


def test_nobody_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from pytest_egov.campaign import dask_scheduler

    monkeypatch.setattr(dask_scheduler, "_PATIENCE_S", 1)
    with pytest.raises(UsageProblem, match="no Dask scheduler answers there"):
        dask_scheduler.DaskCluster("tcp://127.0.0.1:9")


def test_the_local_way_does_without_dask() -> None:
    loaded = "import sys; import pytest_egov.campaign.coordinator, pytest_egov.campaign.schedulers; print('distributed' in sys.modules)"
    assert (
        "False"
        == subprocess.run([sys.executable, "-c", loaded], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    )
