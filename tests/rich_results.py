"""Results with everything a result can hold: barriers, timed loads, statements, warnings; made from plain ones by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pytest_egov.barriers import Barrier
from pytest_egov.criterion_results import CriterionResult
from pytest_egov.results import RunResult
from pytest_egov.stated_results import StatementResult, StatementsResult
from pytest_egov.timed_results import TimedLoad, TimedResult
from pytest_egov.verdict import Text

__all__ = ["barrier", "timed", "with_everything"]


def barrier(rule: str = "image-alt", *, sure: bool = True, said: str = "anh.png", number: int = 1) -> Barrier:
    return Barrier(
        rule=rule, sure=sure,
        what=Text("Ảnh không có văn bản thay thế.", "The image has no alternative text."),
        fix=Text("Thêm thuộc tính alt.", "Add an alt."),
        target=(f"li:nth-child({number}) > img",), html=f'<img src="{said}">', measured='alt=""',
        picture="pictures/home.png", pages=("home", "eform"), elements=3,
        addresses=("https://dichvucong.example.gov.vn/", "https://dichvucong.example.gov.vn/tờ khai?a=1#b"),
    )  # fmt: skip


def timed(metric: str = "fcp_ms") -> TimedResult:
    loads = [
        TimedLoad(
            started_at=datetime(2026, 11, 25, 7, minute, tzinfo=UTC), value=value, never=value is None,
            window="14:00-16:00", busy=minute == 1, counts=minute != 1, error="" if value else "no load event within 60 s",
        )
        for minute, value in enumerate((812.4, 900.0, None))
    ]  # fmt: skip
    return TimedResult(
        page="home", url="https://dichvucong.example.gov.vn/", profile="desktop", metric=metric, median=856.2, low=812.4,
        high=None, known=True, limits=(3000.0, 4500.0), loads=tuple(loads),
    )  # fmt: skip


def with_everything(result: RunResult, said: str = "anh.png") -> RunResult:
    """The result with barriers on the criteria of WCAG, loads on those of speed, one attested and one waived."""
    lost = next(row.id for row in result.criteria if row.points.lost > 0 and row.pillar == "function")
    kept = next((row.id for row in result.criteria if row.outcome == "passed"), "")
    entries = (_statement("attestation", kept, "attested", said), _statement("waiver", lost, "waived", said))
    basis = {kept: "attested", lost: "waived"}
    rows = [_enriched(row, said).model_copy(update={"basis": basis.get(row.id, "observed")}) for row in result.criteria]
    return result.model_copy(
        update={
            "criteria": tuple(rows),
            "statements": StatementsResult(file="attestations.yaml", sha256="ab" * 32, entries=entries),
            "warnings": (Text(f"Lưu ý: {said}", f"Take care: {said}"),),
        }
    )


def _enriched(row: CriterionResult, said: str) -> CriterionResult:
    part = row.parts[0]
    if row.wcag is not None and part.seen:
        broken = (barrier(said=said), barrier("svg-img-alt", said=said, number=2)) if row.points.lost > 0 else ()
        part = part.model_copy(update={"barriers": (*broken, barrier("area-alt", sure=False, said=said))})
    if row.pillar == "performance":
        part = part.model_copy(update={"timings": (timed(),)})
    return row.model_copy(update={"parts": (part, *row.parts[1:])})


def _statement(kind: str, id_: str, effect: str, said: str) -> StatementResult:
    return StatementResult.model_validate(
        {
            "kind": kind, "id": id_, "line": 3, "effect": effect, "by": "Nguyễn Văn An", "role": "Trưởng phòng",
            "date": date(2026, 11, 20), "until": date(2027, 11, 20), "level": "full" if kind == "attestation" else None,
            "evidence": "bien-ban.pdf" if kind == "attestation" else None, "sha256": None, "said": said, "ignored": None,
        }
    )  # fmt: skip
