"""Pieces done by the workers of a Dask cluster. Imported only when an address is given; the local way needs none of it.

A worker takes part when it has the resource ``browser``: ``dask worker tcp://host:8786 --nthreads 2 --resources browser=1``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from pytest_egov.campaign.guarded import end_orphans
from pytest_egov.campaign.pieces import VANTAGE, TimedPiece
from pytest_egov.errors import UsageProblem
from pytest_egov.samples import open_store
from pytest_egov.samples.leases import give_back
from pytest_egov.samples.tables import slot_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

__all__ = ["DaskCluster", "on_worker"]

_PATIENCE_S = 20
_RESOURCE = "browser"


class DaskCluster:
    """The workers of a cluster that have a browser.

    Raises:
        UsageProblem: distributed is not installed, or nobody answers at the address.
    """

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise UsageProblem(
                "--scheduler needs Dask, which is not installed: pip install 'pytest-egov[dask]'."
            ) from error
        connect: Any = distributed.Client
        try:
            self._client = connect(address, timeout=_PATIENCE_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageProblem(
                f"--scheduler {address}: no Dask scheduler answers there ({error}). Start one: dask scheduler."
            ) from error
        # Nothing is tried again by the cluster: a second load of a page is a second visit, and the plan's business.
        self._executor = self._client.get_executor(resources={_RESOURCE: 1}, retries=0, pure=False)

    @property
    def audits_at_once(self) -> int:
        """The browsers of all workers."""
        return int(sum(worker.get("resources", {}).get(_RESOURCE, 0) for worker in self._workers()))

    @property
    def machines(self) -> int:
        """The machines that have a worker with a browser."""
        return len({worker["host"] for worker in self._workers() if worker.get("resources", {}).get(_RESOURCE)})

    def submit(self, task: Callable[[Any], Any], piece: Any) -> Future[Any]:
        """Have a piece done by a worker that has a browser free."""
        future: Future[Any] = self._executor.submit(on_worker, task, piece)
        return future

    def close(self, *, hard: bool = False) -> None:
        """Leave the cluster; ``hard`` takes back what no worker has begun, and leaves alone what one is at."""
        self._executor.shutdown(wait=not hard)
        self._client.close()

    def _workers(self) -> list[dict[str, Any]]:
        return list(self._client.scheduler_info(n_workers=-1)["workers"].values())


def on_worker(task: Callable[[Any], Any], piece: Any) -> Any:
    """Do a piece on a worker: its name is the vantage point, unless its machine says another one."""
    from distributed import get_worker

    end_orphans()
    if isinstance(piece, TimedPiece):
        _give_back_lost(piece)
    os.environ.setdefault(VANTAGE, str(get_worker().name))
    return task(piece)


def _give_back_lost(piece: TimedPiece) -> None:
    """A cluster hands the piece of a worker that was lost to another one: what is claimed in its name is nobody's now."""
    store = open_store(piece.work.store)
    try:
        for it in piece.slots:
            give_back(store, slot_table, it.slot, piece.owner, state="planned")
    finally:
        store.close()
