from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

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
