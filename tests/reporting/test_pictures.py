from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from pytest_egov.criterion_results import Seen
from pytest_egov.evidence.places import Place
from pytest_egov.reporting import pictures
from pytest_egov.reporting.html import render_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_egov.results import RunResult

    MakeResult = Callable[..., RunResult]


def png(noise: int = 0) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (8).to_bytes(4, "big") + (5).to_bytes(4, "big") + b"x" * noise


def test_a_picture_is_embedded_once_and_names_its_criteria(make_result: MakeResult, dossier: Path) -> None:
    result = make_result(only=("F17.1", "F04.2"), pictures=("pictures/home.png",))
    page = render_html(result, dossier)
    content = base64.b64encode((dossier / "pictures" / "home.png").read_bytes()).decode()
    assert 1 == page.count(content)
    assert 2 == page.count('href="#picture-1"')
    gallery = pictures.embed(result, dossier)
    picture = gallery.pictures["pictures/home.png"]
    assert (1, 8, 5, ["F04.2", "F17.1"]) == (picture.number, picture.width, picture.height, sorted(picture.criteria))


def test_missing_pictures_are_counted(make_result: MakeResult, dossier: Path) -> None:
    result = make_result(only=("F17.1",), pictures=("pictures/gone.png", "pictures/gone.png"))
    gallery = pictures.embed(result, dossier)
    assert ({}, 0, 1) == (gallery.pictures, gallery.omitted, gallery.missing)


def test_pictures_beyond_the_budget_are_left_out_and_said(
    make_result: MakeResult, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "BUDGET", 3000)
    for name in ("a", "b", "c"):
        (dossier / "pictures" / f"{name}.png").write_bytes(png(1000))
    result = make_result(only=("F17.1",), pictures=("pictures/a.png", "pictures/b.png", "pictures/c.png"))
    gallery = pictures.embed(result, dossier)
    assert (["pictures/a.png", "pictures/b.png"], 1) == (list(gallery.pictures), gallery.omitted)
    assert "Pictures not in this file:" in render_html(result, dossier)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "/etc/passwd",
        "pictures/../../secret.png",
        "pictures/link.png",
        "pictures",
        "a\0b",
        "pictures/text.png",
    ],
)
def test_a_result_cannot_bring_in_other_files(make_result: MakeResult, tmp_path: Path, name: str) -> None:
    dossier = tmp_path / "dossier"
    (dossier / "pictures").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(png())
    (dossier / "pictures" / "link.png").symlink_to(tmp_path / "secret.png")
    (dossier / "pictures" / "text.png").write_text("no picture")
    assert {} == pictures.embed(make_result(only=("F17.1",), pictures=(name,)), dossier).pictures


WON, LOST, OPEN = "F17.1", "F04.2", "F07.1"


def shown(make_result: MakeResult, directory: Path, which: pictures.Which, size: int = 1000) -> set[str]:
    """Of three criteria with a picture each, of some size on disk, those whose picture is embedded."""
    names = {id_: f"pictures/{id_.lower()}.png" for id_ in (WON, LOST, OPEN)}
    turns = {WON: (1, 0), LOST: (0, 0), OPEN: (0, 1)}
    result = make_result(only=tuple(names))
    rows = []
    for row in result.criteria:
        (directory / names[row.id]).write_bytes(png(size))
        earned, still_open = turns[row.id]
        points = row.points.model_copy(
            update={
                "earned": row.points.max * earned,
                "open": row.points.max * still_open,
                "lost": row.points.max * (1 - earned - still_open),
            }
        )
        seen = Seen(
            kind="faq", place=Place("faq", "https://a.vn/", "", "start", 1.0, 0), steps=(), pictures=(names[row.id],)
        )
        part = row.parts[0].model_copy(update={"seen": (seen,)})
        rows.append(row.model_copy(update={"points": points, "parts": (part,)}))
    gallery = pictures.embed(result.model_copy(update={"criteria": tuple(rows)}), pictures.Album(directory, which))
    assert len(gallery.pictures) + gallery.omitted == len(names)
    return {id_ for picture in gallery.pictures.values() for id_ in picture.criteria}


def test_a_report_shows_all_pictures_while_it_stays_small(make_result: MakeResult, dossier: Path) -> None:
    assert {WON, LOST, OPEN} == shown(make_result, dossier, "fail") == shown(make_result, dossier, "always")
    assert set() == shown(make_result, dossier, "never")


def test_what_lost_or_is_open_keeps_its_pictures_and_the_rest_gives_way(make_result: MakeResult, dossier: Path) -> None:
    large = pictures.SPARE * 3 // 4 // 2
    assert {LOST, OPEN} == shown(make_result, dossier, "fail", large)
    assert {WON, LOST, OPEN} == shown(make_result, dossier, "always", large)
