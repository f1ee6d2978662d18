"""An audit that was cut off, as it is taken up again: which dossier, what of it stays, and when it is refused."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from pytest_egov import __version__, same_subject
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.holding import hold, let_go
from pytest_egov.file_contents import LARGEST_OF_RUNS, content_of, json_in
from pytest_egov.portal import Portal
from pytest_egov.resumed_results import NOTE, LeftOpen, Life, Lives, lives_of

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from pytest_egov.binding import Suite
    from pytest_egov.evidence.findings import Finding
    from pytest_egov.gatherers.expedition import Gatherer
    from pytest_egov.masking import Mask

__all__ = [
    "OLDEST",
    "SETTINGS",
    "Resume",
    "Settings",
    "go_on",
    "refuse_another",
    "refuse_too_old",
    "take_resume",
    "take_up",
]

SETTINGS: Final = "order"
OLDEST: Final = timedelta(days=7)  # from then on a portal may be another one: half of each would be a report on neither

_REMEDIES: Final = same_subject.Remedies(
    "a resumed audit",
    "Leave the portal out: a resumed audit knows its own.",
    "Finish it with the catalogue that it was begun with, or begin anew.",
)
_NOBODY_KNOWS: Final = "Without it nobody knows what was done on the portal."


class Settings(BaseModel):
    """What a run was told that its evidence depends on and that stands nowhere else in the dossier."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rounds: int | None = None


@dataclass(slots=True)
class Resume:
    """A dossier to be finished, held for this process.

    Attributes:
        dossier: which.
        settings: what it was begun with.
        acts: its ledger as written.
        writes: what it sent to the portal, as noted; empty where it had no time to.
        held: its lock.
        stays: the kinds of evidence that stay, once it was taken up.
    """

    dossier: Dossier
    settings: Settings
    acts: list[dict[str, Any]]
    writes: list[Any]
    held: BaseFileLock = field(repr=False)
    stays: frozenset[str] = frozenset()


def take_resume(directory: Path, kinds: dict[str, type]) -> Resume:
    """Hold a dossier that a run left unfinished, and read it.

    Raises:
        DossierProblem: it is finished, altered, of another version of the tool, or a living run writes it.
    """
    where = place_of(directory)
    if not (directory / "dossier.json").is_file():
        raise DossierProblem(f"{where} is no dossier: give the directory a run wrote its evidence to (egov-evidence).")
    held = hold(directory)
    try:
        _refuse_what_lies_elsewhere(directory)
        dossier = Dossier.load(directory, kinds)
        _refuse_what_is_done(dossier)
        settings = dossier.noted_as(SETTINGS, Settings, "a new run") or Settings()
        return Resume(dossier, settings, _acts(directory), _noted(directory / "writes.json"), held)
    except DossierProblem:
        let_go(held)
        raise


def _refuse_what_lies_elsewhere(directory: Path) -> None:
    # What does not stay is deleted: never through a link, for what it leads to is not ours.
    for name in ("evidence", "pictures"):
        if (directory / name).is_symlink():
            raise DossierProblem(
                f"{place_of(directory / name)} is a symbolic link: a resumed audit deletes nothing elsewhere. Put the folder "
                "itself in its place, or begin anew."
            )


def _refuse_what_is_done(dossier: Dossier) -> None:
    where, begun_by = place_of(dossier.directory), dossier.about.tool
    if begun_by != __version__:
        raise DossierProblem(
            f"{where} was begun by pytest-egov {begun_by}, this is {__version__}. One audit is made by one version: finish it "
            "with the version that began it, or begin anew."
        )
    if dossier.finished_at is not None:
        raise DossierProblem(
            f"{where} is finished: there is nothing to resume. Report it again with: egov judge {where}"
        )


def refuse_another(resume: Resume, suite: Suite, portal: Portal, seed: str | None) -> None:
    """See that what is asked for is what the dossier was begun for.

    Raises:
        DossierProblem: it is another portal, catalogue or seed.
    """
    was = same_subject.refuse_another(resume.dossier, suite, portal, seed, _REMEDIES)
    if was != portal:
        changed = sorted(name for name in Portal.model_fields if getattr(was, name) != getattr(portal, name))
        raise DossierProblem(
            f"The portal file says something else than when {place_of(resume.dossier.directory)} was begun "
            f"({', '.join(changed)}). Leave the portal out, and it goes on by what was said then; or begin anew."
        )


def refuse_too_old(resume: Resume, now: datetime) -> None:
    """See that what is resumed was begun not so long ago.

    Raises:
        DossierProblem: it was.
    """
    begun = resume.dossier.about.taken_at
    if now - begun > OLDEST:
        raise DossierProblem(
            f"{place_of(resume.dossier.directory)} was begun on {begun:%Y-%m-%d}, more than {OLDEST.days} days ago: the portal "
            "may be another by now. Begin anew."
        )


def take_up(
    resume: Resume,
    wanted: Collection[str],
    gatherers: Mapping[str, Gatherer],
    brought: Mapping[str, Finding[Any]],
    mask: Mask,
) -> Dossier:
    """The dossier with what of it can stay; on disk nothing is lost yet, for the portal may be down.

    Args:
        resume: what is resumed; what stays is noted in it.
        wanted: kinds of evidence that are to be judged.
        gatherers: by kind.
        brought: findings that are at hand without gathering.
        mask: of the run that goes on.
    """
    from pytest_egov.gatherers.taking_over import holds_hidden, taken_over

    dossier = resume.dossier
    kept = taken_over({**brought, **dossier.findings}, wanted, gatherers) & dossier.findings.keys()
    resume.stays = frozenset(kept)
    dossier.take_up(kept, {kind for kind in kept if not holds_hidden(dossier.findings[kind])}, mask)
    return dossier


def go_on(resume: Resume, browser: str, now: datetime) -> None:
    """The portal is there: leave behind what does not stay, and note this life.

    Args:
        resume: what was taken up.
        browser: that goes on, name and version.
        now: aware.

    Raises:
        DossierProblem, CannotKeep: the dossier cannot be written to.
    """
    dossier = resume.dossier
    dossier.leave_behind()
    life = Life(
        at=now.astimezone(UTC).replace(microsecond=0),
        browser=browser,
        taken_over=tuple(sorted(resume.stays)),
        left_open=tuple(
            LeftOpen(act=act, target=target, url=url)
            for act, target, url, answer in (
                tuple(str(entry.get(name, "")) for name in ("act", "target", "url", "answer")) for entry in resume.acts
            )
            if not answer
        ),
    )
    dossier.note(NOTE, Lives(lives=(*lives_of(dossier), life)).model_dump(mode="json"), by_user=True)


def _acts(directory: Path) -> list[dict[str, Any]]:
    """The ledger, also where the run died after it had written it and before the manifest named it: it is written whole.

    Raises:
        DossierProblem: it cannot be read. Who took that for no acts would do them again.
    """
    file = directory / "acts.json"
    noted = _noted(file)
    if not all(isinstance(entry, dict) and entry.get("act") for entry in noted):
        raise DossierProblem(f"{place_of(file)} is no list of acts. {_NOBODY_KNOWS}")
    return noted


def _noted(file: Path) -> list[Any]:
    if not os.path.lexists(file):
        return []
    noted = json_in(content_of(file, DossierProblem, LARGEST_OF_RUNS, _NOBODY_KNOWS), file, DossierProblem)
    if not isinstance(noted, list):
        raise DossierProblem(f"{place_of(file)} is no list. {_NOBODY_KNOWS}")
    return noted
