"""A campaign as large as the real one: 22 ministries and 63 provinces, 54 criteria, a month of timed loads; drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from pytest_egov.catalogue import Catalogue, Criterion, load_catalogue
from pytest_egov.criterion_results import CriterionResult, PartResult, Points
from pytest_egov.results import (
    CatalogueName,
    GroupTotals,
    PillarTotals,
    PortalName,
    RunResult,
    ScoreTotals,
    Totals,
    as_json,
)
from pytest_egov.timed_results import TimedLoad, TimedResult
from pytest_egov.verdict import Outcome, Text

__all__ = ["GROUPS", "MINISTRIES", "PROVINCES", "results_of", "write_campaign"]

MINISTRIES = (
    "Bộ Quốc phòng", "Bộ Công an", "Bộ Ngoại giao", "Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính", "Bộ Công Thương",
    "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Giao thông vận tải", "Bộ Xây dựng", "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông", "Bộ Lao động - Thương binh và Xã hội", "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế", "Bộ Kế hoạch và Đầu tư", "Ủy ban Dân tộc",
    "Ngân hàng Nhà nước Việt Nam", "Bảo hiểm xã hội Việt Nam", "Thanh tra Chính phủ",
)  # fmt: skip
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định",
    "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai",
    "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình",
    "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định",
    "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh",
    "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thành phố Hồ Chí Minh",
    "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
GROUPS = {"ministry": Text("Bộ, cơ quan ngang bộ", "Ministries"), "province": Text("Tỉnh, thành phố", "Provinces")}
PRODUCTS = ("iGate", "VNPT-Portal", "Một cửa số", "")
DAYS, ROUNDS = 22, 10
CATALOGUE = Path(__file__).parents[1] / "conformance_suites" / "mic_2023" / "catalogue.yaml"
BECOMES: tuple[tuple[Outcome, Fraction, Fraction], ...] = (
    ("passed", Fraction(1), Fraction(0)),
    ("partial", Fraction(1, 2), Fraction(0)),
    ("failed", Fraction(0), Fraction(0)),
    ("cannot_tell", Fraction(0), Fraction(1)),
    ("not_tested", Fraction(0), Fraction(1)),
    ("not_applicable", Fraction(0), Fraction(0)),
)


def write_campaign(folder: Path, audits: int = 2) -> Path:
    """Write a campaign file and the stored results of every portal; answers the file."""
    catalogue = load_catalogue(CATALOGUE)
    lines = [
        "name: Đánh giá cổng dịch vụ công tháng 3/2027",
        "first_day: 01/03/2027",
        "last_day: 31/03/2027",
        "portals:",
    ]
    for group, names in (("ministry", MINISTRIES), ("province", PROVINCES)):
        for at, name in enumerate(names):
            key = f"{group}-{at:02d}"
            product = PRODUCTS[at % len(PRODUCTS)]
            lines.append(
                f'- {{key: {key}, name: "{name}", address: "https://{key}.example.gov.vn/", group: {group}'
                + (f', product: "{product}"}}' if product else "}")
            )
            for number, result in enumerate(results_of(catalogue, key, name, audits)):
                run = folder / "campaign" / key / f"full-{number}" / "egov-report"
                run.mkdir(parents=True)
                (run / "result.json").write_bytes(as_json(result))
    file = folder / "campaign.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def results_of(catalogue: Catalogue, key: str, name: str, audits: int) -> Iterator[RunResult]:
    """The audits of one portal, two weeks apart; the last one carries the month of loads."""
    drawn = random.Random(key)
    strength = drawn.uniform(0.3, 0.95)
    for audit in range(audits):
        became = {row.id: _becomes(drawn, strength + 0.05 * audit) for _, _, row in catalogue.rows()}
        yield _result(catalogue, key, name, became, drawn, audit, timed=audit == audits - 1)


def _becomes(drawn: random.Random, strength: float) -> tuple[Outcome, Fraction, Fraction]:
    if drawn.random() < strength:
        return BECOMES[0]
    return drawn.choices(BECOMES, (2, 8, 10, 2, 2, 0.2))[0]


def _result(
    catalogue: Catalogue, key: str, name: str, became: dict[str, Any], drawn: random.Random, audit: int, *, timed: bool
) -> RunResult:
    rows = [
        _row(pillar.id, group.id, row, became[row.id], drawn if timed else None)
        for pillar, group, row in catalogue.rows()
    ]

    def totals(kind: type[Any], criteria: list[Criterion], **more: Any) -> Any:
        return kind(
            certain=float(sum((it.points * became[it.id][1] for it in criteria), Fraction(0))),
            possible=float(sum((it.points * (became[it.id][1] + became[it.id][2]) for it in criteria), Fraction(0))),
            maximum=float(sum((it.points for it in criteria if became[it.id][0] != "not_applicable"), Fraction(0))),
            **more,
        )

    every = [row for _, _, row in catalogue.rows()]
    pillars = tuple(
        totals(
            PillarTotals,
            [row for group in pillar.groups for row in group.criteria],
            id=pillar.id,
            title=pillar.title,
            groups=tuple(totals(GroupTotals, list(it.criteria), id=it.id, title=it.title) for it in pillar.groups),
        )
        for pillar in catalogue.pillars
    )
    return RunResult(
        schema="pytest-egov/result/1",
        tool="pytest-egov 0.1.0",
        suite="conformance_suites.mic_2023",
        catalogue=CatalogueName(
            id=catalogue.id, version=catalogue.version, sha256=catalogue.sha256, title=catalogue.title,
            frame=catalogue.frame, provenance_note=catalogue.provenance_note,
        ),
        portal=PortalName(address=f"https://{key}.example.gov.vn/", name=name, agency=name, environment="production"),
        taken_at=datetime(2027, 3, 3 + 14 * audit, 11, drawn.randrange(60), tzinfo=UTC),
        browser="Chromium 156.0.0.0 (headless shell)",
        seed=f"mic-2023:{key}",
        dossier_sha256=f"{drawn.getrandbits(256):064x}",
        score=totals(ScoreTotals, every, pillars=pillars),
        judged=totals(Totals, every),
        criteria_judged=len(rows),
        criteria_total=len(rows),
        criteria=tuple(rows),
    )  # fmt: skip


def _row(pillar: str, group: str, row: Criterion, turn: Any, drawn: random.Random | None) -> CriterionResult:
    outcome, earned, still_open = turn
    points = Fraction(0) if outcome == "not_applicable" else row.points
    sentence = row.sentences["full"] if outcome == "passed" else row.sentences["none"]
    return CriterionResult(
        id=row.id, pillar=pillar, group=group, title=row.title, outcome=outcome, basis="observed",
        points=Points(
            max=float(points), earned=float(points * earned), open=float(points * still_open),
            lost=float(points * (1 - earned - still_open)),
        ),
        sentence=sentence, claim=None, expected=row.sentences["full"], judged=row.judged, why=row.why, fix=row.fix,
        needs=row.needs, provenance=row.provenance, automation=row.automation, wcag=row.wcag, level=row.level, legal=row.basis,
        parts=tuple(
            PartResult(
                check=part.check, share=float(part.share), outcome=outcome, earned=float(earned), open=float(still_open),
                sentence=sentence, limits=part.limits, seen=(), tried=(),
                timings=tuple(_timed(part.limits, drawn)) if drawn else (),
            )
            for part in row.judged_by
        ),
    )  # fmt: skip


def _timed(limits: dict[str, Any], drawn: random.Random) -> Iterator[TimedResult]:
    metric = limits.get("metric")
    if isinstance(metric, str):
        loads = tuple(
            TimedLoad(
                started_at=datetime(2027, 3, 1, 2, tzinfo=UTC) + timedelta(days=day, minutes=7 * number),
                value=drawn.uniform(400, 9000), never=False, window="09:00-11:00", busy=False, counts=True, error="",
            )
            for day in range(DAYS)
            for number in range(ROUNDS)
        )  # fmt: skip
        yield TimedResult(
            page="home", url="https://x.example/", profile="desktop", metric=metric, median=2000.0, low=1900.0, high=2100.0,
            known=True, limits=(), loads=loads,
        )  # fmt: skip
