"""The portals of a campaign: written in its file, in files of their own, or in a folder of such files for each group."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from pytest_egov.documents import Row
from pytest_egov.errors import CampaignProblem
from pytest_egov.portal import Portal, load_portal, unknown_places

if TYPE_CHECKING:
    from pytest_egov.documents import Document, Steps
    from pytest_egov.errors import Fault

__all__ = ["CampaignPortal", "FromFile", "FromFolder", "FromFolders", "Inline", "key_of", "listed_portals"]

_KEY = r"^[a-z0-9][a-z0-9._-]{0,99}$"


class Inline(Portal):
    """A portal written in the campaign file: all that a portal file may say, and its group."""

    group: str = "other"
    key: str | None = Field(None, pattern=_KEY, description="name of its folder; its host where none is given")


class FromFile(Row):
    """A portal described by a file of its own."""

    file: str
    group: str = "other"
    key: str | None = Field(None, pattern=_KEY, description="name of its folder; that of its file where none is given")


class FromFolder(Row):
    """Every portal file (*.yaml) of a folder."""

    folder: str
    group: str = "other"


class FromFolders(Row):
    """A folder with a folder of portal files for each group, named by the group's id; groups without one have no portal."""

    folders: str


@dataclass(frozen=True, slots=True)
class CampaignPortal:
    """One portal of a campaign.

    Attributes:
        key: name of its folder, unique in the campaign.
        group: id of its group.
        portal: what its file says.
    """

    key: str
    group: str
    portal: Portal


def listed_portals(
    document: Document,
    said: Sequence[Inline | FromFile | FromFolder | FromFolders],
    groups: Collection[str],
    product: str | None,
) -> tuple[CampaignPortal, ...]:
    """The portals a campaign file names, in its order; those of a folder in the order of their files.

    Args:
        document: the campaign file; portal files are looked for beside it.
        said: what stands under ``portals``.
        groups: ids of the groups there are.
        product: of portals that name none.

    Raises:
        CampaignProblem: with every fault found, each with its place.
        PortalFileProblem: a portal file does not hold together.
    """
    faults: list[Fault] = []
    found: list[tuple[Steps, CampaignPortal]] = []
    for number, item in enumerate(said):
        steps: Steps = ("portals", number)
        if not isinstance(item, FromFolders) and item.group not in groups:
            remedy = f"The groups are: {', '.join(groups)}; 'groups:' may name others."
            faults.append(document.fault((*steps, "group"), f"'{item.group}' is no group of this campaign", remedy))
        try:
            found += [(steps, it) for it in _portals_of(document, steps, item, groups, faults)]
        except OSError as error:
            why = f"there is no {error.filename}" if isinstance(error, FileNotFoundError) else str(error.strerror)
            faults.append(document.fault(steps, why, "Paths are seen from this file."))
    faults += _twice(document, found)
    if not found and not faults:
        remedy = f"Put portal files (*.yaml) there, in folders named {', '.join(groups)} where only a folder is named."
        faults.append(document.fault(("portals",), "no portal is named here", remedy))
    if faults:
        raise CampaignProblem(f"The campaign file {document.file.name} does not hold together:", tuple(faults))
    return tuple(_with_product(it, product) for _, it in found)


def key_of(address: str) -> str:
    """A name for the folder of a portal, from its address: host, port, and path where it has one."""
    plain = re.sub(r"[^a-z0-9.]+", "-", re.sub(r"^https?://", "", address.lower())).strip("-.")
    return plain[:100] or "portal"


def _portals_of(
    document: Document,
    steps: Steps,
    item: Inline | FromFile | FromFolder | FromFolders,
    groups: Collection[str],
    faults: list[Fault],
) -> Iterator[CampaignPortal]:
    from pytest_egov.wayfinding.vocabulary import vocabulary

    known = frozenset(vocabulary().places)
    beside = document.file.parent
    match item:
        case Inline():
            faults += unknown_places(document, item, known, steps)
            said = item.model_dump(exclude={"group", "key"}, exclude_unset=True)
            yield CampaignPortal(item.key or key_of(item.address), item.group, Portal.model_validate(said))
        case FromFile():
            yield _from_file(beside / item.file, item.group, item.key, known)
        case FromFolder():
            yield from _from_folder(beside / item.folder, item.group, known)
        case FromFolders():
            for group in groups:
                if (beside / item.folders / group).is_dir():
                    yield from _from_folder(beside / item.folders / group, group, known)


def _from_folder(folder: Path, group: str, known: frozenset[str]) -> Iterator[CampaignPortal]:
    if not folder.is_dir():
        raise FileNotFoundError(2, "no such folder", folder.name)
    for file in sorted(folder.glob("*.yaml")):
        yield _from_file(file, group, None, known)


def _from_file(file: Path, group: str, key: str | None, known: frozenset[str]) -> CampaignPortal:
    if not file.is_file():
        raise FileNotFoundError(2, "no such file", file.name)
    return CampaignPortal(key or key_of(file.stem), group, load_portal(str(file), known))


def _twice(document: Document, found: Sequence[tuple[Steps, CampaignPortal]]) -> Iterator[Fault]:
    keys: set[str] = set()
    addresses: set[str] = set()
    for steps, it in found:
        if it.portal.address in addresses:
            yield document.fault(
                steps, f"{it.portal.address} stands here twice", "A portal is judged once: remove one."
            )
        elif it.key in keys:
            yield document.fault(steps, f"two portals have the key '{it.key}'", "Give one of them a 'key:' of its own.")
        keys.add(it.key)
        addresses.add(it.portal.address)


def _with_product(it: CampaignPortal, product: str | None) -> CampaignPortal:
    if product is None or it.portal.product is not None:
        return it
    return CampaignPortal(it.key, it.group, it.portal.model_copy(update={"product": product}))
