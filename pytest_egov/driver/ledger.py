"""The acts with consequences, each written down before it is done: who must clean up afterwards finds them all here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Entry", "Ledger"]


@dataclass(slots=True)
class Entry:
    """One act on the portal.

    Attributes:
        act: one of the acts beyond reading.
        target: the name of what was pressed, filled or sent.
        url: the page it was done on.
        answer: what the page then said, at most 200 characters; empty while no answer has come.
        code: of the application the act created; empty where it created none.
    """

    act: str
    target: str
    url: str
    answer: str = ""
    code: str = ""


@dataclass(slots=True)
class Ledger:
    """All acts beyond reading and signing in, in order; ``keep`` writes the whole list down and is called at each change."""

    keep: Callable[[list[dict[str, Any]]], None] = lambda _entries: None
    entries: list[Entry] = field(default_factory=list)

    def begin(self, act: str, target: str, url: str) -> Entry:
        """Write an act down before it is done."""
        entry = Entry(act, target[:200], url[:500])
        self.entries.append(entry)
        self._write()
        return entry

    def answered(self, entry: Entry, answer: str, code: str = "") -> None:
        """Note what came of an act."""
        entry.answer, entry.code = answer[:200] or entry.answer, code or entry.code
        self._write()

    def _write(self) -> None:
        self.keep([asdict(entry) for entry in self.entries])
