"""Coordinators and pieces that are killed, one life after another, until a campaign is through. Run by the tests beside it.

lives.py run CAMPAIGN SEED KILLS   processes that run the campaign on a clock that jumps, killed before a statement drawn by
                                   lot, pieces among them at moments drawn by lot; prints how many lives it took
lives.py tick CAMPAIGN MOMENT GO   do once what is due at a moment, when the file GO is there
lives.py audit ...                 in place of pytest: puts a result where it is asked to, with something of its own running
lives.py timed                     in place of the process that times pages: as that, without a browser
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__)
sys.path.insert(0, str(HERE.parents[1]))
BEGIN = datetime(2027, 2, 28, 17, tzinfo=UTC)


def moment_of_a_piece() -> None:
    """One of the moments at which a piece may be killed; their numbers stand in the environment."""
    counter = os.open(os.environ["LIVES_COUNTER"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(counter, b".")
    if str(os.fstat(counter).st_size) in os.environ["LIVES_KILLED"].split(","):
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(counter)


def audit(arguments: list[str]) -> None:
    report = Path(arguments[arguments.index("--egov-report") + 1])
    # As a browser does, it lives in a session of its own and knows nothing of us.
    browser = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True)
    moment_of_a_piece()
    if os.environ.get("LIVES_KILL_GUARD"):
        os.kill(int(os.environ["EGOV_GUARD"].split(":")[0]), signal.SIGKILL)
        browser.wait()
    report.mkdir(parents=True)
    shutil.copy(os.environ["LIVES_RESULT"], report / "result.json")
    moment_of_a_piece()
    browser.communicate(b"\n")
    moment_of_a_piece()
    sys.exit(int(os.environ.get("LIVES_CODE", "0")))


def timed() -> None:
    from sample_stores import sample

    from pytest_egov.campaign.timed_piece import main
    from pytest_egov.measuring import Measuring

    def timed_at_once(measuring: Measuring, _page: str) -> tuple[object, ...]:
        moment_of_a_piece()
        if measuring.order.portal.address == os.environ.get("LIVES_HANGS"):
            Path(os.environ["LIVES_COUNTER"]).with_name("hangs").write_text(str(os.getpid()))
            signal.pause()
        return (sample(measuring.clock()),)

    Measuring._timed = timed_at_once  # type: ignore[assignment,method-assign]
    main()


def put_ourselves_in_place() -> None:
    from pytest_egov.campaign import audit_piece, timed_piece

    audit_piece.quiet_pytest = lambda arguments: [str(HERE), "audit", *arguments]
    timed_piece.TIMING = (str(HERE), "timed")  # type: ignore[assignment]


def dask_setup(_worker: object) -> None:
    """As a preload of a Dask worker: its pieces are ours as well."""
    put_ourselves_in_place()


def run(file: Path, kill_at: int | None) -> None:
    from sqlalchemy import event

    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.campaign.clocks import SimulatedClock
    from pytest_egov.campaign.coordinator import Coordinator
    from pytest_egov.campaign.schedulers import LocalProcesses
    from pytest_egov.samples import open_store

    put_ourselves_in_place()
    campaign = load_campaign(file)
    store = open_store(campaign.store)
    left = [kill_at or 0]

    @event.listens_for(type(store.engine), "before_cursor_execute")
    @event.listens_for(type(store.engine), "commit")
    def _count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    scheduler = LocalProcesses(campaign.said.workers)
    Coordinator(campaign, store, scheduler, SimulatedClock(BEGIN)).run(patience_s=5)
    scheduler.close()
    store.close()


def tick(file: Path, moment: datetime, go: Path) -> None:
    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.campaign.clocks import SimulatedClock
    from pytest_egov.campaign.coordinator import Coordinator
    from pytest_egov.campaign.schedulers import LocalProcesses
    from pytest_egov.samples import open_store

    put_ourselves_in_place()
    campaign = load_campaign(file)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while not go.exists():
        pass
    store, scheduler = open_store(campaign.store), LocalProcesses(campaign.said.workers)
    Coordinator(campaign, store, scheduler, SimulatedClock(moment)).tick()
    scheduler.close()
    store.close()


def lives(file: Path, seed: int, kills: int) -> int:
    # What is slow the first time is done once, and not in every life.
    from alembic import command  # noqa: F401

    from pytest_egov.campaign import coordinator  # noqa: F401
    from pytest_egov.samples.claiming import as_samples

    as_samples([])
    lot = random.Random(seed)
    os.environ["LIVES_COUNTER"] = str(file.with_name("moments"))
    os.environ["LIVES_KILLED"] = ",".join(str(lot.randrange(1, 25)) for _ in range(kills // 3))
    for life in range(1, 4 * kills + 2):
        pid = os.fork()
        if not pid:
            try:
                run(file, lot.randrange(10, 160) if life <= kills else None)
                os._exit(0)
            except BaseException:  # noqa: BLE001 # a life that ends otherwise is told by its status
                import traceback

                traceback.print_exc()
                os._exit(3)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            assert 0 == os.WEXITSTATUS(status)
            return life
        lot.random()
    raise AssertionError("it never came to an end")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["run", file, seed, kills]:
            sys.stdout.write(f"{lives(Path(file), int(seed), int(kills))}\n")
        case ["tick", file, moment, go]:
            tick(Path(file), datetime.fromisoformat(moment), Path(go))
        case ["audit", *arguments]:
            audit(arguments)
        case ["timed"]:
            timed()
