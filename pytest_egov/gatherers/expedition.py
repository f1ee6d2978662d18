"""What a gatherer is given: the portal, the standard's wishes, a way to find places and a tab to visit them with."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pytest_egov.driver.menus import unfold
from pytest_egov.errors import NothingThere, PageNotOpened, Refused, SessionLost
from pytest_egov.evidence.findings import Candidate, Finding, Found, NotFound
from pytest_egov.evidence.places import Place, Step
from pytest_egov.wayfinding.vocabulary import Vocabulary, vocabulary
from pytest_egov.wayfinding.voids import void_of

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.gather_section import Gather
    from pytest_egov.gatherers.timings import Stopwatch
    from pytest_egov.portal import Portal
    from pytest_egov.wayfinding.finder import Finder

__all__ = ["Expedition", "Gatherer", "Visit", "as_citizen", "at_place"]

Evidence = TypeVar("Evidence")


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Brings one kind of evidence.

    Attributes:
        kind: the evidence's name, as checks ask for it.
        gather: does it; raises what the driver raises, answers what it came to.
        needs: kinds that must have been gathered before; without them there is nothing to gather.
        after: kinds that are gathered before if they can be; without them there is less to gather.
        evidence: the type of what it brings, for a kind this package does not know.
        prepare: called before the start page is opened when the kind is in the plan, for evidence that must be taken when a
            page is first opened, whoever opens it.
        live: gathering it leaves something in memory that later gatherers live by, as a session does: evidence on disk is no
            substitute for it.
        together: kinds that one journey brings with it, of the same needs: those that are planned are kept when it ends, for
            what was done on the way is done once.
    """

    kind: str
    gather: Callable[[Expedition], Finding[Any]]
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    evidence: type = object
    prepare: Callable[[Expedition], None] | None = None
    live: bool = False
    together: tuple[str, ...] = ()


@dataclass(slots=True, repr=False)
class Visit:
    """Being at a place: what it showed when it was first read, and a journey from there.

    Attributes:
        place: where, with its title.
        snapshot: as first read.
        steps, pictures: recorded on the way.
    """

    place: Place
    snapshot: Snapshot
    _visitor: Visitor
    steps: list[Step] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def tab(self) -> Tab:
        """The live tab, standing at the place."""
        return self._visitor.go(self.place.url)

    def record(self, action: str, target: str, snapshot: Snapshot, said: str = "") -> None:
        """Note one step of the journey."""
        self.steps.append(Step(action, target[:200], snapshot.url[:500], snapshot.status, said[:300]))

    def picture(self, name: str) -> None:
        """Keep a picture of what the tab shows now."""
        self.pictures.append(self._visitor.tab.picture(name))

    def candidate(self, evidence: Evidence) -> Candidate[Evidence]:
        """The evidence taken here, with the journey that brought it."""
        return Candidate(self.place, evidence, tuple(self.steps), tuple(self.pictures))


@dataclass(slots=True, repr=False)
class Expedition:
    """One look at one portal.

    Attributes:
        portal: what the user said of it.
        gather: what the standard asks to be looked at.
        finder, visitor: finding places, and visiting them as someone not signed in.
        seed: the text every draw is made from.
        today: the day the dossier was begun.
        findings: what was gathered before.
        taken: evidence taken on the way, by kind, for a gatherer whose turn comes later.
        stopwatch: how pages are timed; None where nothing is timed.
        say: shows one line of progress.
        words: the vocabulary.
    """

    portal: Portal
    gather: Gather
    finder: Finder
    visitor: Visitor
    seed: str
    today: date
    findings: Mapping[str, Finding[Any]]
    stopwatch: Stopwatch | None = None
    say: Callable[[str], None] = lambda _line: None
    taken: dict[str, Any] = field(default_factory=dict)
    words: Vocabulary = field(default_factory=vocabulary)
    _citizen: Expedition | None = None

    def __post_init__(self) -> None:
        self.words = self.finder.words
        self.finder.follow = self.visitor.follow
        self.finder.unfold = partial(unfold, self.visitor)

    @property
    def citizen(self) -> Expedition:
        """The same look at the portal in the role of the citizen, with a finder of its own.

        Raises:
            SessionLost: nobody has signed in; a gatherer that needs the kind ``session`` never meets this.
        """
        if self._citizen is None:
            raise SessionLost("Nobody has signed in.")
        return self._citizen

    def receive(self, citizen: Visitor) -> None:
        """Take in a role that has signed in, and let it see the start page."""
        finder = self.finder.for_role(citizen.read)
        self._citizen = replace(self, finder=finder, visitor=citizen, taken={}, _citizen=None)
        finder.start()

    def leave(self) -> None:
        """Close the citizen's context, where somebody has signed in; the visitor's is closed by who opened it."""
        if self._citizen is not None:
            self._citizen.visitor.close()

    def at_start(self, name: str) -> Place:
        """The start page, as the place where the evidence of that name stands."""
        return Place.at_start(name, self.portal.address, self.finder.start().title)

    def may(self, act: str) -> bool:
        """Whether the portal file lists an act beyond reading."""
        return act in self.portal.allow

    def visit(self, place: Place) -> Visit:
        """Open a place (once) and note what it links to.

        Raises:
            PageNotOpened: it gave no page, or an error page (status 400 and above).
            NothingThere: it answered, by status or in words, that there is no such page.
            PortalBlocked, BrowserGone, Refused: as Tab.open.
        """
        self.say(place.name)
        snapshot = self.visitor.read(place.url, place.name)
        if void_of(snapshot, self.finder.start()) == "not_found":
            raise NothingThere(f"{place.url} answers that there is no such page (status {snapshot.status})")
        if snapshot.status is not None and snapshot.status >= 400:
            raise PageNotOpened(f"{place.url} answered {snapshot.status}")
        named = replace(place, title=snapshot.title)
        self.finder.note(named, snapshot)
        closed = [Step("close the dialog", by, snapshot.url[:500], said=said) for said, by in snapshot.dismissed]
        return Visit(named, snapshot, self.visitor, closed)

    def first_visit(self, name: str) -> Visit | None:
        """The best place of a name that opens; None when there is none."""
        for place in self.finder.find(name).candidates:
            try:
                return self.visit(place)
            except (PageNotOpened, Refused):
                continue
        return None

    def draw(self, what: str, population: int, size: int) -> tuple[int, ...]:
        """Positions from 0, drawn without replacement; the same seed, name and population give the same draw everywhere."""
        number = int.from_bytes(hashlib.sha256(f"{self.seed}\n{what}".encode()).digest()[:8], "big")
        return tuple(random.Random(number).sample(range(population), min(size, population)))  # noqa: S311 # a draw to be repeated, not a secret


def as_citizen(gather: Callable[[Expedition], Finding[Evidence]]) -> Callable[[Expedition], Finding[Evidence]]:
    """A gatherer's ``gather`` for evidence that only the citizen sees; the gatherer must need the kind ``session``."""
    return lambda expedition: gather(expedition.citizen)


def at_place(
    name: str, look: Callable[[Visit, Expedition], Evidence | None]
) -> Callable[[Expedition], Finding[Evidence]]:
    """A gatherer's ``gather`` for evidence that is taken at one place.

    ``look`` takes the evidence at a candidate, or answers None when the candidate turns out not to be the place. All good
    candidates are tried, and where none is the place, further pages are explored within the standard's bounds. Where every
    way that bears its name leads to nothing (no such page, still being built) and nothing was left unexplored, it is absent.
    """

    def gather(expedition: Expedition) -> Finding[Evidence]:
        search = expedition.finder.find(name)
        tried = list(search.tried)
        candidates, something = _look_at(search.candidates, look, expedition, tried)
        decisive = search.decisive
        if not candidates and search.candidates and search.candidates[0].found_by != "portal_file":
            further = expedition.finder.more(name, tuple(place.url for place in search.candidates))
            candidates, something_further = _look_at(further.candidates, look, expedition, tried)
            decisive = further.decisive or (further.complete and not something and not something_further)
        return Found(tuple(candidates)) if candidates else NotFound(name, tuple(tried), decisive)

    return gather


def _look_at(
    places: tuple[Place, ...],
    look: Callable[[Visit, Expedition], Evidence | None],
    expedition: Expedition,
    tried: list[str],
) -> tuple[list[Candidate[Evidence]], bool]:
    """The evidence taken at places, and whether any of them has something, be it what was looked for or not."""
    candidates: list[Candidate[Evidence]] = []
    something = False
    for place in places:
        # A clearly weaker fit is looked at only while nothing better has turned out to be the place.
        if candidates and place.confidence < candidates[0].place.confidence - 0.1:
            break
        try:
            visit = expedition.visit(place)
            evidence = look(visit, expedition)
        except (PageNotOpened, Refused) as error:
            something = something or not isinstance(error, NothingThere)
            tried.append(str(error))
            continue
        if evidence is None:
            void = void_of(visit.snapshot, expedition.finder.start())
            # A blank page may only be slow.
            something = something or void in (None, "blank")
            tried.append(f"opened {place.url}: {_VOIDS[void] if void else 'it is not that'}")
        else:
            candidates.append(visit.candidate(evidence))
    return candidates, something


_VOIDS = {
    "not_found": "it answers that there is no such page",
    "being_built": "it says that it is still being built, and has nothing else",
    "blank": "it shows nothing of its own",
}
