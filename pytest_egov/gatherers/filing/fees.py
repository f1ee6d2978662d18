"""The fee of a service as its page, or a screen of its application, states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot

__all__ = ["Fee", "fee_stated_on"]

_A_STATEMENT = 300  # characters above which a text under "Fee" is a schedule


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee, in đồng; ``depends``: the same words speak of whom or what it is not for, so that it may not be due here."""

    dong: int
    depends: bool = False


def fee_stated_on(snapshot: Snapshot) -> Fee | None:
    """The one sum of money on a page that stands with the words for fees; None where there is none or several."""
    pieces = [piece for piece in snapshot.pieces if says("elements", "fee", piece.label)]
    stated = [f"{piece.label} {piece.text}" for piece in pieces if len(piece.text) <= _A_STATEMENT]
    lines = [line for line in snapshot.text.splitlines() if says("paying", "amount", line)]
    about = [line for line in (*stated, *lines) if not says("deliveries", "postage", line)]
    amounts = [dong for dong in screens.amounts_in(about) if dong]
    if len(amounts) != 1:
        return None
    with_it = [line for line in about if screens.amounts_in((line,))]
    return Fee(amounts[0], depends=any(says("paying", "depends", line) for line in with_it))
