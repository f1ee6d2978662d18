"""Results of a few criteria, made by hand: what a test is about is written where the test stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pytest_egov.barriers import Barrier
from pytest_egov.criterion_results import CriterionResult, PartResult, Points, Seen
from pytest_egov.evidence.places import Place
from pytest_egov.results import CatalogueName, PortalName, RunResult, Totals
from pytest_egov.timed_results import TimedResult
from pytest_egov.verdict import Text

__all__ = ["barrier", "part", "result_of", "row", "seen", "timed"]

TAKEN = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)


def said(text: str) -> Text:
    return Text(f"{text} (vi)", text)


def seen(kind: str = "contact", url: str = "https://x.example/") -> Seen:
    return Seen(kind=kind, place=Place(kind, url, "", "wayfinding", 1.0, 1), steps=(), pictures=())


def barrier(rule: str = "image-alt", target: str = "img", *pages: str, sure: bool = True) -> Barrier:
    return Barrier(
        rule=rule, sure=sure, what=said(f"{rule} is broken."), fix=said(f"Mend {rule}."), target=(target,),
        html=f"<{target}>", measured="", picture="", pages=pages or ("home",), elements=len(pages) or 1,
    )  # fmt: skip


def timed(page: str = "home") -> TimedResult:
    return TimedResult(
        page=page, url=f"https://x.example/{page}", profile="desktop", metric="fcp_ms", median=9000.0, low=9000.0,
        high=9000.0, known=True, limits=(3000.0,), loads=(),
    )  # fmt: skip


def part(earned: float = 0.0, *, open: float = 0.0, share: float = 1.0, **other: Any) -> PartResult:  # noqa: A002 # the field's name
    outcome = "cannot_tell" if open else "passed" if earned == 1 else "partial" if earned else "failed"
    values = {"outcome": outcome, "sentence": said("Something is wrong."), "seen": (seen(),), **other}
    return PartResult(check="a_check", share=share, earned=earned, open=open, limits={}, tried=(), **values)


def row(id_: str, points: float, *parts: PartResult, **other: Any) -> CriterionResult:
    """A criterion whose points its parts share; ``lost``, ``open`` and ``earned`` may be said otherwise."""
    shares = [(p.share * p.earned, p.share * p.open) for p in parts]
    earned = other.pop("earned", points * sum(share for share, _ in shares))
    still_open = other.pop("open", points * sum(share for _, share in shares))
    lost = other.pop("lost", points - earned - still_open)
    outcome = "passed" if earned == points else "partial" if earned else "failed" if lost else "cannot_tell"
    values = {
        "outcome": outcome, "basis": "observed", "sentence": parts[0].sentence if parts else said("Nothing."),
        "effort": None, "fix": said(f"Mend {id_}."), "title": said(f"Criterion {id_}"), **other,
    }  # fmt: skip
    return CriterionResult(
        id=id_, pillar="function", group="G", claim=None, expected=said("As it should be"), judged=said("By looking"),
        why=said("Because"), needs=None, provenance="derived", automation="auto", wcag=None, level=None, legal=(),
        points=Points(max=points, earned=earned, open=still_open, lost=lost), parts=parts, **values,
    )  # fmt: skip


def result_of(*rows: CriterionResult, **other: Any) -> RunResult:
    """A result of these criteria and no others; a narrowed run, which has no score."""
    most, certain, possible = (
        sum(figures)
        for figures in zip(
            *((r.points.max, r.points.earned, r.points.earned + r.points.open) for r in rows), strict=True
        )
    )
    values = {
        "taken_at": TAKEN,
        "portal": PortalName(address="https://x.example/", name="Cổng thử", agency="", environment="staging"),
        **other,
    }
    return RunResult(
        schema="pytest-egov/result/1", tool="pytest-egov 0", suite="tiny_suite",
        catalogue=CatalogueName(
            id="tiny", version="1", sha256="a" * 64, title=said("Tiny"), frame=said("A trial"), provenance_note=said("Ours")
        ),
        browser="Chromium 1", seed="s", dossier_sha256="b" * 64, score=None,
        judged=Totals(certain=certain, possible=possible, maximum=most), criteria_judged=len(rows),
        criteria_total=len(rows), criteria=rows, **values,
    )  # fmt: skip
