"""Results of a small standard, made by hand: four criteria of 40, 30, 20 and 10 points in two pillars."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from pytest_egov.bands import Bands
from pytest_egov.campaign.league import Assessed
from pytest_egov.criterion_results import CriterionResult, PartResult, Points
from pytest_egov.results import CatalogueName, PillarTotals, PortalName, RunResult, ScoreTotals, Totals
from pytest_egov.timed_results import TimedResult
from pytest_egov.verdict import Outcome, Text

__all__ = ["GROUPS", "POINTS", "assessed", "march", "result"]

GROUPS = {"ministry": Text("Bộ", "Ministries"), "province": Text("Tỉnh", "Provinces"), "other": Text("Khác", "Others")}
POINTS = {"A1": 40, "A2": 30, "B1": 20, "B2": 10}
# What stands after a criterion's id: outcome, and the shares earned and open.
SHARES: dict[str, tuple[Outcome, Fraction, Fraction]] = {
    "passed": ("passed", Fraction(1), Fraction(0)),
    "failed": ("failed", Fraction(0), Fraction(0)),
    "partial": ("partial", Fraction(1, 2), Fraction(0)),
    "third": ("partial", Fraction(1, 3), Fraction(0)),
    "cannot_tell": ("cannot_tell", Fraction(0), Fraction(1)),
    "half_open": ("cannot_tell", Fraction(1, 2), Fraction(1, 2)),
    "not_tested": ("not_tested", Fraction(0), Fraction(1)),
    "blocked": ("blocked", Fraction(0), Fraction(1)),
    "not_applicable": ("not_applicable", Fraction(0), Fraction(0)),
}


def march(day: int) -> datetime:
    """Noon in Việt Nam on a day of March 2027."""
    return datetime(2027, 3, day, 5, tzinfo=UTC)


def result(
    day: int = 1,
    only: tuple[str, ...] = tuple(POINTS),
    sha256: str = "aa" * 32,
    tool: str = "pytest-egov 0.1.0",
    suite: str = "suites.small",
    profile: str | None = None,
    sentence: str = "Đã xem.",
    environment: str = "production",
    bands: Bands | None = None,
    warnings: tuple[Text, ...] = (),
    **became: str,
) -> RunResult:
    """A result: criteria passed unless said otherwise, as ``result(A1="failed", B2="not_tested")``."""
    rows = [_row(id_, became.get(id_, "passed"), profile, sentence) for id_ in POINTS if id_ in only]
    whole = len(only) == len(POINTS)
    pillars = tuple(
        _totals(PillarTotals, [row for row in rows if row.pillar == id_], id=id_, title=title, groups=())
        for id_, title in (("a", Text("Trụ cột A", "Pillar A")), ("b", Text("Trụ cột B", "Pillar B")))
    )
    return RunResult(
        schema="pytest-egov/result/1",
        tool=tool,
        suite=suite,
        catalogue=CatalogueName(
            id="small", version="1", sha256=sha256, title=Text("Bộ tiêu chí nhỏ", "Small standard"),
            frame=Text("Khung.", "Frame."), provenance_note=Text("Do chúng tôi dựng lại.", "Derived."), bands=bands,
        ),
        portal=PortalName(address="https://a.example/", name="A", agency="", environment=environment),
        taken_at=march(day),
        browser="Chromium",
        seed="seed",
        dossier_sha256=f"{day:02d}" * 32,
        score=_totals(ScoreTotals, rows, pillars=pillars) if whole else None,
        judged=_totals(Totals, rows),
        criteria_judged=len(rows),
        criteria_total=len(POINTS),
        criteria=tuple(rows),
        warnings=warnings,
    )  # fmt: skip


def assessed(
    key: str, *results: RunResult, name: str = "", group: str = "province", product: str | None = None
) -> Assessed:
    return Assessed(key, name or key, f"https://{key}.example/", group, product, results)


def _row(id_: str, became: str, profile: str | None, sentence: str) -> CriterionResult:
    outcome, earned, still_open = SHARES[became]
    most = Fraction(0) if outcome == "not_applicable" else Fraction(POINTS[id_])
    text = Text(sentence, sentence)
    timings = (_timed(profile),) if profile else ()
    part = PartResult(
        check="check", share=1.0, outcome=outcome, earned=float(earned), open=float(still_open), sentence=text, limits={},
        seen=(), tried=(), timings=timings,
    )  # fmt: skip
    return CriterionResult(
        id=id_, pillar=id_[0].lower(), group=id_, title=Text(f"Tiêu chí {id_}", f"Criterion {id_}"), outcome=outcome,
        basis="observed",
        points=Points(
            max=float(most), earned=float(most * earned), open=float(most * still_open),
            lost=float(most * (1 - earned - still_open)),
        ),
        sentence=text, claim=None, expected=text, judged=text, why=text, fix=Text(f"Sửa {id_}", f"Mend {id_}"), needs=None,
        provenance="derived", automation="auto", wcag=None, level=None, legal=(), parts=(part,),
    )  # fmt: skip


def _timed(profile: str) -> TimedResult:
    return TimedResult(
        page="home", url="https://a.example/", profile=profile, metric="fcp_ms", median=1.0, low=1.0, high=1.0, known=True,
        limits=(), loads=(),
    )  # fmt: skip


def _totals(kind: type[Any], rows: list[CriterionResult], **more: Any) -> Any:
    certain = sum((row.points.earned for row in rows), 0.0)
    return kind(
        certain=certain,
        possible=certain + sum((row.points.open for row in rows), 0.0),
        maximum=sum((row.points.max for row in rows), 0.0),
        **more,
    )
