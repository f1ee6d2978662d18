"""What statements do to a judgement, and what they never do; shown apart in result and reports."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from pytest_egov.attesting import stated
from pytest_egov.binding import Suite, load_suite
from pytest_egov.enforcing import enforce
from pytest_egov.evidence import KINDS, CouldNotLook, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.files import canonical_json
from pytest_egov.judging import Judgement
from pytest_egov.portal import Portal
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.markdown import render_markdown
from pytest_egov.reporting.terminal import summary_lines
from pytest_egov.results import RunResult, evaluate
from pytest_egov.scoring import points_of
from pytest_egov.standing import Standing
from pytest_egov.stated_results import NOTE
from pytest_egov.statements import Attestation, Statements, Waiver, read_statements
from pytest_egov.verdict import Outcome, Text

PORTAL = Portal(address="https://dichvucong.example.gov.vn/")
ROW = "F07.2"  # 1.5 points; full, half
HALF = Fraction(1, 2)
DAY, LATER = dt.date(2026, 11, 20), dt.date(2027, 5, 20)


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite("conformance_suites.mic_2023", KINDS)


def observed(suite: Suite, outcome: Outcome, earned: Fraction | int, still_open: Fraction | int) -> Judgement:
    row = suite.catalogue.criterion(ROW)
    return Judgement(row, outcome, "observed", Fraction(earned), Fraction(still_open), Text("Đã xem.", "Seen."))


def attested(level: str) -> Standing:
    said = Attestation(id=ROW, level=level, author="Trần Thị B", role="Trưởng phòng", date=DAY, valid_until=LATER)
    return Standing(attestations={ROW: said})


WAIVER = Waiver(id=ROW, reason="chờ nâng cấp", approver="Lê Văn C", date=DAY, expiry=LATER)


@pytest.mark.parametrize(
    ("outcome", "earned", "still_open", "level", "expected"),
    [
        ("cannot_tell", 0, 1, "full", ("passed", 1, 1)),
        ("not_tested", 0, 1, "half", ("partial", HALF, HALF)),
        ("blocked", 0, 1, "full", ("passed", 1, 1)),  # a person who is let in may verify what kept us out
        ("cannot_tell", 0, 1, "none", ("failed", 0, 0)),
        ("cannot_tell", HALF, HALF, "full", ("passed", 1, HALF)),
        ("cannot_tell", HALF, HALF, "none", ("partial", HALF, 0)),  # never below what was observed as earned
        ("partial", 0, HALF, "full", ("partial", HALF, HALF)),  # never above it plus what is open
    ],
)
def test_an_attestation_fills_what_is_open_and_nothing_else(
    suite: Suite, outcome: Outcome, earned: Any, still_open: Any, level: str, expected: tuple[str, Any, Any]
) -> None:
    judged = stated(observed(suite, outcome, earned, still_open), attested(level))
    assert expected == (judged.outcome, judged.earned, judged.attested)
    assert ("attested", 0) == (judged.basis, judged.open)
    assert "Attested by Trần Thị B (Trưởng phòng) on 20/11/2026" in judged.sentence.en
    assert judged.criterion.points * judged.attested == points_of(judged).attested


@pytest.mark.parametrize(("outcome", "earned"), [("passed", 1), ("partial", HALF), ("failed", 0)])
def test_what_was_observed_is_never_overruled(suite: Suite, outcome: Outcome, earned: Any) -> None:
    judgement = observed(suite, outcome, earned, 0)
    assert judgement == stated(judgement, attested("full"))


def test_a_waiver_gives_no_points_and_fails_no_test(suite: Suite) -> None:
    judged = stated(observed(suite, "partial", HALF, 0), Standing(waivers={ROW: WAIVER}))
    assert ("partial", "waived", HALF, HALF) == (judged.outcome, judged.basis, judged.earned, judged.waived)
    assert Fraction(3, 4) == points_of(judged).certain == points_of(judged).waived
    with pytest.raises(pytest.xfail.Exception, match=r"Waived until 20/05/2027, approved by Lê Văn C"):
        enforce(judged)


@pytest.mark.parametrize(("outcome", "earned", "still_open"), [("passed", 1, 0), ("cannot_tell", 0, 1)])
def test_where_nothing_is_lost_there_is_nothing_to_waive(
    suite: Suite, outcome: Outcome, earned: int, still_open: int
) -> None:
    judgement = observed(suite, outcome, earned, still_open)
    assert judgement == stated(judgement, Standing(waivers={ROW: WAIVER}))


def test_an_expired_waiver_evaluates_as_usual_and_says_so(suite: Suite) -> None:
    judged = stated(observed(suite, "failed", 0, 0), Standing(lapsed={ROW: WAIVER}))
    assert ("failed", "observed", 0) == (judged.outcome, judged.basis, judged.waived)
    assert "The waiver by Lê Văn C expired on 20/05/2027" in judged.sentence.en
    with pytest.raises(pytest.fail.Exception):
        enforce(judged)


def test_what_does_not_apply_is_neither_attested_nor_waived(suite: Suite) -> None:
    judgement = observed(suite, "not_applicable", 0, 0)
    assert judgement == stated(judgement, Standing({ROW: attested("full").attestations[ROW]}, {ROW: WAIVER}))


SHEET = """\
attestations:
  - {id: F07.2, level: half, author: Trần Thị B, date: 2026-11-20, valid_until: 2027-05-20, evidence: scan.pdf, sha256: SHA}
  - {id: F01.2, level: full, author: Trần Thị B, date: 2026-11-20, valid_until: 2027-05-20, evidence: scan.pdf, sha256: SHA}
  - {id: F11.2, level: full, date: 2026-11-20, valid_until: 2027-05-20, evidence: scan.pdf, sha256: SHA}
waivers:
  - {id: F01.2, reason: chờ nâng cấp, approver: Lê Văn C, date: 2026-11-01, expiry: 2026-12-31}
"""


@pytest.fixture
def kept(suite: Suite, tmp_path: Path) -> Callable[[], Dossier]:
    """A dossier in which F01.2 lost its points and F07.2 could not be looked at, with statements about both."""

    def make() -> Dossier:
        about = About(
            dt.datetime(2026, 11, 24, 2, 5, tzinfo=dt.UTC),
            "0",
            suite.name,
            {},
            {},
            PORTAL.model_dump(mode="json"),
            "seed",
            "b",
        )
        dossier = Dossier.begin(tmp_path / "dossier", about, KINDS)
        for kind in KINDS:
            dossier.keep(kind, NotFound(kind, (), decisive=True))
        for kind in suite.kinds_for(ROW):
            dossier.keep(kind, CouldNotLook(kind, Text("Cổng hỏi mã xác nhận.", "A captcha.")))
        (tmp_path / "scan.pdf").write_bytes(b"scan")
        sha = hashlib.sha256(b"scan").hexdigest()
        (tmp_path / "attestations.yaml").write_text(SHEET.replace("SHA", sha), encoding="utf-8")
        statements = read_statements(tmp_path / "attestations.yaml", suite.catalogue, PORTAL)
        dossier.note(NOTE, statements.model_dump(mode="json"))
        return dossier

    return make


@pytest.fixture
def result(suite: Suite, kept: Callable[[], Dossier]) -> RunResult:
    return evaluate(suite, kept(), PORTAL)


def test_the_result_tells_statements_apart(result: RunResult) -> None:
    rows = {row.id: row for row in result.criteria}
    assert ("partial", "attested", 0.75, 0.75) == (
        rows[ROW].outcome, rows[ROW].basis, rows[ROW].points.earned, rows[ROW].points.attested
    )  # fmt: skip
    assert ("failed", "waived", 0.0, 1.5) == (
        rows["F01.2"].outcome, rows["F01.2"].basis, rows["F01.2"].points.earned, rows["F01.2"].points.waived
    )  # fmt: skip
    assert result.score is not None
    assert (0.75, 0.75, 1.5) == (result.score.certain, result.score.attested, result.score.waived)
    assert result.score.pillars[0].attested == 0.75
    assert result.statements is not None
    effects = [(entry.id, entry.kind, entry.effect) for entry in result.statements.entries]
    expected = [
        (ROW, "attestation", "attested"), ("F01.2", "attestation", "not_needed"), ("F11.2", "attestation", "ignored"),
        ("F01.2", "waiver", "waived"),
    ]  # fmt: skip
    assert expected == effects
    assert ["attestations.yaml:4: F11.2 is ignored: it is unsigned. Fill in 'author'."] == [
        w.en for w in result.warnings
    ]


def test_judging_the_dossier_again_counts_the_statements_again(suite: Suite, kept: Callable[[], Dossier]) -> None:
    dossier = kept()
    first = canonical_json(evaluate(suite, dossier, PORTAL).model_dump(mode="json", by_alias=True))
    loaded = Dossier.load(dossier.directory, KINDS)
    assert first == canonical_json(evaluate(suite, loaded, PORTAL).model_dump(mode="json", by_alias=True))


def test_every_report_tells_statements_apart(result: RunResult, tmp_path: Path) -> None:
    block = "\n".join(summary_lines(result, width=200, colour=False, reports={}))
    assert "observed 0.00, attested 0.75, open" in block
    assert "lost but waived 1.50" in block
    assert f"Attested: {ROW}" in block
    assert "Waived: F01.2" in block
    assert "Warning: attestations.yaml:4: F11.2 is ignored" in block
    summary = render_markdown(result)
    assert "attested **0.75**" in summary
    assert "lost but waived **1.50**" in summary
    assert "F11\\.2 is ignored" in summary
    page = render_html(result, tmp_path)
    for said in ("of which attested", "Trần Thị B", "Lê Văn C", "F11.2 is ignored", 'id="statements"'):
        assert said in page


def test_without_statements_no_report_speaks_of_them(suite: Suite, kept: Callable[[], Dossier], tmp_path: Path) -> None:
    dossier = kept()
    (dossier.directory / "statements.json").unlink()
    about = dossier.about
    plain = evaluate(suite, Dossier.begin(tmp_path / "plain", about, KINDS), PORTAL)
    assert plain.statements is None
    assert "attested" not in "\n".join(summary_lines(plain, width=100, colour=False, reports={}))
    assert "attested **" not in render_markdown(plain)
    assert 'id="statements"' not in render_html(plain, tmp_path)


def test_kept_statements_come_back_as_they_were(kept: Callable[[], Dossier]) -> None:
    noted = kept().noted(NOTE)
    assert noted == Statements.model_validate(noted).model_dump(mode="json")
