"""What a probe is given, and what it is: a function from a page that stands in a tab to the outcomes of rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.addresses import page_key
from pytest_egov.driver.axe import nodes_from, with_axe
from pytest_egov.driver.keyboard import at_rest
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["Probe", "Subject", "script_of"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A page under test (EARL's term).

    Attributes:
        tab: where it stands.
        snapshot: what it showed when it was first read.
        engine: what axe-core said of it.
        troubles: why frames of it gave no answer.
    """

    tab: Tab
    snapshot: Snapshot
    engine: RuleOutcomes
    troubles: list[str] = field(default_factory=list)

    def ask(self, script: str, argument: Any = None) -> dict[str, list[RuleNode]]:
        """Run a reading script of this room in the page and its frames.

        Args:
            script: file name; a function of ``(elements, argument)`` that answers ``{topic: [elements.node(...), ...]}``.
            argument: data for the script.

        Returns:
            The elements named under each topic, over all frames.

        Raises:
            PageNotOpened, BrowserGone: as with_axe.
        """
        said: dict[str, list[RuleNode]] = {}
        for way, topics in self.answers(script, argument):
            for topic, nodes in topics.items():
                said.setdefault(topic, []).extend(nodes_from(way, nodes))
        return said

    def read(self, script: str, argument: Any = None) -> dict[str, Any]:
        """Run a reading script in the page itself, for what concerns the page as a whole.

        Args:
            script: as for :meth:`ask`; answers a mapping, ``node`` in it being the element that it tells of.
            argument: data for the script.

        Returns:
            The mapping, with ``node`` as evidence.

        Raises:
            PageNotOpened, BrowserGone: as with_axe.
        """
        ((way, said),) = (answer for answer in self.answers(script, argument) if not answer[0])
        (node,) = nodes_from(way, [said["node"]])
        return {**said, "node": node}

    def answers(self, script: str, argument: Any = None, *, engine: bool = True) -> list[tuple[tuple[str, ...], Any]]:
        """Run a script of this room, and give what each frame answered beside the selectors that lead there.

        ``engine`` is for scripts that ask something of ``elements``; the others cost less without.

        Raises:
            PageNotOpened, BrowserGone: as with_axe.
        """
        return with_axe(self.tab, script_of(script), argument, engine=engine, troubles=self.troubles)

    def come_back(self, *, anew: bool = False) -> None:
        """Open the page again if the tab has left it, or in any case.

        Raises:
            PageNotOpened, PortalBlocked, BrowserGone, Refused: as Tab.open.
        """
        if anew or page_key(self.tab.page.url) != page_key(self.snapshot.url):
            # A page left by script may still be on its way elsewhere, and would take this opening with it.
            at_rest(self.tab)
            self.tab.open(self.snapshot.url)


@cache
def script_of(name: str) -> str:
    """A script of this room."""
    return (files("pytest_egov.gatherers.accessibility") / name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Probe:
    """Looks at a page for one subject.

    Attributes:
        look: takes the page and answers the outcomes of its rules.
        rules: which ones these are; they stay undecided where the probe fails.
    """

    look: Callable[[Subject], RuleOutcomes]
    rules: tuple[str, ...]
