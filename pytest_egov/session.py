"""The conformance side of a pytest session: what was asked, where it stands, what came of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.extending import Extensions
    from pytest_egov.gate import Ending, Gate
    from pytest_egov.judging import Judgement
    from pytest_egov.results import RunResult
    from pytest_egov.run import Order, Run

__all__ = ["JUDGEMENT", "PILLARS", "SESSION", "Conformance", "criterion_of", "figures_of"]

# The pillars of the standards we ship have a mark each; those of any standard can be named by the mark ``pillar``.
PILLARS = ("function", "performance", "accessibility")
SESSION = pytest.StashKey["Conformance"]()
JUDGEMENT = pytest.StashKey["Judgement"]()


@dataclass(slots=True)
class Conformance:
    """The conformance side of one pytest session.

    Attributes:
        order: what the user asked for.
        gate: what the run is held to.
        extensions: the hooks of other plugins, and what went wrong in them.
        collected: criteria collected before anything was deselected.
        selected: criterion ids left to judge after deselection, in the catalogue's order.
        run, result: once begun, and once judged.
        ending: the exit code we chose, and the line that says why; None while pytest's own stands.
        trouble: why the reports could not be written; empty when they could.
        others_failed: a test that is not ours failed.
        show: writes one line of progress.
        record: writes a property of the JUnit file's test suite; does nothing without such a file.
    """

    order: Order
    gate: Gate
    extensions: Extensions
    collected: int = 0
    selected: tuple[str, ...] = ()
    run: Run | None = None
    result: RunResult | None = None
    ending: Ending | None = None
    trouble: str = ""
    others_failed: bool = False
    show: Callable[[str], None] = lambda _line: None
    record: Callable[[str, str], None] = lambda _name, _value: None
    started: float = field(default_factory=time.monotonic)
    finished: list[Judgement] = field(default_factory=list)
    current: str = ""

    def at(self, criterion_id: str) -> None:
        """A criterion's turn has come."""
        self.current = criterion_id
        self.say("")

    def say(self, what: str) -> None:
        """Show where we are."""
        from pytest_egov.reporting.terminal import progress_line
        from pytest_egov.scoring import points_of

        done, total = len(self.finished), len(self.selected)
        certain = float(sum((points_of(judgement).certain for judgement in self.finished), start=0))
        elapsed = time.monotonic() - self.started
        left = elapsed / done * (total - done) if done > 2 else None
        self.show(progress_line(done, total, self.current, certain, left, what))

    def tell(self, hook: str, **said: Any) -> None:
        """Call a hook of other plugins."""
        self.extensions.tell(hook, self.masked, **said)

    def masked(self, said: str) -> str:
        """A text of somebody else's without what nobody may read; a run has the mask."""
        return self.run.dossier.mask.text(said, strict=False) if self.run is not None else said

    def done(self, item: pytest.Item, judgement: Judgement) -> None:
        """A criterion was judged; its figures travel with the test, but into no JUnit file whose schema refuses them.

        The schema of the family xunit2 (pytest's own choice) allows properties of the test suite only, and Jenkins passes over
        a whole file that does not keep to it: there ``record`` writes them when all is judged.
        """
        self.finished.append(judgement)
        item.stash[JUDGEMENT] = judgement
        if not item.config.getoption("xmlpath", None) or item.config.getini("junit_family") != "xunit2":
            item.user_properties += figures_of(judgement).items()


def figures_of(judgement: Judgement) -> dict[str, str]:
    """What a judgement came to, by the names of the properties it is told under; figures unrounded, as in ``result.json``."""
    from pytest_egov.scoring import points_of

    points = points_of(judgement)
    return {
        "egov_criterion": judgement.criterion.id,
        "egov_outcome": judgement.outcome,
        "egov_points": repr(float(points.certain)),
        "egov_open": repr(float(points.possible - points.certain)),
        "egov_max": repr(float(points.maximum)),
        "egov_basis": judgement.basis,
        "egov_attested": repr(float(points.attested)),
        "egov_waived": repr(float(points.waived)),
    }


def criterion_of(item: pytest.Item) -> str | None:
    """The criterion a collected test judges; None for the user's own tests."""
    mark = item.get_closest_marker("criterion")
    return str(mark.args[0]) if mark is not None and mark.args else None
