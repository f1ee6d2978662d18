"""Known values by the hundred, and which of them a text can hold: found without trying each, for texts come by the thousand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_egov.masking.known import FEWEST, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.masking.known import Text
    from pytest_egov.masking.shapes import Kind, Sighting

__all__ = ["Register"]

_TAIL: Final = 6  # the fewest letters of a value cut off that are told from other words
_LONGEST: Final = 400  # of a longer value only so much is looked for at the end of texts


@dataclass(slots=True)
class Register:
    """Known values, each once."""

    _by_value: dict[tuple[Kind, str], Known] = field(default_factory=dict, repr=False)
    _by_beginning: dict[str, list[Known]] = field(default_factory=dict, repr=False)
    _by_tail: dict[str, list[Known]] = field(default_factory=dict, repr=False)
    _short: list[Known] = field(default_factory=list, repr=False)

    def take(self, known: Known) -> None:
        """Enter a value."""
        if (known.kind, known.same) in self._by_value:
            return
        self._by_value[known.kind, known.same] = known
        if len(known.hint) < FEWEST:
            self._short.append(known)
        for beginning in {hint[:FEWEST] for hint in (known.hint, *known.encoded) if len(hint) >= FEWEST}:
            self._by_beginning.setdefault(beginning, []).append(known)
        if not known.ends_at_words:
            same = known.same[:_LONGEST]
            for tail in {same[end - _TAIL : end] for end in range(_TAIL, len(same))}:
                self._by_tail.setdefault(tail, []).append(known)

    def sightings(self, text: Text) -> Iterator[tuple[Sighting, Known]]:
        """Where the values stand in a text, whole or cut off at its end."""
        if not self._by_value:
            return
        possible = {id(known): known for known in self._short}
        for beginning in text.beginnings & self._by_beginning.keys():
            possible |= {id(known): known for known in self._by_beginning[beginning]}
        for known in possible.values():
            yield from ((sighting, known) for sighting in known.sightings(text))
        for known in self._by_tail.get(text.text[-_TAIL:], ()):
            cut = known.cut_short(text.text)
            if cut is not None:
                yield cut, known
