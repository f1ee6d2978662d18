"""A draft saved, left, looked for among the citizen's own, compared with what was typed, and thrown away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.filing.screens import DRAFT
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.evidence.places import Place
    from pytest_egov.gatherers.filing.walk import Walk

__all__ = ["KeptDraft", "discard", "return_to", "save"]

_PLACES = ("drafts", "my_applications")
_MOST_PLACES = 2
_MOST_ROWS = 4
_MOST_SCREENS = 6
_GOOD = 0.6

_ROWS = """(numbers) => {
  const clean = (text) => (text || "").replace(/\\s+/g, " ").trim().slice(0, 400);
  const named = (element) => clean(element.innerText || element.value || element.getAttribute("aria-label"));
  return numbers.map((number) => {
    const control = window.__egovRefs[number];
    if (!control) return "";
    const known = control.closest("tr,li,article,[role=row],[role=listitem]");
    if (known) return clean(known.innerText);
    // The largest box around it in which no other control bears the same name.
    let row = control;
    for (let box = control.parentElement; box && box !== document.body; box = box.parentElement) {
      const alike = [...box.querySelectorAll("a,button,[role=button],input[type=button],input[type=submit]")]
        .filter((other) => named(other) === named(control));
      if (alike.length > 1 || box.matches("main,[role=main],nav,form:has(textarea)")) break;
      row = box;
    }
    return clean(row.innerText);
  });
}"""


@dataclass(slots=True)
class KeptDraft:
    """What became of the draft.

    Attributes:
        save_control, said: what saved it, and what the page said.
        looked_in: where it was looked for.
        list_url, view: the list it was found in, and the control pressed there first; empty while it was not found.
        row: the text of its row.
        survived: the labels of the typed values that came back.
        reopened, deleted: whether it was found and opened, and then thrown away; None where that was not tried.
    """

    save_control: str = ""
    said: str = ""
    looked_in: list[str] = field(default_factory=list)
    list_url: str = ""
    view: str = ""
    row: str = ""
    survived: set[str] = field(default_factory=set)
    reopened: bool | None = None
    deleted: bool | None = None


def save(walk: Walk) -> KeptDraft:
    """Save the draft on the walk's screen, or on the nearest one before it that can."""
    kept = KeptDraft()
    for _ in range(_MOST_SCREENS):
        saving = screens.control(walk.snapshot, "save", walk.words)
        if saving is not None:
            break
        back = screens.control(walk.snapshot, "back", walk.words)
        if back is None:
            return kept
        walk.snapshot = walk.tab.open(back.url) if back.url else walk.tab.press(back, DRAFT)
    else:
        return kept
    before, dialogs = walk.snapshot, len(walk.tab.dialogs)
    kept.save_control = saving.name[:120]
    walk.press(saving)
    kept.said = walk.told(before, *walk.tab.dialogs[dialogs:])
    return kept


def return_to(walk: Walk, kept: KeptDraft) -> bool:
    """Leave, find the draft among the citizen's own by its words, and open it; whether what was typed came back at all."""
    walk.tab.open(walk.expedition.portal.address)
    for place in _places(walk):
        if any(place.url in said for said in kept.looked_in):
            continue
        kept.looked_in.append(f"{place.name} <{place.url}>")
        try:
            if _look_in(walk, kept, place.url):
                return True
        except (PageNotOpened, Refused):
            continue
    return False


def _places(walk: Walk) -> Iterator[Place]:
    """Where drafts may stand: what is known before anything is explored, and drafts before applications."""
    finder = walk.expedition.finder
    yield from (place for name in _PLACES if (place := finder.known(name)) is not None)
    for name in reversed(_PLACES):
        yield from finder.find(name).candidates[:_MOST_PLACES]


def discard(walk: Walk, kept: KeptDraft) -> bool:
    """Throw the draft away, in its list or on its own screen; whether its row is gone from the list."""
    listed = _open_list(walk, kept.list_url, kept.view)
    before = _rows_like(walk, listed, kept.row)
    removing = _in_row(walk, listed, "remove", kept.row)
    if removing is None:
        opening = _in_row(walk, listed, "resume", kept.row)
        walk.snapshot = _follow(walk, opening) if opening is not None else listed
        removing = screens.control(walk.snapshot, "remove", walk.words)
    if removing is None:
        return False
    if removing.url:
        walk.snapshot = walk.tab.open(removing.url, DRAFT)
    else:
        walk.press(removing)
    return _rows_like(walk, _open_list(walk, kept.list_url, kept.view), kept.row) < before


def _look_in(walk: Walk, kept: KeptDraft, url: str) -> bool:
    listed = walk.tab.open(url)
    views = [c for c in (*listed.controls, *listed.clickables) if _is_view_of_drafts(walk, c)]
    for view in ("", *dict.fromkeys(c.name for c in views[:1])):
        listed = _open_list(walk, url, view)
        rows = _resumable(walk, listed)
        for position in range(min(len(rows), _MOST_ROWS)):
            listed = _open_list(walk, url, view) if position else listed
            rows = _resumable(walk, listed)
            if position >= len(rows):
                break
            row, opening = rows[position]
            opened = _follow(walk, opening)
            survived = _came_back(walk, opened)
            if survived:
                kept.list_url, kept.view, kept.row, kept.survived = url, view, row, survived
                return True
    return False


def _is_view_of_drafts(walk: Walk, one: LiveControl) -> bool:
    inside = one.shown and one.enabled and not one.url and one.area not in ("nav", "header", "footer")
    return inside and walk.words.place_confidence("drafts", one.name) >= _GOOD


def _open_list(walk: Walk, url: str, view: str) -> Snapshot:
    listed = walk.tab.open(url)
    control = next((c for c in (*listed.controls, *listed.clickables) if view and c.name == view and c.shown), None)
    walk.snapshot = walk.tab.press(control, "open") if control is not None else listed
    return walk.snapshot


def _resumable(walk: Walk, listed: Snapshot) -> list[tuple[str, LiveControl]]:
    """The rows that can be opened, each with what opens it: rows that name our procedure or call themselves drafts first."""
    name = fold(walk.form.name)[:60]
    opening = [c for c in screens.controls(listed, "resume", walk.words) if c.enabled]
    named = [
        c
        for c in listed.controls
        if c.shown
        and c.enabled
        and c.area not in ("nav", "header", "footer", "aside")
        and name
        and fold(c.name).startswith(name[:40])
    ]
    there = list(dict.fromkeys([*opening, *named]))
    texts: list[str] = walk.tab.evaluate(_ROWS, [c.ref for c in there])
    rows: dict[str, tuple[str, LiveControl]] = {}
    for order, (text, control) in enumerate(zip(texts, there, strict=True)):
        rows.setdefault(text or f"{order}", (text, control))

    def weight(row: tuple[str, LiveControl]) -> tuple[bool, bool]:
        draft = walk.words.stands_in("filing_texts", "draft", row[0]) is not None
        return not draft, not (name and name in fold(row[0]))

    return sorted(rows.values(), key=weight)


def _came_back(walk: Walk, opened: Snapshot) -> set[str]:
    """Which typed values the reopened draft shows, over its screens: on those before and after the one it opens at."""
    walk.snapshot = opened
    survived = screens.came_back(opened, walk.typed)
    visited: list[Any] = [screens.likeness(opened)]
    for term in ("back", "next"):
        for _ in range(_MOST_SCREENS):
            # A draft that shows nothing of ours may be somebody's: it is looked through, never sent on.
            way = screens.control(walk.snapshot, term, walk.words)
            if len(survived) == len(walk.typed) or way is None or (term == "next" and not survived):
                break
            walk.snapshot = _follow(walk, way)
            if screens.likeness(walk.snapshot) in visited:
                break
            visited.append(screens.likeness(walk.snapshot))
            survived |= screens.came_back(walk.snapshot, walk.typed)
    return survived


def _in_row(walk: Walk, listed: Snapshot, term: str, row: str) -> LiveControl | None:
    there = [c for c in screens.controls(listed, term, walk.words) if c.enabled]
    texts: list[str] = walk.tab.evaluate(_ROWS, [c.ref for c in there])
    return next((c for c, text in zip(there, texts, strict=True) if text == row), None)


def _rows_like(walk: Walk, listed: Snapshot, row: str) -> int:
    return sum(text == row for text, _ in _resumable(walk, listed)) or listed.text.count(row[:40])


def _follow(walk: Walk, control: LiveControl) -> Snapshot:
    walk.snapshot = walk.tab.open(control.url) if control.url else walk.tab.press(control, DRAFT)
    return walk.snapshot
