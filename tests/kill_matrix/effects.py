"""What a fault did, compared with the clean portal: its own criterion, those it flips, those it robs of their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from demo_portal.faults import Fault

from kill_matrix.audit import Outcome

Outcomes = Mapping[str, Outcome]


@dataclass(frozen=True)
class Effect:
    """What one fault did.

    Attributes:
        beside: the faults in the same portal, itself among them; they are of other criteria.
        before, after: what its criterion came to without and with it.
        flips: other criteria that lost points, or earned more than on the clean portal; there must be none.
        followers: other criteria that earned less and lost nothing: what they say must name the cause.
    """

    fault: Fault
    beside: tuple[Fault, ...]
    before: Outcome
    after: Outcome
    flips: dict[str, Outcome]
    followers: dict[str, Outcome]

    @property
    def killed(self) -> bool:
        return self.after.lost > self.before.lost


def effects_of(beside: Sequence[Fault], clean: Outcomes, now: Outcomes) -> list[Effect]:
    """What came of each fault of one portal; flips and followers are those of all of them."""
    broken = {fault.criterion for fault in beside}
    others = {id_: outcome for id_, outcome in now.items() if id_ not in broken}
    flips = {id_: after for id_, after in others.items() if flipped(clean[id_], after)}
    followers = {id_: after for id_, after in others.items() if id_ not in flips and after.earned < clean[id_].earned}
    return [
        Effect(fault, tuple(beside), clean[fault.criterion], now[fault.criterion], flips, followers) for fault in beside
    ]


def flipped(before: Outcome, after: Outcome) -> bool:
    return after.lost > before.lost or after.earned > before.earned


def lost_by(clean: Outcomes, now: Outcomes) -> list[str]:
    """The criteria that lose more points now than on the clean portal."""
    return [id_ for id_, after in now.items() if after.lost > clean[id_].lost]


def false_flips(effects: Iterable[Effect]) -> int:
    """How many criteria flipped, each counted once for each portal."""
    return len({(effect.beside[0].name, id_) for effect in effects for id_ in effect.flips})


def without_a_fault_of_its_own(effects: Iterable[Effect], clean: Outcomes) -> list[str]:
    """Criteria that earn something on the clean portal and that no fault breaks without robbing another of its evidence."""
    alone = {
        effect.fault.criterion for effect in effects if effect.killed and not effect.flips and not effect.followers
    }
    return [id_ for id_, outcome in clean.items() if outcome.earned and id_ not in alone]


def table(effects: Iterable[Effect]) -> Iterator[str]:
    """The matrix as lines of Markdown."""
    yield "| fault | how real portals break | clean | broken | came to | left open, and why |"
    yield "|---|---|---|---|---|---|"
    for effect in effects:
        fault = effect.fault
        verdict = (
            effect.after.outcome.replace("_", " ") if effect.killed else f"**not killed**: {effect.after.sentence}"
        )
        others = [f"**{id_} flips**: {after.sentence}" for id_, after in effect.flips.items()]
        others += [f"{id_}: {after.sentence}" for id_, after in effect.followers.items()]
        cells = (
            f"`{fault.name}`",
            fault.says,
            f"{effect.before.earned:.2f}",
            f"{effect.after.earned:.2f}",
            verdict,
            "<br>".join(others),
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
