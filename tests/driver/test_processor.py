from __future__ import annotations

from typing import NamedTuple

import psutil
import pytest

from pytest_egov.driver import processor
from pytest_egov.driver.processor import ProcessorWatch, calibrate


class Times(NamedTuple):
    user: float
    system: float
    children_user: float = 0.0
    children_system: float = 0.0
    nice: float = 0.0
    idle: float = 0.0


class Machine:
    """A machine of two processors whose clocks we turn: a boundary no test can steer for real."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now, self.all, self.mine, self.child = 0.0, 0.0, 0.0, 0.0
        patch.setattr(processor.time, "monotonic", lambda: self.now)
        patch.setattr(processor.os, "cpu_count", lambda: 2)
        patch.setattr(psutil, "cpu_times", lambda: Times(self.all, 0.0, idle=99.0))
        patch.setattr(psutil, "Process", lambda: self)

    def children(self, *, recursive: bool) -> list[Child]:
        assert recursive
        return [Child(self), Child(None)]

    def cpu_times(self) -> Times:
        return Times(self.mine, 0.0)


class Child:
    def __init__(self, machine: Machine | None) -> None:
        self.machine = machine

    def cpu_times(self) -> Times:
        if self.machine is None:
            raise psutil.NoSuchProcess(1)
        return Times(0.0, self.machine.child)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.mark.parametrize(
    ("used", "mine", "child", "share"),
    [(4.0, 1.0, 3.0, 0.0), (10.0, 1.0, 3.0, 0.3), (20.0, 0.0, 0.0, 1.0), (4.0, 5.0, 0.0, 0.0), (0.0, 0.0, 0.0, None)],
    ids=[
        "all ours",
        "a third of the machine",
        "nothing ours",
        "clocks that do not quite agree",
        "a system that tells nothing",
    ],
)
def test_share_of_the_machine_that_others_took(
    machine: Machine, used: float, mine: float, child: float, share: float | None
) -> None:
    watch = ProcessorWatch.begin()

    machine.now, machine.all, machine.mine, machine.child = 10.0, used, mine, child

    assert share == watch.others_share()


def test_calibration_takes_some_time() -> None:
    assert 0 < calibrate() < 60_000
