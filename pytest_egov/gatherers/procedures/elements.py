"""Reads the content elements of a procedure's page (steps, papers, fee ...) with how much text stands under each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.places import Mention
from pytest_egov.wayfinding.vocabulary import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["elements_behind_tabs", "elements_on", "united"]

_FITS = 0.5
_LABEL = 90  # letters; a longer line is content
# What stands where content will come one day is no content; "Không" (none) is.
_NO_CONTENT = re.compile(
    r"(?:[\W_]*|(?:đang|chưa) (?:được )?cập nhật.{0,40}|n/?a|updating|to be updated"
    r"|chưa có (?:thông tin|dữ liệu|nội dung))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\s*(?:[IVX]{1,4}|\d{1,2}|[a-lA-L])\s*[.)\-–:]\s*(?:\d{1,2}[.)]\s*)?")
_MOST_PRESSES = 14


def elements_on(snapshot: Snapshot, name: str, words: Vocabulary) -> tuple[Mention, ...]:
    """The elements a page shows, each once, with the label it was recognised by and the letters that stand under it.

    Args:
        snapshot: the page.
        name: of the procedure, as the list has it.
        words: the vocabulary.
    """
    found: dict[str, tuple[tuple[bool, float, int], Mention]] = {}
    for label, text in _labelled(snapshot, words):
        bare = _NUMBER.sub("", label).strip(" :*•-–")
        term = words.term_of("elements", bare, _FITS) if len(bare) <= _LABEL else None
        if term is None:
            continue
        mention = Mention(term, label[:200], _filled(text), snapshot.url[:500])
        # Under two labels of one term the filled one counts; of two filled ones the better label, then the longer text.
        fit = round(words.term_confidence("elements", term, bare), 2)
        worth = (mention.characters > 0, fit, mention.characters)
        if term not in found or worth > found[term][0]:
            found[term] = (worth, mention)
    own_name = _name_shown(snapshot, name)
    if own_name and ("name" not in found or not found["name"][1].characters):
        found["name"] = ((True, 1.0, len(own_name)), Mention("name", own_name[:200], len(own_name), snapshot.url[:500]))
    return tuple(mention for term in words.terms["elements"] if term in found for mention in (found[term][1],))


def elements_behind_tabs(tab: Tab, name: str, seen: tuple[Mention, ...], words: Vocabulary) -> tuple[Mention, ...]:
    """Elements that show only once the tab or heading that names them is pressed; the tab must stand at the page."""
    have = {mention.term for mention in seen if mention.characters}
    for _ in range(_MOST_PRESSES):
        snapshot = tab.snapshot()
        control = next(
            (
                c
                for c in snapshot.controls
                if c.shown and c.enabled and not c.url and not c.submits and _reveals(c.name, have, words)
            ),
            None,
        )
        if control is None:
            return seen
        have |= {_term_of(control.name, words)}
        try:
            after = tab.press(control, "open")
        except PageNotOpened:
            continue
        shown = elements_on(after, name, words)
        if not any(mention.term == _term_of(control.name, words) and mention.characters for mention in shown):
            # The label is the button and what it opened stands elsewhere: what came with the press belongs to it.
            came = _new_text(snapshot, after)
            shown = (*shown, Mention(_term_of(control.name, words), control.name[:200], _filled(came), after.url[:500]))
        seen = united(seen, shown)
    return seen


def united(one: tuple[Mention, ...], other: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of two readings, of each term the one with more text."""
    best: dict[str, Mention] = {}
    for mention in (*one, *other):
        if mention.term not in best or mention.characters > best[mention.term].characters:
            best[mention.term] = mention
    return tuple(best.values())


def _labelled(snapshot: Snapshot, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Labels and what stands under them: the page's own structure, the columns of its tables, the lines of its text."""
    structured = set()
    for piece in snapshot.pieces:
        cells = piece.text.split(" | ") if piece.by == "row" else []
        if len(cells) > 1 and all(_term_of(cell, words) for cell in cells):
            continue  # the head of a table, read by its columns below
        yield piece.label, piece.text
        if piece.by != "lead":
            structured.add(_term_of(piece.label, words))
    for table in snapshot.tables:
        header, *rows = table.rows or ((),)
        if rows and sum(1 for cell in header if _term_of(cell, words)) > 1:
            for column, label in enumerate(header):
                yield label, " ".join(row[column] for row in rows if column < len(row))
    # Where the page has structure, an empty section is empty: the lines after it belong to something else.
    for label, text in _lines(snapshot, words):
        if _term_of(label, words) not in structured:
            yield label, text


def _lines(snapshot: Snapshot, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Lines that are labels, with the lines that follow until the next label or heading."""
    headings = {text for _, text in snapshot.headings}
    label, content = "", list[str]()
    for raw in snapshot.text.splitlines():
        line = raw.strip()
        head, _, rest = line.partition(":")
        if line and len(head) <= _LABEL and _term_of(head, words):
            if label:
                yield label, " ".join(content)
            label, content = head, [rest]
        elif line in headings:
            if label:
                yield label, " ".join(content)
            label, content = "", []
        elif label:
            content.append(line)
    if label:
        yield label, " ".join(content)


def _filled(text: str) -> int:
    stripped = text.strip(" :\n\t|")
    return 0 if _NO_CONTENT.fullmatch(stripped) else len(stripped)


def _name_shown(snapshot: Snapshot, name: str) -> str:
    """The procedure's name where it stands on its own page: as a heading or a line; empty where it does not."""
    wanted = plain(name)
    places = [*(text for _, text in snapshot.headings), *snapshot.text.splitlines(), snapshot.title]
    return name if wanted and any(wanted[:150] in plain(place) for place in places if place.strip()) else ""


def _term_of(name: str, words: Vocabulary) -> str:
    return words.term_of("elements", _NUMBER.sub("", name).strip(), 0.6) or ""


def _reveals(name: str, have: set[str], words: Vocabulary) -> bool:
    term = _term_of(name, words)
    return bool(term) and term not in have and len(fold(name)) <= _LABEL


def _new_text(before: Snapshot, after: Snapshot) -> str:
    known = set(before.text.splitlines())
    return " ".join(line for line in after.text.splitlines() if line not in known)
