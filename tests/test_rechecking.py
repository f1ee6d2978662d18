"""Two looks at one criterion: both are kept, the better one counts, and judging again gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import DossierProblem
from pytest_egov.evidence import KINDS, CouldNotLook, NotConfigured, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.files import canonical_json
from pytest_egov.judging import Judgement, PartJudgement, judge
from pytest_egov.portal import Portal
from pytest_egov.rechecking import better_of
from pytest_egov.rechecks import take_recheck
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.markdown import render_markdown
from pytest_egov.reporting.terminal import summary_lines
from pytest_egov.results import RunResult, evaluate
from pytest_egov.verdict import Outcome, Text

PORTAL = Portal(address="https://dichvucong.example.gov.vn/")
ROW, OTHER = "F01.2", "F17.1"
FIRST = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
AGAIN = FIRST + timedelta(hours=6)
HALF = Fraction(1, 2)
ABSENT = {kind: NotFound(kind, ("looked",), decisive=True) for kind in KINDS}
UNCLEAR = NotFound("registration", ("looked",), decisive=False)


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite("conformance_suites.mic_2023", KINDS)


@pytest.fixture
def keep(suite: Suite, tmp_path: Path) -> Callable[..., Dossier]:
    """Begin a dossier and keep findings in it."""

    def make(findings: dict[str, Any], taken_at: datetime = FIRST, where: str = "d", **more: Any) -> Dossier:
        catalogue = {"id": suite.catalogue.id, "version": suite.catalogue.version, "sha256": suite.catalogue.sha256}
        earlier = more.pop("earlier", None)
        said = more.pop("portal", PORTAL).model_dump(mode="json")
        about = About(taken_at, "0", suite.name, more.pop("catalogue", catalogue), {}, said, "seed", "b", **more)
        dossier = Dossier.begin(tmp_path / where, about, KINDS, earlier)
        for kind, finding in findings.items():
            dossier.keep(kind, finding)
        return dossier

    return make


@pytest.fixture
def rechecked(keep: Callable[..., Dossier]) -> Dossier:
    """All was lost; at another hour one criterion of the two that were looked at again could be decided no more."""
    earlier = keep(ABSENT)
    earlier.keep_picture("home", b"png")
    found = {"registration": UNCLEAR, "status_lookup": ABSENT["status_lookup"]}
    return keep(found, AGAIN, "d", earlier=earlier, rechecked=(ROW, OTHER))


def look(suite: Suite, outcome: Outcome, earned: Fraction | int, still_open: Fraction | int, said: str) -> Judgement:
    row = suite.catalogue.criterion(ROW)
    part = PartJudgement("c", Fraction(1), outcome, Fraction(earned), Fraction(still_open), Text(said, said))
    return Judgement(row, outcome, "observed", part.earned, part.open, part.sentence, (part,))


@pytest.mark.parametrize(
    ("before", "now", "counts"),
    [
        (("failed", 0, 0), ("passed", 1, 0), "now"),
        (("partial", HALF, 0), ("passed", 1, 0), "now"),
        (("partial", HALF, 0), ("failed", 0, 0), "before"),
        (("failed", 0, 0), ("failed", 0, 0), "before"),
        (("failed", 0, 0), ("cannot_tell", 0, 1), "now"),
        (("partial", HALF, 0), ("cannot_tell", 0, 1), "before"),
        (("failed", 0, 0), ("blocked", 0, 1), "before"),  # being kept out the second time wins nothing
        (("failed", 0, 0), ("not_tested", 0, 1), "before"),
    ],
)
def test_the_better_look_counts(suite: Suite, before: Any, now: Any, counts: str) -> None:
    first, second = look(suite, *before, "before"), look(suite, *now, "now")
    judged = better_of(first, FIRST, second, AGAIN)
    better = first if counts == "before" else second
    assert (better.outcome, better.earned, better.open) == (judged.outcome, judged.earned, judged.open)
    assert [counts == "before", counts == "now"] == [seen.counts for seen in judged.looks]
    at = "24/11/2026 09:05" if counts == "before" else "24/11/2026 15:05"
    expected = f"Seen on 24/11/2026 09:05: before Seen on 24/11/2026 15:05: now The better look counts, that of {at}."
    assert expected == judged.sentence.en


def test_a_third_look_keeps_the_first_two(suite: Suite) -> None:
    two = better_of(look(suite, "failed", 0, 0, "a"), FIRST, look(suite, "partial", HALF, 0, "b"), AGAIN)
    three = better_of(two, AGAIN, look(suite, "failed", 0, 0, "c"), AGAIN + timedelta(hours=2))
    assert [("a", False), ("b", True), ("c", False)] == [(seen.sentence.en, seen.counts) for seen in three.looks]
    assert "The better look counts, that of 24/11/2026 15:05." in three.sentence.en


def test_what_was_not_looked_at_again_is_judged_from_the_earlier_dossier(suite: Suite, rechecked: Dossier) -> None:
    assert rechecked.earlier is not None
    for _, _, row in suite.catalogue.rows():
        now, earlier = judge(suite, row.id, rechecked, PORTAL), judge(suite, row.id, rechecked.earlier, PORTAL)
        assert (row.id in (ROW, OTHER)) == bool(now.looks)
        if row.id != ROW:
            assert (earlier.outcome, earlier.earned, earlier.open) == (now.outcome, now.earned, now.open)
    assert "cannot_tell" == judge(suite, ROW, rechecked, PORTAL).outcome


def test_the_dossier_holds_both_and_gives_the_same_bytes_when_loaded(suite: Suite, rechecked: Dossier) -> None:
    assert rechecked.earlier is not None
    assert (rechecked.directory / "earlier" / "pictures" / "home.png").read_bytes() == b"png"
    assert FIRST == rechecked.earlier.about.taken_at
    loaded = Dossier.load(rechecked.directory, KINDS)
    before, after = (evaluate(suite, d, PORTAL).model_dump(mode="json", by_alias=True) for d in (rechecked, loaded))
    assert canonical_json(before) == canonical_json(after)


def test_the_earlier_dossier_that_lay_in_the_same_place_is_kept_aside(rechecked: Dossier) -> None:
    assert rechecked.earlier is not None
    assert rechecked.earlier.sha256 == Dossier.load(rechecked.directory.with_name("d.1"), KINDS).sha256


def test_one_changed_byte_of_the_earlier_look_is_found(rechecked: Dossier) -> None:
    file = rechecked.directory / "earlier" / "evidence" / "registration.json"
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(DossierProblem, match=r"earlier/evidence/registration\.json"):
        Dossier.load(rechecked.directory, KINDS)


@pytest.mark.parametrize("name", ["../outside.json", "/outside.json", "evidence/../../outside.json"])
def test_a_manifest_that_leads_elsewhere_is_refused(keep: Callable[..., Dossier], name: str) -> None:
    dossier = keep({})
    manifest = json.loads((dossier.directory / "manifest.json").read_text())
    manifest["files"][name] = "missing"
    (dossier.directory / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(DossierProblem, match="was altered"):
        Dossier.load(dossier.directory, KINDS)


@pytest.fixture
def result(suite: Suite, rechecked: Dossier) -> RunResult:
    return evaluate(suite, rechecked, PORTAL)


def test_the_result_says_both_looks_with_their_times(result: RunResult) -> None:
    row = next(row for row in result.criteria if row.id == ROW)
    expected = [(FIRST, "failed", False), (AGAIN, "cannot_tell", True)]
    assert expected == [(seen.taken_at, seen.outcome, seen.counts) for seen in row.looks]
    assert result.recheck is not None
    assert (FIRST, (ROW, OTHER)) == (result.recheck.taken_at, result.recheck.criteria)
    assert () == result.warnings


def test_every_report_says_what_was_looked_at_again(result: RunResult, tmp_path: Path) -> None:
    block = " ".join("\n".join(summary_lines(result, width=200, colour=False, reports={})).split())
    assert f"Rechecked: {ROW}, {OTHER}; earlier look 24/11/2026 09:05" in block
    assert "Rechecked: F01\\.2, F17\\.1; earlier look" in render_markdown(result)
    assert "this look counts" in render_html(result, tmp_path)


def test_less_than_an_hour_later_is_no_other_hour(suite: Suite, keep: Callable[..., Dossier]) -> None:
    soon = keep({}, FIRST + timedelta(minutes=59), "e", earlier=keep(ABSENT), rechecked=(ROW,))
    (warning,) = evaluate(suite, soon, PORTAL).warnings
    assert "(24/11/2026 09:05 and 24/11/2026 10:04) are less than 1 h apart" in warning.en


class TestWhatIsAskedFor:
    def test_is_what_lost_points_of_the_pillars_the_catalogue_names(
        self, suite: Suite, keep: Callable[..., Dossier]
    ) -> None:
        kept = keep({**ABSENT, "registration": UNCLEAR, "statistics": CouldNotLook("statistics", Text("x", "x"))})
        asked = take_recheck(kept.directory, suite, PORTAL, None, KINDS)
        assert OTHER in asked.criteria
        assert ROW not in asked.criteria
        assert {"function"} == {p.id for p, _, row in suite.catalogue.rows() if row.id in asked.criteria}

    @pytest.mark.parametrize(
        ("kept_for", "seed", "said"),
        [
            ({"portal": Portal(address="https://khac.example.gov.vn/")}, None, "is of https://khac.example.gov.vn/"),
            ({"portal": PORTAL.model_copy(update={"environment": "staging"})}, None, r"\(staging\), this run"),
            ({"catalogue": {"id": "mic-2023", "version": "0", "sha256": "0" * 64}}, None, "gathered for mic-2023@0"),
            ({}, "another", "Leave --egov-seed out"),
        ],
    )
    def test_of_something_else_is_refused(
        self, suite: Suite, keep: Callable[..., Dossier], kept_for: dict[str, Any], seed: str | None, said: str
    ) -> None:
        kept = keep(ABSENT, **kept_for)
        with pytest.raises(DossierProblem, match=said):
            take_recheck(kept.directory, suite, PORTAL, seed, KINDS)

    def test_where_nothing_was_lost_is_refused(self, suite: Suite, keep: Callable[..., Dossier]) -> None:
        kept = keep({kind: NotConfigured(Text("x", "x")) for kind in KINDS})
        with pytest.raises(DossierProblem, match="there is nothing to look at again"):
            take_recheck(kept.directory, suite, PORTAL, None, KINDS)
