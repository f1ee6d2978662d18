"""Pictures of the dossier for a report that is one file: each embedded once, as many as are wanted and fit, the rest counted."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.evidence.places import Place
    from pytest_egov.results import RunResult

__all__ = ["BUDGET", "WHICH", "Album", "Gallery", "Picture", "Which", "embed"]

Which = Literal["always", "fail", "never"]
WHICH: Final[tuple[Which, ...]] = ("always", "fail", "never")
# Larger files are refused by mail servers and slow on an official's machine.
BUDGET: Final = 12_000_000
# What pictures of criteria that lost nothing may fill: with them a report of a portal in order stays below 3 MB.
SPARE: Final = 1_800_000
_PNG = b"\x89PNG\r\n\x1a\n"
_HEAD = 24  # signature, length and name of the first chunk, width, height


@dataclass(frozen=True, slots=True)
class Album:
    """Where pictures are, and which of them a report shows.

    Attributes:
        directory: of the dossier, below which a result names its pictures.
        which: ``always`` all that fit; ``fail`` those of criteria that lost points or left some open, and of the others as many
            as keep the report small; ``never`` none.
    """

    directory: Path
    which: Which = "fail"

    def room_for(self, row: CriterionResult) -> int:
        """Up to which size of all pictures together, in bytes of the report, one of a criterion is still embedded."""
        needed = row.points.lost > 0 or row.points.open > 0
        return {"always": BUDGET, "fail": BUDGET if needed else min(SPARE, BUDGET), "never": 0}[self.which]


@dataclass(slots=True)
class Picture:
    """A picture as it stands in the report: its number, what it shows, and the criteria that rest on it."""

    number: int
    place: Place
    address: str
    width: int
    height: int
    criteria: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Gallery:
    """The pictures that were embedded, by their name in the dossier, and how many were left out."""

    pictures: dict[str, Picture]
    omitted: int
    missing: int


def embed(result: RunResult, pictures: Path | Album) -> Gallery:
    """Read the pictures the result names until the room for them is taken, those of criteria that lost points first.

    A directory alone is an album of which a report shows what it shows by default.
    """
    album = pictures if isinstance(pictures, Album) else Album(pictures)
    gallery = Gallery({}, 0, 0)
    spent = 0
    left_out: set[str] = set()
    rows = sorted(result.criteria, key=lambda row: (row.points.lost <= 0, row.points.open <= 0))
    for row in rows:
        for name, place in _shown(row):
            known = gallery.pictures.get(name)
            if known is not None and row.id not in known.criteria:
                known.criteria.append(row.id)
            if known is not None or name in left_out:
                continue
            png = _read(album.directory, name)
            # What counts is the size in the report, a third more than on disk.
            if png is None or spent + len(png) * 4 // 3 > album.room_for(row):
                left_out.add(name)
                gallery.missing += png is None
                gallery.omitted += png is not None
                continue
            spent += len(png) * 4 // 3
            width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
            address = f"data:image/png;base64,{base64.b64encode(png).decode()}"
            gallery.pictures[name] = Picture(len(gallery.pictures) + 1, place, address, width, height, [row.id])
    return gallery


def _shown(row: CriterionResult) -> Iterator[tuple[str, Place]]:
    """The pictures a criterion rests on: elements in somebody's way before whole pages."""
    for part in row.parts:
        yield from ((barrier.picture, part.seen[0].place) for barrier in part.barriers if barrier.picture)
        yield from ((name, seen.place) for seen in part.seen for name in seen.pictures)


def _read(dossier: Path, name: str) -> bytes | None:
    """A PNG below the dossier; a result is a file anyone may have edited, so its names lead nowhere else."""
    try:
        file = (dossier / name).resolve()
        if not file.is_relative_to(dossier.resolve()) or file.stat().st_size > BUDGET:
            return None
        content = file.read_bytes()
    except (OSError, ValueError):
        return None
    return content if content.startswith(_PNG) and len(content) >= _HEAD else None
