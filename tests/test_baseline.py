"""An earlier result as a baseline: why a loss is no news, and which results are none for this run."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from compared_results import result_of, row, timed

from pytest_egov.baseline import Baseline, take_baseline
from pytest_egov.catalogue import Catalogue
from pytest_egov.comparing import change_of
from pytest_egov.errors import UsageProblem
from pytest_egov.results import RunResult, as_json

HALF = Fraction(1, 2)
BASELINE = Baseline("base.json", result_of())


class TestExcuse:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (row("F1", 0), row("F1", 0, said="No links."), "known from base.json: No links."),
            (row("F1", 0), row("F1", HALF, said="Few links."), "known from base.json: Few links."),
            (row("F1", HALF), row("F1", 0), None),
            (row("F1"), row("F1", 0), None),
            (row("F1", 0, 1), row("F1", 0), None),
            (None, row("F1", 0), None),
            (row("F1", 0), row("F1"), None),
            (row("F1", 0), row("F1", 0, 1), None),
        ],
    )
    def test_is_given_for_a_loss_that_is_known_and_for_nothing_else(
        self, before: Any, after: Any, expected: str | None
    ) -> None:
        assert expected == BASELINE.excuse(change_of(before, after))

    def test_noise_is_no_news(self) -> None:
        before = row("P1", timings=[timed(2900, 3100)])
        after = row("P1", HALF, timings=[timed(3000, 3200)], said="Slow.")
        assert "not to be told apart from base.json: Slow." == BASELINE.excuse(change_of(before, after))

    def test_what_a_portal_says_is_made_harmless(self) -> None:
        excuse = BASELINE.excuse(change_of(row("F1", 0), row("F1", 0, said="\x1b[31mđỏ\u202e" + "x" * 5000)))
        assert excuse is not None
        assert excuse.startswith("known from base.json: đỏxxx")
        assert len(excuse) <= 600


class TestTaking:
    @pytest.fixture
    def kept(self, catalogue: Catalogue, tmp_path: Path) -> Path:
        (tmp_path / "base.json").write_bytes(as_json(self.of(catalogue)))
        return tmp_path / "base.json"

    def of(self, catalogue: Catalogue, **named: str) -> RunResult:
        result = result_of(row("F01.1"))
        about = {"id": catalogue.id, "version": catalogue.version, "sha256": catalogue.sha256, **named}
        return result.model_copy(update={"catalogue": result.catalogue.model_copy(update=about)})

    def test_by_file_or_by_directory(self, catalogue: Catalogue, kept: Path, tmp_path: Path) -> None:
        (tmp_path / "before").mkdir()
        (tmp_path / "before" / "result.json").write_bytes(kept.read_bytes())
        by_file, by_directory = (
            take_baseline(str(place), catalogue, tmp_path / "egov-report").result
            for place in (kept, tmp_path / "before")
        )
        assert by_file == by_directory == self.of(catalogue)

    @pytest.mark.parametrize("named", [{"id": "mic-2024"}, {"sha256": "0" * 64}])
    def test_of_another_catalogue_or_version_is_refused_with_the_way_out(
        self, catalogue: Catalogue, tmp_path: Path, named: dict[str, str]
    ) -> None:
        (tmp_path / "other.json").write_bytes(as_json(self.of(catalogue, **named)))
        with pytest.raises(UsageProblem, match=r"other\.json is of .*egov judge DOSSIER"):
            take_baseline(str(tmp_path / "other.json"), catalogue, tmp_path / "egov-report")

    def test_of_another_address_is_taken(self, catalogue: Catalogue, kept: Path, tmp_path: Path) -> None:
        portal = self.of(catalogue).portal.model_copy(update={"address": "http://127.0.0.1:8001/"})
        kept.write_bytes(as_json(self.of(catalogue).model_copy(update={"portal": portal})))
        assert "http://127.0.0.1:8001/" == take_baseline(str(kept), catalogue, tmp_path / "r").result.portal.address

    @pytest.mark.parametrize("said", ["egov-report", "egov-report/result.json"])
    def test_that_this_run_would_write_over_is_refused(
        self, catalogue: Catalogue, kept: Path, tmp_path: Path, said: str
    ) -> None:
        report = tmp_path / "egov-report"
        report.mkdir()
        (report / "result.json").write_bytes(kept.read_bytes())
        with pytest.raises(UsageProblem, match="Keep it elsewhere"):
            take_baseline(str(tmp_path / said), catalogue, report)
