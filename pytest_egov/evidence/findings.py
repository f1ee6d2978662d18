"""What gathering one kind of evidence came to: found, or one of the ways of not having it, kept as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pytest_egov.evidence.places import Place, Step
from pytest_egov.verdict import Text

__all__ = ["Candidate", "CouldNotLook", "Finding", "Found", "NotConfigured", "NotFound"]

Evidence = TypeVar("Evidence")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Evidence]):
    """One plausible place and the evidence taken there.

    Attributes:
        place: where.
        evidence: what was seen.
        steps: the journey that brought it, in order.
        pictures: files of the dossier, relative to it.
    """

    place: Place
    evidence: Evidence
    steps: tuple[Step, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found(Generic[Evidence]):
    """Evidence of one kind, one entry for every plausible place: judging keeps the best."""

    candidates: tuple[Candidate[Evidence], ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """No place for it was found.

    Attributes:
        place: the vocabulary's name of what was looked for.
        tried: what was tried, in words a reader can follow.
        decisive: whether that proves its absence: the portal file says where it should be or that it is absent, or every
            link within the standard's clicks was opened.
        title: what the place is called in a report; None for one the vocabulary does not know.
    """

    place: str
    tried: tuple[str, ...]
    decisive: bool
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class NotConfigured:
    """Looking takes something the portal file does not give: an account, a sandbox, a known code, an allowed act."""

    what: Text


@dataclass(frozen=True, slots=True)
class CouldNotLook:
    """Gathering failed: the portal blocked us or broke down, the browser died, or the tool erred.

    Attributes:
        gatherer: the kind of evidence whose gathering failed first (a follower names the one it depends on).
        reason: what happened.
    """

    gatherer: str
    reason: Text


Finding = Found[Evidence] | NotFound | NotConfigured | CouldNotLook
