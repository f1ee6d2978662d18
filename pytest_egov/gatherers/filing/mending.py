"""Gives fields that did not take our test data something else of the kind they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pytest_egov.gatherers.eforms.complaints import moment
from pytest_egov.gatherers.eforms.filling import OURS, value_for
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.filing.screens import DRAFT

if TYPE_CHECKING:
    from datetime import date

    from pytest_egov.driver.snapshot import LiveField, Snapshot
    from pytest_egov.gatherers.filing.walk import Walk

__all__ = ["mend"]

_AHEAD = timedelta(days=30)
_A_MESSAGE = 3  # words
_COMPLAINTS = (("filing_texts", "held"), ("messages", "invalid"))

# Values are only tried on the field's own rules, and put back: nothing is sent, and no script of the page hears of it.
_INVALID = """(candidates) => {
  const fields = [...document.querySelectorAll("input,textarea")].filter((one) => one.willValidate &&
    ["text", "tel", "number", "email", "search", "date", "textarea"].includes(one.type));
  const wrong = fields.filter((one) => !one.validity.valid || one.getAttribute("aria-invalid") === "true");
  return wrong.map((one) => {
    const before = one.value;
    const takes = (candidate) => { one.value = candidate; return one.value === candidate && one.validity.valid; };
    const fits = candidates.filter(takes);
    one.value = before;
    return {ref: (window.__egovRefs || []).indexOf(one), value: fits.find((candidate) => candidate !== before) || ""};
  }).filter((found) => found.ref >= 0 && found.value);
}"""


def mend(walk: Walk, before: Snapshot) -> bool:
    """Fill the fields that the page marks as wrong anew, with what their own rules let pass; whether there were any.

    Where it marks none, those are wrong beside which it has something to say that it did not say before, and what it says
    there tells what is wanted. What is replaced is no longer among the values that can be told again.
    """
    walk.snapshot = walk.tab.snapshot()
    wrong: list[dict[str, Any]] = walk.tab.evaluate(_INVALID, _candidates(walk.expedition.today))
    by_ref = {field.ref: field for field in screens.fields(walk.snapshot) if field.frame == 0}
    mended = [(by_ref[one["ref"]], str(one["value"])) for one in wrong if one["ref"] in by_ref] or _told(walk, before)
    for field, value in mended:
        walk.tab.fill(field, value, DRAFT)
        walk.typed.pop(field.label, None)
    if mended:
        # A message that goes when its field is left moves what stands below it, just when that is being pressed.
        walk.snapshot = walk.tab.leave(mended[-1][0], DRAFT)
    return bool(mended)


def _told(walk: Walk, before: Snapshot) -> list[tuple[LiveField, str]]:
    now = moment(walk.tab)
    walk.snapshot = now.snapshot
    fresh = {line for line in screens.new_lines(before, now.snapshot) if len(line.split()) >= _A_MESSAGE}
    told = []
    for mark, at in now.said.items():
        field = now.fields[mark]
        # A form that answers at another address is another screen first: its messages stand there before it is held.
        ours = OURS in field.value
        said = next(
            (line for line in (*at["described"], *at["near"]) if line in fresh or (ours and _complains(line, walk))),
            None,
        )
        if said is None or field.kind not in ("text", "tel", "textarea"):
            continue
        value = value_for(replace(field, label=said, help=field.label, sent_as=""), walk.expedition.today)
        if value and value != field.value:
            told.append((field, value))
    return told


def _complains(line: str, walk: Walk) -> bool:
    return any(walk.words.stands_in(family, term, line) for family, term in _COMPLAINTS)


def _candidates(today: date) -> list[str]:
    ahead = today + _AHEAD
    return ["1", "12", "100", "2020", f"{ahead:%d/%m/%Y}", f"{ahead:%Y-%m-%d}", "0900000001", "001090000001", "0100000001",
            "kiem.thu@example.vn", "AB", "Kiểm thử"]  # fmt: skip
