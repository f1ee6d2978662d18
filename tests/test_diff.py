"""The command ``egov diff``: what it takes, what it refuses, and how it ends."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from compared_results import result_of, row
from egov_command import EGOV, run_egov, surroundings

from pytest_egov.evidence import KINDS, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.kept_results import result_at
from pytest_egov.portal import Portal
from pytest_egov.results import RunResult, as_json

HALF = Fraction(1, 2)
Diff = Callable[..., "subprocess.CompletedProcess[str]"]
PORTAL = Portal(address="https://dichvucong.example.gov.vn/", name="Cổng Thử")


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    """The command, in a directory with ``a.json`` and ``b.json``, in which F1 regressed and F2 improved."""
    keep(tmp_path / "a.json", result_of(row("F1"), row("F2", 0)))
    keep(tmp_path / "b.json", result_of(row("F1", HALF), row("F2")))

    return partial(run_egov, "diff", cwd=tmp_path)


def keep(file: Path, result: RunResult) -> None:
    file.write_bytes(as_json(result))


def dossier_at(directory: Path, **findings: Any) -> RunResult:
    """A dossier of the bundled standard in which nothing was found; answers its result."""
    about = About(
        taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC), tool="0.1.0", suite="conformance_suites.mic_2023",
        catalogue={"id": "mic-2023"}, gather={}, portal=PORTAL.model_dump(mode="json"), seed="seed", browser="chromium 1",
    )  # fmt: skip
    dossier = Dossier.begin(directory, about, KINDS)
    for kind in KINDS:
        dossier.keep(kind, findings.get(kind, NotFound(kind, ("looked",), decisive=True)))
    return result_at(directory)


class TestExitCode:
    def test_is_0_whatever_differs(self, diff: Diff) -> None:
        assert 0 == diff("a.json", "b.json").returncode

    def test_is_1_only_where_it_is_asked_for_and_more_is_lost(self, diff: Diff, tmp_path: Path) -> None:
        assert 1 == diff("a.json", "b.json", "--exit-code").returncode
        assert 0 == diff("a.json", "a.json", "--exit-code").returncode
        keep(tmp_path / "shut.json", result_of(row("F1", 0, 1, outcome="blocked"), row("F2")))
        assert 0 == diff("a.json", "shut.json", "--exit-code").returncode


class TestWhatItTakes:
    def test_results_by_file_or_by_the_directory_of_a_report(self, diff: Diff, tmp_path: Path) -> None:
        (tmp_path / "report").mkdir()
        keep(tmp_path / "report" / "result.json", result_of(row("F1", HALF), row("F2")))
        by_file, by_directory = diff("a.json", "b.json"), diff("a.json", "report")
        assert "Regressed: 1 (−0.50)" in by_file.stdout
        assert by_file.stdout == by_directory.stdout.replace("report", "b.json")

    def test_a_dossier_is_judged_anew(self, diff: Diff, tmp_path: Path) -> None:
        result = dossier_at(tmp_path / "dossier")
        keep(tmp_path / "result.json", result)
        told = diff("result.json", "dossier")
        assert 0 == told.returncode, told.stderr
        assert "No criterion differs." in told.stdout
        assert "54 criteria" not in told.stderr

    @pytest.mark.parametrize("place", ["nowhere", "empty", "broken.json"])
    def test_what_is_no_result_is_refused_by_name(self, diff: Diff, tmp_path: Path, place: str) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "broken.json").write_text("{}")
        refused = diff("a.json", place)
        assert 4 == refused.returncode
        assert place in refused.stderr
        assert "Traceback" not in refused.stderr


class TestAcross:
    @pytest.fixture(autouse=True)
    def another(self, tmp_path: Path) -> None:
        keep(tmp_path / "other.json", result_of(row("F1", HALF), row("F3"), catalogue="tiny@2"))

    def test_another_catalogue_is_refused_with_the_way_out(self, diff: Diff) -> None:
        refused = diff("a.json", "other.json")
        assert 4 == refused.returncode
        assert "A is of tiny@1 (" in refused.stderr
        assert "B is of tiny@2 (" in refused.stderr
        assert "egov judge DOSSIER" in refused.stderr
        assert "--across" in refused.stderr
        assert "" == refused.stdout

    @pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
    def test_is_said_in_every_form(self, diff: Diff, form: str) -> None:
        told = diff("a.json", "other.json", "--across", "--format", form, "--lang", "en")
        assert 0 == told.returncode, told.stderr
        assert "Compared across catalogues" in told.stdout
        for id_ in ("F1", "F2", "F3"):
            assert id_ in told.stdout


class TestForms:
    def test_a_pipe_gets_no_colours(self, diff: Diff) -> None:
        assert "\x1b" not in diff("a.json", "b.json").stdout

    @pytest.mark.usefixtures("diff")
    def test_a_terminal_does(self, tmp_path: Path) -> None:
        ours, its = pty.openpty()
        process = subprocess.Popen(
            [EGOV, "diff", "a.json", "b.json"], cwd=tmp_path, stdout=its, stderr=its, env=surroundings()
        )
        process.wait(timeout=120)
        os.close(its)
        said = os.read(ours, 65536).decode()
        os.close(ours)
        assert "\x1b[31m" in said

    def test_a_stream_that_takes_only_ascii_gets_that(self, diff: Diff) -> None:
        told = diff("a.json", "b.json", "--lang", "vi", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert 0 == told.returncode, told.stderr
        assert told.stdout.isascii()
        assert "F1" in told.stdout
        page = diff("a.json", "b.json", "--format", "markdown", "--lang", "vi", PYTHONIOENCODING="ascii")
        assert "Suy giảm" in page.stdout

    @pytest.mark.parametrize(
        ("form", "begins"), [("terminal", "A  a.json"), ("markdown", "## So sánh"), ("html", "<!doctype html>")]
    )
    def test_a_file_gets_the_whole_and_the_terminal_nothing(
        self, diff: Diff, tmp_path: Path, form: str, begins: str
    ) -> None:
        told = diff("a.json", "b.json", "--format", form, "--output", "out", "--lang", "vi")
        assert (0, "") == (told.returncode, told.stdout)
        written = (tmp_path / "out").read_text(encoding="utf-8")
        assert written.lstrip().startswith(begins)
        assert "Suy giảm" in written

    @pytest.mark.parametrize("form", ["terminal", "markdown"])
    def test_both_languages_one_after_the_other(self, diff: Diff, form: str) -> None:
        said = diff("a.json", "b.json", "--format", form, "--lang", "both").stdout
        assert 0 < said.index("Suy giảm") < said.index("Regressed")

    def test_another_language_is_refused(self, diff: Diff) -> None:
        assert 4 == diff("a.json", "b.json", "--lang", "fr").returncode

    def test_a_file_that_cannot_be_written_is_told(self, diff: Diff) -> None:
        told = diff("a.json", "b.json", "--output", "nowhere/out.html")
        assert 4 == told.returncode
        assert "nowhere/out.html cannot be written" in told.stderr
        assert "Traceback" not in told.stderr

    def test_help_teaches(self, diff: Diff) -> None:
        said = diff("--help").stdout
        for taught in (
            "A result.json",
            "--across",
            "--exit-code",
            "--egov-baseline",
            "markdown",
            "Regressed means proven",
        ):
            assert taught in " ".join(said.split()) or taught.lower() in said.lower()
