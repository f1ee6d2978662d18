"""``egov campaign report`` as a user types it: as of a day, against a campaign before, with a link to each report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from egov_command import run_egov
from leagues import result

from pytest_egov.results import RunResult, as_json

SCHEMA = Path(__file__).parents[2] / "pytest_egov" / "schema" / "league.json"
FILE = """\
name: {name}
first_day: 01/03/2027
last_day: 31/03/2027
portals:
- {{address: https://dien-bien.example/, name: Điện Biên, group: province, product: Một cửa}}
- {{address: https://da-nang.example/, name: Đà Nẵng, group: province, product: Một cửa}}
- {{address: https://y-te.example/, name: Bộ Y tế, group: ministry}}
"""


def campaign(folder: Path, name: str, **results: tuple[RunResult, ...]) -> Path:
    folder.mkdir()
    for portal, runs in results.items():
        for number, run in enumerate(runs):
            report = folder / "campaign" / f"{portal.replace('_', '-')}.example" / f"full-{number}" / "egov-report"
            report.mkdir(parents=True)
            (report / "result.json").write_bytes(as_json(run))
            (report / "index.html").write_text("<!doctype html>")
    file = folder / "campaign.yaml"
    file.write_text(FILE.format(name=name), encoding="utf-8")
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return campaign(
        tmp_path / "march",
        "Tháng 3",
        dien_bien=(result(5, A1="failed"), result(20)),
        da_nang=(result(6), result(21, A2="half_open")),
        y_te=(result(7, profile="desktop"),),
    )


def league_of(folder: Path) -> Any:
    said = json.loads((folder / "league.json").read_text(encoding="utf-8"))
    jsonschema.validate(said, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return said


def marks(said: Any, group: str = "province") -> dict[str, float]:
    return {row["name"]: row["total"]["mark"] for it in said["groups"] if it["id"] == group for row in it["ranked"]}


def test_the_table_is_written_into_the_campaign_s_folder(file: Path) -> None:
    done = run_egov("campaign", "report", file)

    assert (0, "") == (done.returncode, done.stderr)
    folder = file.parent / "campaign"
    assert "Tháng 3, as of 21/03/2027 12:00" in done.stdout
    assert "Provinces" in done.stdout
    for name in ("index.html", "league.xlsx", "league.csv", "readiness.csv", "league.json"):
        assert (folder / name).stat().st_size > 0
        assert str(folder / name) in done.stdout
    said = league_of(folder)
    assert {"Điện Biên": 100.0, "Đà Nẵng": 85.0} == marks(said)
    page = (folder / "dien-bien.example" / "index.html").read_text(encoding="utf-8")
    assert 'href="full-1/egov-report/index.html"' in page


def test_the_table_as_of_a_day_knows_nothing_later(file: Path, tmp_path: Path) -> None:
    done = run_egov("campaign", "report", file, "--at", "06/03/2027", "--output", tmp_path / "out")

    assert 0 == done.returncode
    said = league_of(tmp_path / "out")
    assert {"Đà Nẵng": 100.0, "Điện Biên": 60.0} == marks(said)
    assert ["missing"] == [it["reason"] for it in said["apart"]]
    assert not (file.parent / "campaign" / "index.html").exists()


def test_movement_against_a_day_and_against_another_campaign(file: Path, tmp_path: Path) -> None:
    earlier = campaign(tmp_path / "february", "Tháng 2", dien_bien=(result(1, A1="failed", A2="failed"),))

    assert 0 == run_egov("campaign", "report", file, "--since", "20/03/2027", "--output", tmp_path / "a").returncode
    assert 0 == run_egov("campaign", "report", file, "--before", earlier, "--output", tmp_path / "b").returncode

    moved = {}
    for folder in ("a", "b"):
        said = league_of(tmp_path / folder)
        moved[folder] = {
            row["name"]: row["movement"] and (row["movement"]["mark"], row["movement"]["kind"])
            for it in said["groups"]
            for row in it["ranked"]
        }
    assert {"Điện Biên": (40.0, "improved"), "Đà Nẵng": (-15.0, "undecided"), "Bộ Y tế": (0.0, "same")} == moved["a"]
    assert {"Điện Biên": (70.0, "improved"), "Đà Nẵng": None, "Bộ Y tế": None} == moved["b"]
    assert "Tháng 2" == league_of(tmp_path / "b")["before"]["vi"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--at", "32/03/2027"), "is no day"),
        (("--since", "01/03/2027", "--before", "x.yaml"), "not both"),
        (("--at", "01/03/2026"), "egov campaign run"),
        (("--before", "no-such.yaml"), "no-such.yaml cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(file: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run_egov("campaign", "report", file, *arguments)

    assert (4, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_result_that_is_none_is_named(file: Path) -> None:
    broken = file.parent / "campaign" / "y-te.example" / "full-0" / "egov-report" / "result.json"
    broken.write_text(json.dumps({**json.loads(broken.read_text()), "criteria": 7}))
    done = run_egov("campaign", "report", file)

    assert 4 == done.returncode
    assert "full-0/egov-report/result.json is no result of this version (criteria:" in done.stderr
