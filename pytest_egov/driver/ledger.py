"""The acts with consequences, each written down before it is done: who must clean up afterwards finds them all here.

Whoever finishes a run that was cut off does none of its acts a second time that somebody else would notice (``ONCE``), be
their answer known or not: evidence that lacks was lost after the act. A draft or an upload of the citizen's own is begun
anew, and the one left behind is named in the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

from pytest_egov.acts import ONLY_IN_SANDBOX
from pytest_egov.errors import NotTwice

__all__ = ["ONCE", "Entry", "Ledger"]

# A changed profile is among them: a second change would take the test's value for the citizen's own, and give that back.
ONCE: Final = ONLY_IN_SANDBOX | {"edit_profile"}


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
    """All acts beyond reading and signing in, in order; ``keep`` writes the whole list down and is called at each change.

    ``earlier`` are those of a run that was cut off; they stand among the entries as well.
    """

    keep: Callable[[list[dict[str, Any]]], None] = lambda _entries: None
    entries: list[Entry] = field(default_factory=list)
    earlier: tuple[Entry, ...] = ()

    def go_on(self, noted: list[dict[str, Any]]) -> None:
        """Go on from the ledger of a run that was cut off, as it was noted."""
        names = {field.name for field in fields(Entry)}
        self.entries = [Entry(**{name: str(said) for name, said in entry.items() if name in names}) for entry in noted]
        self.earlier = tuple(self.entries)
        if self.entries:
            self._write()

    def not_twice(self, *acts: str) -> None:
        """See that none of these acts was begun by the run before.

        Raises:
            NotTwice: one was; doing it again would do it twice, or might where its answer is not known.
        """
        for entry in self.earlier:
            if entry.act in ONCE and entry.act in acts:
                became = "was done" if entry.answer else "was begun, and its answer is not known,"
                raise NotTwice(
                    f"the act '{entry.act}' ({entry.target}, {entry.url}) {became} before the run was cut off; it is not done "
                    "a second time"
                )

    def begin(self, act: str, target: str, url: str) -> Entry:
        """Write an act down before it is done.

        Raises:
            NotTwice: as not_twice.
        """
        self.not_twice(act)
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
