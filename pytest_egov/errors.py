"""The tree of errors. Every message names the thing and the remedy.

EgovError
├── UsageProblem            the user can mend it in a file or on the command line; nothing was opened
│   ├── CatalogueProblem    a catalogue does not hold together
│   ├── PortalFileProblem   a portal file does not hold together
│   ├── CampaignProblem     a campaign file does not hold together
│   ├── StatementsProblem   a file of statements does not hold together
│   ├── PlanProblem         a plan of repairs does not hold together
│   ├── ProductProblem      the adapter of a portal's product does not hold together
│   ├── DossierProblem      evidence on disk is incomplete, altered or of another version
│   ├── SignatureProblem    a dossier is not signed, its signature does not fit, or a key file holds no key for it
│   └── StoreProblem        the sample store cannot be opened, or is not what it should be
├── BrowserNotFound         no browser on this machine
├── BrowserGone             the browser died or was closed during the run
├── PortalUnreachable       the portal's start page did not answer: there is no score
├── PortalBlocked           the portal refused us (403, 429, 503 or a challenge): we could not look
├── SessionLost             the portal signed us out, and signing in again did not help: we could not look
├── PageNotOpened           one address did not open: no answer in time, a network fault, a download instead of a page
│   └── NothingThere        it answered that there is no such page
├── PlaceNotFound           a page that the standard names was not found, or is no page of its own: there is nothing to open
├── CannotKeep              evidence can no longer be written (a full disk, no file handle left): the run ends with what it has
├── NotTwice                an act was done, or begun, by a run that was cut off: it is not done a second time
├── ConditionsNotMet        this machine does not give a timed load the conditions its profile names
├── CannotBeTimed           a page that no round of timed loads can reach, as a form without a test account
└── Refused                 our own guard refused an act or an address
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = [
    "BrowserGone",
    "BrowserNotFound",
    "CampaignProblem",
    "CannotBeTimed",
    "CannotKeep",
    "CatalogueProblem",
    "ConditionsNotMet",
    "DossierProblem",
    "EgovError",
    "Fault",
    "NotTwice",
    "NothingThere",
    "PageNotOpened",
    "PlaceNotFound",
    "PlanProblem",
    "PortalBlocked",
    "PortalFileProblem",
    "PortalUnreachable",
    "ProductProblem",
    "Refused",
    "SessionLost",
    "SignatureProblem",
    "StatementsProblem",
    "StoreProblem",
    "UsageProblem",
    "defused",
    "place_of",
]

_COMMAND: Final = re.compile(r"(#)(#(?:vso|teamcity)?\[)|(?<!\S)(:)(:[\w-]+(?:\s(?:(?!::).)*)?::)", re.IGNORECASE)
MOST_SAID: Final = 100  # faults in one message; all of them are in ``faults``


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file, with its place (line and column count from 1; 0 where unknown) and the remedy."""

    file: str
    line: int
    column: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        problem, remedy = (said.replace("\n", "\\n") for said in (self.problem, self.remedy))
        return f"{self.file}:{self.line}:{self.column}: {problem}\n    {remedy}"


class EgovError(Exception):
    """Anything this package raises on purpose.

    Its message may quote what a file, a name or a portal says: signs that a terminal acts on, or that turn writing round,
    stand in it as escapes.
    """

    def __str__(self) -> str:
        return "".join(map(_visible, defused(super().__str__())))


class UsageProblem(EgovError):
    """Something the user can mend; raised before any page is opened."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        rest = ["... and more."] if len(faults) > MOST_SAID else []
        super().__init__("\n".join([message, *map(str, faults[:MOST_SAID]), *rest]))
        self.faults = faults


class CatalogueProblem(UsageProblem):
    """The catalogue of a conformance suite does not hold together; lists all faults at once."""


class PortalFileProblem(UsageProblem):
    """The portal file does not hold together; lists all faults at once."""


class CampaignProblem(UsageProblem):
    """The campaign file, or a list of portals it is to be made from, does not hold together; lists all faults at once."""


class StatementsProblem(UsageProblem):
    """A file of statements is no YAML, has keys nobody knows, or is about something else; lists all faults at once."""


class PlanProblem(UsageProblem):
    """A plan of repairs is no YAML, has keys nobody knows, or is about something else; lists all faults at once."""


class ProductProblem(UsageProblem):
    """The adapter of a portal's product does not hold together; lists all faults at once."""


class DossierProblem(UsageProblem):
    """A dossier on disk is incomplete, was altered, or was written by another version."""


class SignatureProblem(UsageProblem):
    """A dossier is not signed, its signature does not fit the key, or a file holds no key to sign or verify with."""


class StoreProblem(UsageProblem):
    """The sample store cannot be opened or used, or has nothing of what was asked for."""


class BrowserNotFound(EgovError):
    """No browser was found; the message names the three ways out."""


class BrowserGone(EgovError):
    """The browser died or was closed; what was gathered before stays."""


class PortalUnreachable(EgovError):
    """The start page did not answer, so nothing can be judged and there is no score."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} did not answer: {reason}")
        self.url = url
        self.reason = reason


class PortalBlocked(EgovError):
    """The portal answers, but not to us; what lies behind can neither pass nor fail."""


class SessionLost(EgovError):
    """The portal signed us out; a sign-in page is never judged as the page behind it."""


class PageNotOpened(EgovError):
    """One address did not open as a page; ``download`` tells that it gave a file instead."""

    def __init__(self, message: str, *, download: bool = False) -> None:
        super().__init__(message)
        self.download = download


class NothingThere(PageNotOpened):
    """One address answered that there is no such page, by its status or, as routers drawn by scripts do, in words."""


class PlaceNotFound(EgovError):
    """A page that the standard names was not found on the portal, or its function has no page one can open."""


class CannotKeep(EgovError):
    """Evidence can no longer be written; what was kept before stays whole, and the run can be resumed from it."""


class NotTwice(EgovError):
    """An act with consequences was done by a run that was cut off, or was begun and nobody knows what became of it."""


class ConditionsNotMet(EgovError):
    """A slowed-down load was asked for and the browser was not slow: its figures would be another profile's."""


class CannotBeTimed(EgovError):
    """A page that no round of this portal can time; said, and no fault of the round."""


class Refused(EgovError):
    """Our own guard refused to do something to the portal, or to go to an address."""


def _visible(character: str) -> str:
    if character.isprintable() or character in "\n\t" or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode()


def defused(said: str) -> str:
    """A text whose words no build server takes for a command of ours, as GitHub, Azure and TeamCity read them out of logs."""
    return (
        _COMMAND.sub(lambda found: f"{found[1] or found[3]} {found[2] or found[4]}", said)
        if "##" in said or "::" in said
        else said
    )


def place_of(file: Path | str) -> str:
    """The file as the user would name it: relative to where the command was typed when it lies below."""
    path = Path(file)
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
