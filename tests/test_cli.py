"""The command ``egov``: judges a dossier again to the byte, and never answers with a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from egov_command import run_egov
from tiny_suite import HOME, write_suite

from pytest_egov.outputs import formats_named

Egov = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def egov(pytester: pytest.Pytester) -> Egov:
    """The command, in pytester's directory."""

    return partial(run_egov, cwd=pytester.path, PYTHONPATH=str(pytester.path))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what the one audit of this module left is kept."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def audited(pytester: pytest.Pytester, site: Any, kept: Path) -> Path:
    """Where an audit has left its dossier and its reports; each test gets its own copy."""
    suite = write_suite(pytester.path)
    if not (kept / "egov-report").exists():
        done = Audit(pytester, suite)(site({"/": HOME}).address, "--egov-formats", ",".join(formats_named(None)))
        assert done.code in (0, 1)
        for left in ("egov-report", "egov-evidence"):
            shutil.copytree(pytester.path / left, kept / left)
    for left in ("egov-report", "egov-evidence"):
        shutil.copytree(kept / left, pytester.path / left, dirs_exist_ok=True)
    return pytester.path


class TestJudge:
    def test_gives_the_same_result_to_the_byte(self, egov: Egov, audited: Path) -> None:
        again = egov("judge", "egov-evidence", "--report", "again")
        assert again.returncode == 0, again.stderr
        assert "of 100.00 points certain" in again.stdout
        made = sorted(file.name for file in (audited / "again").iterdir())
        assert made == sorted(file.name for file in (audited / "egov-report").iterdir())
        for name in made:
            assert (audited / "again" / name).read_bytes() == (audited / "egov-report" / name).read_bytes()

    def test_says_what_is_wrong_with_an_altered_dossier(self, egov: Egov, audited: Path) -> None:
        file = next((audited / "egov-evidence" / "evidence").glob("contact*.json"))
        file.write_bytes(file.read_bytes().replace(b"1900", b"1901", 1))
        altered = egov("judge", "egov-evidence", "--report", "again")
        assert altered.returncode == 4
        assert file.name in altered.stderr
        assert "Traceback" not in altered.stderr
        assert not (audited / "again" / "result.json").exists()

    @pytest.mark.parametrize("broken", ["manifest.json", "dossier.json"])
    def test_says_what_is_missing(self, egov: Egov, audited: Path, broken: str) -> None:
        (audited / "egov-evidence" / broken).unlink()
        lacking = egov("judge", "egov-evidence", "--report", "again")
        assert lacking.returncode == 4
        assert broken in lacking.stderr
        assert "Traceback" not in lacking.stderr

    def test_a_directory_that_is_no_dossier(self, egov: Egov) -> None:
        nothing = egov("judge", "nowhere")
        assert nothing.returncode == 4
        assert "nowhere" in nothing.stderr
        assert "Traceback" not in nothing.stderr


class TestReport:
    @pytest.mark.parametrize("source", ["egov-report/result.json", "egov-report"])
    def test_makes_the_reports_again(self, egov: Egov, audited: Path, source: str) -> None:
        again = egov("report", source, "--report", "again", "--evidence", "egov-evidence")
        assert again.returncode == 0, again.stderr
        for name in ("result.json", "index.html", "summary.md"):
            assert (audited / "again" / name).read_bytes() == (audited / "egov-report" / name).read_bytes()

    def test_judges_a_dossier_and_writes_what_is_asked_for(self, egov: Egov, audited: Path) -> None:
        again = egov("report", "egov-evidence", "--report", "again", "--format", "json,xlsx", "--lang", "both")
        assert again.returncode == 0, again.stderr
        assert sorted(file.name for file in (audited / "again").iterdir()) == ["result.json", "scores.xlsx"]
        assert (audited / "again" / "result.json").read_bytes() == (
            audited / "egov-report" / "result.json"
        ).read_bytes()
        assert "Chắc chắn" in again.stdout
        assert "points certain" in again.stdout
        assert "scores.xlsx" in again.stdout
        assert "index.html" not in again.stdout

    def test_one_language_is_that_of_the_terminal_and_of_the_outputs(self, egov: Egov, audited: Path) -> None:
        again = egov("report", "egov-report/result.json", "--report", "again", "--lang", "vi")
        assert again.returncode == 0, again.stderr
        assert "Chắc chắn" in again.stdout
        assert "points certain" not in again.stdout
        assert "Chắc chắn" in (audited / "again" / "summary.md").read_text()

    def test_verifies_first_when_asked(self, egov: Egov, audited: Path) -> None:
        wish = ("report", "egov-report/result.json", "--report", "again", "--verify")
        sound = egov(*wish)
        assert (0, True) == (sound.returncode, "as they were written" in sound.stdout), sound.stderr
        shutil.rmtree(audited / "again")
        (audited / "egov-evidence" / "pictures" / "planted.png").write_bytes(b"x")
        altered = egov(*wish)
        assert 20 == altered.returncode
        assert "added: pictures/planted.png" in altered.stderr
        assert not (audited / "again").exists()

    def test_another_dossier_than_the_result_s_is_told(self, egov: Egov, audited: Path) -> None:
        file = audited / "egov-report" / "result.json"
        result = json.loads(file.read_text())
        file.write_text(json.dumps({**result, "dossier_sha256": "0" * 64}))
        other = egov("report", "egov-report/result.json", "--report", "again", "--verify")
        assert 20 == other.returncode
        assert "The result is of another dossier (sha256 000" in other.stderr
        assert not (audited / "again").exists()

    def test_redacted_outputs_get_a_directory_of_their_own(self, egov: Egov, audited: Path) -> None:
        whole = (audited / "egov-report" / "result.json").read_bytes()
        for _ in range(2):
            done = egov("report", "egov-report/result.json", "--redact", "strict")
            assert 0 == done.returncode, done.stderr
        assert whole == (audited / "egov-report" / "result.json").read_bytes()
        apart = audited / "egov-report-redacted"
        assert "Bản đã lược bỏ" in (apart / "index.html").read_text()
        assert "Redacted for passing on" in (apart / "summary.md").read_text()
        assert "Redacted for passing on" in re.sub(r"\s+", " ", done.stdout)
        assert not (audited / "egov-report-redacted-redacted").exists()

    def test_pictures_are_left_out_when_asked(self, egov: Egov, audited: Path) -> None:
        for which, expected in (("always", True), ("never", False)):
            egov("report", "egov-report/result.json", "--report", which, "--pictures", which)
            assert expected == ("data:image/png" in (audited / which / "index.html").read_text())

    @pytest.mark.parametrize(
        ("wish", "answer"),
        [
            (("--pictures", "some"), "There is no choice 'some' of pictures: give always, fail or never."),
            (("--redact", "lightly"), "There is no way 'lightly' to redact: give strict."),
            (
                ("--format", "html,docx"),
                "There is no format 'docx'. Ask for one or several of json (result.json), html",
            ),
            (("--lang", "fr"), "There is no language 'fr': give vi, en or both."),
        ],
    )
    def test_a_wrong_wish_is_answered_with_what_there_is(
        self, egov: Egov, audited: Path, wish: tuple[str, str], answer: str
    ) -> None:
        refused = egov("report", "egov-report/result.json", "--report", "again", *wish)
        assert refused.returncode == 4
        assert answer in refused.stderr
        assert not (audited / "again").exists()

    @pytest.mark.usefixtures("audited")
    def test_a_directory_that_is_no_dossier_is_named(self, egov: Egov, audited: Path) -> None:
        (audited / "empty").mkdir()
        refused = egov("report", "empty")
        assert refused.returncode == 4
        assert "empty" in refused.stderr
        assert "Traceback" not in refused.stderr

    def test_help_teaches(self, egov: Egov) -> None:
        said = " ".join(egov("report", "--help").stdout.split())
        for taught in ("scores.xlsx", "results.sarif", "--format", "vi|en|both", "egov report egov-evidence"):
            assert taught in said

    @pytest.mark.parametrize("content", [None, "{}", "<html>", '{"schema": "pytest-egov/result/99"}'])
    def test_says_what_is_no_result(self, egov: Egov, pytester: pytest.Pytester, content: str | None) -> None:
        if content is not None:
            (pytester.path / "result.json").write_text(content)
        refused = egov("report", "result.json")
        assert refused.returncode == 4
        assert "result.json" in refused.stderr
        assert "Traceback" not in refused.stderr


class TestRun:
    def test_help_teaches(self, egov: Egov) -> None:
        said = egov("run", "--help").stdout
        for taught in ("portal file", "--fail-under", "--rounds", "pytest --portal"):
            assert taught in said

    def test_gives_pytests_exit_code_and_message(self, egov: Egov) -> None:
        refused = egov("run", "nowhere.yaml")
        assert refused.returncode == 4
        assert "there is no such file" in refused.stdout + refused.stderr

    def test_audits_a_narrowed_selection(self, egov: Egov, site: Any, pytester: pytest.Pytester) -> None:
        done = egov("run", site({"/": HOME}).address, "-k", "F03.1", "--lang", "vi", "--report", "r", "--evidence", "e")
        assert done.returncode in (0, 1), done.stdout + done.stderr
        assert "F03.1" in done.stdout
        assert (pytester.path / "r" / "result.json").exists()
        assert (pytester.path / "e" / "manifest.json").exists()
        assert "\x1b" not in done.stdout  # nobody watches a pipe


class TestDoctor:
    def test_says_what_the_machine_has(self, egov: Egov) -> None:
        done = egov("doctor", EGOV_BROWSER=os.environ.get("EGOV_BROWSER", ""))
        assert "browser" in done.stdout
        assert "font" in done.stdout
        assert done.returncode in (0, 1)

    def test_says_what_is_missing_and_how_to_mend_it(self, egov: Egov) -> None:
        done = egov("doctor", EGOV_BROWSER="/no/such/browser")
        assert done.returncode == 1
        assert "/no/such/browser" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_without_arguments_it_lists_its_commands(egov: Egov) -> None:
    done = egov()
    for command in ("run", "judge", "report", "doctor", "demo"):
        assert command in done.stdout + done.stderr


def test_the_demo_breaks_only_as_it_knows_how(egov: Egov) -> None:
    done = egov("demo", "--break", "F99")
    assert done.returncode == 4
    assert "There is no fault 'F99'" in done.stderr
    assert "F05.1:as-typed" in done.stderr


def page_file(directory: Path, name: str, body: str) -> str:
    (directory / name).write_text(
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tin của tỉnh</title></head><body>{body}</body></html>',
        encoding="utf-8",
    )
    return name


def test_single_pages_are_judged_in_the_order_given(egov: Egov, pytester: pytest.Pytester) -> None:
    good = page_file(
        pytester.path, "tot.html", "<main><h1>Tin của tỉnh</h1><p>Mời người dân nộp hồ sơ trực tuyến.</p></main>"
    )
    bad = page_file(pytester.path, "xau.html", '<h1>Tin của tỉnh</h1><img src="x.png">')

    done = egov("page", bad, good, "--json")

    first, second = json.loads(done.stdout)
    assert (bad, "failed") == (first["url"], first["criteria"]["1.1.1"]["outcome"])
    assert "image-alt" == first["criteria"]["1.1.1"]["findings"][0]["rule"]
    assert good == second["url"]
    assert "failed" not in {criterion["outcome"] for criterion in second["criteria"].values()}
    assert 1 == done.returncode
    assert 0 == egov("page", good).returncode


def test_the_table_of_a_page_tells_what_is_wrong_and_how_to_repair_it(egov: Egov, pytester: pytest.Pytester) -> None:
    bad = page_file(pytester.path, "xau.html", '<h1>Tin của tỉnh</h1><img src="x.png">')

    done = egov("page", bad, "--lang", "vi")

    assert "1.1.1  Nội dung phi văn bản" in done.stdout
    assert "! image-alt: " in done.stdout
    assert "→ " in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_a_page_that_does_not_open_is_no_pass(egov: Egov) -> None:
    done = egov("page", "http://127.0.0.1:9/", "--json")

    (only,) = json.loads(done.stdout)
    assert {} == only["criteria"]
    assert only["error"]
    assert 12 == done.returncode
    assert 4 == egov("page", "khong-co.html").returncode


def test_pages_are_timed_in_the_order_given(egov: Egov, site: Any, pytester: pytest.Pytester) -> None:
    address = site({"/": HOME}).address
    file = page_file(pytester.path, "tin.html", "<main><h1>Tin của tỉnh</h1></main>")

    done = egov("time", address, file, "--runs", "1", "--json")

    assert 0 == done.returncode, done.stderr
    first, second = json.loads(done.stdout)
    assert (address, file) == (first["url"], second["url"])
    for (sample,) in (first["samples"], second["samples"]):
        assert "loaded" == sample["outcome"]
        assert 0 < sample["ttfb_ms"] <= sample["fcp_ms"] <= sample["lcp_ms"]
        assert {"si_ms", "tbt_ms", "tti_ms", "load_ms", "dom_content_loaded_ms", "cls"} <= sample.keys()
    assert not list(pytester.path.glob("*-time.html"))


def test_a_page_that_does_not_load_is_told_and_the_others_are_timed(egov: Egov, pytester: pytest.Pytester) -> None:
    file = page_file(pytester.path, "tin.html", "<main><h1>Tin của tỉnh</h1></main>")

    done = egov("time", "http://127.0.0.1:39/", file, "--runs", "1", "--html", "nhanh.html")

    assert 1 == done.returncode
    assert "http://127.0.0.1:39/: Load 1: net::ERR_CONNECTION_REFUSED" in done.stderr
    assert "Speed Index" in done.stdout
    assert "nhanh.html" in done.stderr
    assert "data:image/jpeg" in (pytester.path / "nhanh.html").read_text(encoding="utf-8")
    assert "\x1b" not in done.stdout + done.stderr


def test_only_what_can_be_timed_is(egov: Egov) -> None:
    assert 4 == egov("time", "khong-co.html").returncode
    unknown = egov("time", "http://127.0.0.1:39/", "--profile", "tivi")
    assert 4 == unknown.returncode
    assert "tivi" in unknown.stderr
