"""Reads the online level of a service (end-to-end, partial, information only) from rows and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.evidence.procedures import ServiceLevel
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["level_in", "level_of_page", "levels_of_rows"]

_NEAR = 250  # characters around a name within which a tag belongs to it
_TAG = 70  # a line longer than this is running text, not a tag


def level_in(text: str, words: Vocabulary) -> ServiceLevel | None:
    """The one level whose words stand in a text; None when none or several do."""
    found = words.terms_in("levels", text)
    return found[0] if len(found) == 1 else None  # type: ignore[return-value] # the vocabulary's levels are these three


def levels_of_rows(names: Sequence[str], snapshot: Snapshot, words: Vocabulary) -> list[ServiceLevel | None]:
    """The level in each row's own text, in the order of the names: table row or list item, else the text around it."""
    own = [_row_text(name, names, snapshot) for name in names]
    levels = [level_in(text, words) if text is not None else None for text in own]
    if any(text is None for text in own):
        around = _levels_around(names, snapshot.text, words)
        levels = [level if text is not None else near for level, text, near in zip(levels, own, around, strict=True)]
    return levels


def level_of_page(name: str, snapshot: Snapshot, words: Vocabulary) -> ServiceLevel | None:
    """The tag on a procedure's own page: under a label of its own, else a short line after its name."""
    for piece in snapshot.pieces:
        if words.term_of("groupings", piece.label, 0.6) == "level" and (level := level_in(piece.text[:_NEAR], words)):
            return level
    for line in _lines_after(name, snapshot.text):
        if len(line) <= _TAG and (level := level_in(line.replace(name, " "), words)):
            return level
    return None


def _lines_after(name: str, text: str) -> list[str]:
    """The lines from the name on; two lines before it as well, where a tag may stand above the title."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    wanted = fold(name)
    first = next((index for index, line in enumerate(lines) if wanted and wanted in fold(line)), 0)
    return [*lines[first:], *lines[max(first - 2, 0) : first]]


def _row_text(name: str, names: Sequence[str], snapshot: Snapshot) -> str | None:
    """The text of the table row or list item the name stands in, without the name; None where it stands in neither."""
    wanted = fold(name)
    rows = [" | ".join(row) for table in snapshot.tables for row in table.rows]
    items = [item for items in snapshot.lists for item in items]
    holding = [text for text in (*rows, *items) if wanted in fold(text)]
    others = [fold(other) for other in names if fold(other) not in wanted and wanted not in fold(other)]
    holding = [text for text in holding if not any(other in fold(text) for other in others)]
    if not holding:
        return None
    # The widest element that holds this row alone: a cell may hold nothing but the name.
    return fold(max(holding, key=len)).replace(wanted, " ")


def _levels_around(names: Sequence[str], text: str, words: Vocabulary) -> list[ServiceLevel | None]:
    """Levels by nearness in the running text, for rows that are neither table rows nor list items."""
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for name in names:
        at = folded.find(fold(name), start)
        spans.append((at, at + len(fold(name))) if at >= 0 else (start, start))
        start = spans[-1][1]
    ends = [0, *(end for _, end in spans)]
    begins = [*(begin for begin, _ in spans), len(folded)]
    gaps = [folded[end:begin] for end, begin in zip(ends, begins, strict=True)]
    before = [gap[-_NEAR:] for gap in gaps[:-1]]
    after = [gap[:_NEAR] for gap in gaps[1:]]
    return [level_in(piece, words) for piece in (before if _tags_stand_before(gaps, words) else after)]


def _tags_stand_before(gaps: Sequence[str], words: Vocabulary) -> bool:
    """Whether tags belong to the name after them.

    The ends of the list tell: a tag before the first name, or one after the last. Where they do not, the nearer name has it.
    """
    first, last = (level_in(piece, words) is not None for piece in (gaps[0][-_NEAR:], gaps[-1][:_NEAR]))
    if first != last:
        return first
    leaning = 0
    for gap in gaps[1:-1]:
        for level in words.terms_in("levels", gap):
            word = fold(words.stands_in("levels", level, gap) or "")
            at = gap.find(word)
            leaning += at - (len(gap) - at - len(word))
    return leaning > len(gaps)
