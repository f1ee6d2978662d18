"""``egov measure`` and ``egov samples`` as a user types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from egov_command import run_egov
from sample_stores import PLAN, at, sample

from pytest_egov.samples import open_store, take_round

MORNING = at("2026-11-25 09:05")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    file = tmp_path / "samples.sqlite"
    opened = open_store(file)
    take_round(opened, PLAN, ("home", "eform"), lambda _page: (sample(MORNING),), lambda: MORNING)
    opened.close()
    return file


def test_what_a_store_holds_is_told(store: Path) -> None:
    done = run_egov("samples", store)

    assert (0, "") == (done.returncode, done.stderr)
    assert "planned rounds: 1 done" in done.stdout
    assert "https://dichvucong.example.gov.vn/ - home (desktop)" in done.stdout
    assert "1.00 s" in done.stdout or "1,000 ms" in done.stdout


def test_a_store_is_drawn_and_exported(store: Path, tmp_path: Path) -> None:
    drawn, table = tmp_path / "samples.html", tmp_path / "samples.csv"
    done = run_egov("samples", store, "--page", "home", "--html", drawn, "--csv", table, "--lang", "vi")

    assert (0, "") == (done.returncode, done.stdout)
    assert 1 == drawn.read_text(encoding="utf-8").count("<section>")
    assert "<svg" in drawn.read_text(encoding="utf-8")
    assert 2 == len(table.read_text(encoding="utf-8-sig").splitlines())


def test_a_drawing_that_cannot_be_written_is_told_with_its_option(store: Path, tmp_path: Path) -> None:
    done = run_egov("samples", store, "--html", tmp_path / "nowhere" / "samples.html")

    assert 4 == done.returncode
    assert "cannot be written: No such file or directory. Give another place with --html." in " ".join(
        done.stderr.split()
    )


def test_a_period_without_samples_is_told_by_the_exit_code(store: Path) -> None:
    assert 13 == run_egov("samples", store, "--from", "01/01/2026", "--to", "31/01/2026").returncode


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    done = run_egov("samples", tmp_path / "none.sqlite")

    assert (4, False) == (done.returncode, (tmp_path / "none.sqlite").exists())
    assert "There is no store" in done.stderr
