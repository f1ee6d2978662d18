"""Results made by hand for comparing: a few rows with the points they came to, and nothing that does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from pytest_egov.criterion_results import CriterionResult, PartResult, Points, Seen
from pytest_egov.drawn_results import DrawnPage, DrawResult
from pytest_egov.evidence.places import Place
from pytest_egov.results import CatalogueName, PortalName, RunResult, ScoreTotals, Totals
from pytest_egov.timed_results import TimedResult
from pytest_egov.verdict import Basis, Outcome, Text

__all__ = ["AT", "drawn", "result_of", "row", "timed"]

AT = "https://dichvucong.example.gov.vn/"
NOTHING = Text("", "")


def timed(low: float | None, high: float | None, median: float | None = None, **said: Any) -> TimedResult:
    """A median known by an interval, in milliseconds; None for never."""
    about = {"page": "home", "profile": "desktop", "metric": "fcp_ms", "known": True, "draw": None, **said}
    return TimedResult(url=AT, median=median, low=low, high=high, limits=(3000.0, 4500.0), loads=(), **about)


def row(
    id_: str,
    earned: float | Fraction = 1,
    still_open: float | Fraction = 0,
    worth: float | Fraction = 1,
    *,
    outcome: Outcome | None = None,
    basis: Basis = "observed",
    waived: bool = False,
    said: str = "Found.",
    kinds: Sequence[str] = (),
    timings: Sequence[TimedResult] = (),
    limits: dict[str, Any] | None = None,
) -> CriterionResult:
    """A criterion of one part; ``earned`` and ``still_open`` are shares of the ``worth`` points there are."""
    earned, still_open, worth = Fraction(earned), Fraction(still_open), Fraction(worth)
    lost = 1 - earned - still_open
    decided: Outcome = "passed" if earned == 1 else "partial" if earned or still_open else "failed"
    became = outcome or (decided if lost or earned == 1 else "cannot_tell")
    applies = became != "not_applicable"
    place = Place("home", AT, "", "start", 1.0, 0)
    part = PartResult(
        check="a_check", share=1.0, outcome=became, earned=float(earned), open=float(still_open), sentence=NOTHING,
        limits=limits or {}, tried=(), timings=tuple(timings),
        seen=tuple(Seen(kind=kind, place=place, steps=(), pictures=()) for kind in kinds),
    )  # fmt: skip
    return CriterionResult(
        id=id_, pillar="function", group="G", title=Text(f"Tiêu chí {id_}", f"Criterion {id_}"), outcome=became,
        basis="waived" if waived else basis, sentence=Text(said, said), claim=None, expected=NOTHING, judged=NOTHING,
        why=NOTHING, fix=NOTHING, needs=None, provenance="derived", automation="auto", wcag=None, level=None, legal=(),
        points=Points(
            max=float(worth * applies), earned=float(worth * earned * applies), open=float(worth * still_open * applies),
            lost=float(worth * lost * applies), waived=float(worth * lost * waived),
        ),
        parts=(part,) if applies else (),
    )  # fmt: skip


def drawn(*names: str, kind: str = "procedures", at: str = AT) -> DrawResult:
    """Procedures drawn, each with a page of its own on the portal."""
    pages = tuple(DrawnPage(name=name, url=f"{at}tt/{name}") for name in names)
    return DrawResult(kind=kind, seed="seed", population=54, pages=pages)


def result_of(
    *rows: CriterionResult, catalogue: str = "tiny@1", address: str = AT, narrowed: bool = False, **said: Any
) -> RunResult:
    """A result of these rows; ``catalogue`` is its id and version, which stand for its bytes as well."""
    sums = {
        name: float(sum((Fraction(value) for value in values), Fraction(0)))
        for name, values in {
            "certain": [row.points.earned for row in rows],
            "possible": [row.points.earned + row.points.open for row in rows],
            "maximum": [row.points.max for row in rows],
            "waived": [row.points.waived for row in rows],
        }.items()
    }
    id_, _, version = catalogue.partition("@")
    about: dict[str, Any] = {
        "tool": "pytest-egov 0.1.0", "suite": "tiny_suite", "browser": "chromium 156", "seed": "seed",
        "taken_at": datetime(2026, 11, 24, 2, 5, tzinfo=UTC), "dossier_sha256": "9f" * 32, **said,
    }  # fmt: skip
    return RunResult(
        catalogue=CatalogueName(
            id=id_, version=version, sha256=f"{catalogue:0<64}", title=NOTHING, frame=NOTHING,
            provenance_note=Text("Dựng lại.", "Derived."),
        ),
        portal=PortalName(address=address, name="Cổng Thử", agency="", environment="staging"),
        score=None if narrowed else ScoreTotals(pillars=(), **sums),
        judged=Totals(**sums),
        criteria_judged=len(rows),
        criteria_total=len(rows) + narrowed,
        criteria=rows,
        **about,
    )  # fmt: skip
