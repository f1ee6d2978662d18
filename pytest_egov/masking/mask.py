"""Masks texts: personal data and secrets become tokens, equal values equal ones, so that their kind stays and they do not."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_egov.masking.decoding import read
from pytest_egov.masking.known import Known, Text
from pytest_egov.masking.names import names_in
from pytest_egov.masking.register import Register
from pytest_egov.masking.shapes import contacts_in, kind_of, personal_in, same_as, secrets_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.masking.decoding import Reading
    from pytest_egov.masking.shapes import Kind

__all__ = ["Hidden", "Mask"]

Hidden = tuple[int, int, str]
"""Where something to hide stands in a text (first place, and the one after its last), and the token that takes its place."""

_Ranked = tuple[int, int, int, "Kind", str]

_HOST: Final = re.compile(r"//[^/?#\s\"'<>]*")
_PUBLIC_BODIES: Final = ".gov.vn"
_CONTACTS: Final = ("phone", "email")
_WORDS: Final = ("name", "address")
_RANDOM: Final = 10  # characters; shorter values of cookies are settings such as a language
_TOKEN: Final = re.compile(r"\[[a-z]+-[0-9a-f]+\]")
# Words a page's own HTML is made of: a password such as "password" is not worth the reports it would tear.
_OURS: Final = frozenset(
    (
        "text",
        "password",
        "email",
        "tel",
        "number",
        "search",
        "date",
        "select",
        "radio",
        "checkbox",
        "textarea",
        "file",
        "citizen",
    )
)


@dataclass(slots=True)
class Mask:
    """What a run knows to hide, and the key its tokens are made with; both live in memory for the run, and nowhere else.

    What is hidden, in the order that decides where two things overlap: secrets and what is known of the signed-in person
    (``learn``), tokens and codes by their looks, then personal data by their looks. What the portal publishes as its own
    contact (``publish``) is left alone unless it is known to be the person's.
    """

    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _known: Register = field(default_factory=Register, repr=False)
    _met: Register = field(default_factory=Register, repr=False)
    _published: set[str] = field(default_factory=set, repr=False)
    _words: str = field(default="", repr=False)
    _tokens: dict[tuple[Kind, str], str] = field(default_factory=dict, repr=False)

    def learn(self, value: str, kind: Kind | None = None) -> None:
        """Hide a value wherever it stands from now on; without a kind it is what it looks like."""
        self._take(self._known, kind or kind_of(read(value).text.strip()), value)

    def learn_secret(self, value: str) -> None:
        """The same for what a browser remembers (a cookie, an entry of its storage), where it is no mere setting."""
        mixed = re.search(r"\d", value) is not None and re.search(r"[A-Za-z]", value) is not None
        if _RANDOM <= len(value) <= 8000 and " " not in value and (mixed or len(value) >= 2 * _RANDOM):
            self._take(self._known, "token", value)

    def meet(self, written: str) -> None:
        """Hide what looks like somebody's in a text that only someone signed in sees, wherever it stands from now on."""
        reading = read(written)
        text = reading.text
        # A number that nothing calls an identity's may count something: it is hidden where it stands, and nowhere else.
        for start, end, kind in (*secrets_in(text), *personal_in(text, strict=False), *contacts_in(text)):
            if kind not in ("token", "otp") or end - start >= _RANDOM:
                self._take(self._met, kind, text[start:end])
        for start, end in names_in(reading, written, strict=True):
            self.meet_as("name", written[start:end])

    def meet_as(self, kind: Kind, value: str) -> None:
        """The same for a value that a label says to be of a kind: what is published is still the portal's.

        Beside a label on a citizen's page may stand the agency's own address, and a place may bear a person's name.
        """
        if kind not in _WORDS or f" {same_as(kind, read(value).text)} " not in self._words:
            self._take(self._met, kind, value)

    def publish(self, written: str) -> None:
        """Leave the telephone numbers and e-mail addresses of a text alone: the portal shows them to everybody as its own."""
        text = read(written).text
        self._published |= {same_as(kind, text[start:end]) for start, end, kind in contacts_in(text)}
        self._words += f" {same_as('name', text)} "

    def text(self, written: str, *, strict: bool = True) -> str:
        """A text with everything hidden.

        Args:
            written: the text.
            strict: False for a text that the portal shows to everybody: fixed telephone numbers stay, and so do numbers that
                nothing calls an identity's.
        """
        hidden = self.hidden(written, strict=strict)
        if not hidden:
            return written
        parts, here = [], 0
        for start, end, token in hidden:
            parts += [written[here:start], token]
            here = end
        return "".join([*parts, written[here:]])

    def hidden(self, written: str, *, strict: bool = True) -> list[Hidden]:
        """What to hide in a text, in order, nothing overlapping; ``strict`` as in :meth:`text`."""
        if len(written) < 4 or written in _OURS:
            return []
        reading = read(written)
        ours = [match.span() for match in _TOKEN.finditer(written)] if "[" in written else []
        sightings = sorted(
            (start, end, -priority, kind, same)
            for priority, (start, end, kind, same) in enumerate(self._sightings(reading, written, strict=strict))
            if start < end and not any(first <= start and end <= last for first, last in ours)
        )
        return self._told_apart(sightings, written)

    def _told_apart(self, sightings: list[_Ranked], written: str) -> list[Hidden]:
        """The sightings without overlaps: what hangs together is hidden as one, as what the longest part of it is."""
        found: list[Hidden] = []
        hosts = [match.span() for match in _HOST.finditer(written)] if sightings else []
        while sightings:
            first, last = sightings[0][:2]
            group = []
            while sightings and sightings[0][0] < last:
                group.append(sightings.pop(0))
                last = max(last, group[-1][1])
            *_, kind, same = max(group, key=lambda one: (one[1] - one[0], one[2]))
            token = self._token(kind, same)
            # A bracket would make the host of an address no host at all.
            in_host = any(begins <= first and last <= ends for begins, ends in hosts)
            found.append((first, last, token[1:-1] if in_host else token))
        return found

    def _sightings(self, reading: Reading, written: str, *, strict: bool) -> Iterator[tuple[int, int, Kind, str]]:
        """Places in the text as written, kind and sameness; what counts more comes first."""
        text = Text(reading.text)
        for (start, end, kind), known in self._known.sightings(text):
            yield *reading.as_written(start, end), kind, known.same
        for start, end, kind in secrets_in(reading.text):
            yield *reading.as_written(start, end), kind, same_as(kind, reading.text[start:end])
        for (start, end, kind), known in self._met.sightings(text):
            if kind not in _CONTACTS or not self._is_published(known.same):
                yield *reading.as_written(start, end), kind, known.same
        published: list[tuple[int, int]] = []
        for start, end, kind in personal_in(reading.text, strict=strict):
            same = same_as(kind, reading.text[start:end])
            if kind in _CONTACTS and self._is_published(same):
                published.append((start, end))
            elif not any(first <= start and end <= last for first, last in published):
                yield *reading.as_written(start, end), kind, same
        for start, end in names_in(reading, written, strict=strict):
            yield start, end, "name", same_as("name", read(written[start:end]).text)

    def _is_published(self, same: str) -> bool:
        return same in self._published or same.endswith(_PUBLIC_BODIES)

    def _take(self, among: Register, kind: Kind, value: str) -> None:
        known = Known.of(kind, value)
        if known is not None and known.same not in _OURS:
            among.take(known)

    def _token(self, kind: Kind, same: str) -> str:
        if (kind, same) not in self._tokens:
            digest = hmac.digest(self._key, f"{kind}:{same}".encode(), hashlib.sha256).hex()
            given = set(self._tokens.values())
            lengths = range(4, len(digest) + 1, 2)
            self._tokens[kind, same] = next(t for n in lengths if (t := f"[{kind}-{digest[:n]}]") not in given)
        return self._tokens[kind, same]
