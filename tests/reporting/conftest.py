"""Results made by hand from the real catalogue: exact, varied, and with everything a hostile portal could say."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from pytest_egov.criterion_results import CriterionResult, PartResult, Points, Seen
from pytest_egov.evidence.places import Place, Step
from pytest_egov.results import (
    CatalogueName,
    GroupTotals,
    PillarTotals,
    PortalName,
    RunResult,
    ScoreTotals,
    Totals,
)
from pytest_egov.verdict import Outcome, Text

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_egov.catalogue import Catalogue, Criterion

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=cmd()|"calc"!A1',
    "\x1b[31mđỏ\x1b[0m\x1b]0;tiêu đề\x07",
    "abc\u202egnp.exe\u2066x",
    "javascript:alert(1)",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "![x](https://evil.example/x.png) [y](javascript:alert(1)) | a | b |\n# tiêu đề\n@everyone `rm`",
    "Ký tự rộng 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 và Tie\u0302\u0301ng Vie\u0323\u0302t tách dấu",
)
OPEN_REASONS: dict[str, Text] = {
    "not_tested": Text(
        "Phiên bản này của công cụ chưa kiểm tra tiêu chí này.",
        "This version of the tool does not check this criterion yet.",
    ),
    "cannot_tell": Text(
        "Chưa tìm thấy «statistics»; hãy ghi vị trí vào tệp cổng.",
        "'statistics' was not found; name it in the portal file.",
    ),
    "blocked": Text("Cổng trả lời 403 khi mở trang.", "The portal answered 403 when the page was opened."),
}
# What becomes of the rows in turn: earned and open shares.
TURNS: tuple[tuple[Outcome, Fraction, Fraction], ...] = (
    ("passed", Fraction(1), Fraction(0)),
    ("passed", Fraction(1), Fraction(0)),
    ("partial", Fraction(1, 2), Fraction(0)),
    ("passed", Fraction(1), Fraction(0)),
    ("failed", Fraction(0), Fraction(0)),
    ("not_tested", Fraction(0), Fraction(1)),
    ("passed", Fraction(1), Fraction(0)),
    ("cannot_tell", Fraction(1, 2), Fraction(1, 2)),
    ("passed", Fraction(1), Fraction(0)),
    ("partial", Fraction(2, 3), Fraction(0)),
    ("blocked", Fraction(0), Fraction(1)),
)  # fmt: skip


def png(width: int = 8, height: int = 5, noise: int = 0) -> bytes:
    """A real PNG; ``noise`` bytes that don't compress make it large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([200, 40, 40] * width) for _ in range(height))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"teXt", b"x" * noise)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


Turn = tuple[Outcome, Fraction, Fraction]
MakeResult = Callable[..., RunResult]


@pytest.fixture
def make_result(catalogue: Catalogue) -> MakeResult:
    """A result: ``make_result(turns=..., only=("F17.1",), said="by the portal", pictures=("pictures/a.png",))``."""

    def make(
        turns: Iterable[Turn] = TURNS,
        only: tuple[str, ...] | None = None,
        said: str = "Tra cứu hồ sơ",
        url: str = "https://dichvucong.example.gov.vn/tra-cuu",
        pictures: tuple[str, ...] = (),
        **portal: str,
    ) -> RunResult:
        cycle = tuple(turns)
        every = [(p, g, row) for p, g, row in catalogue.rows() if only is None or row.id in only]
        became = {row.id: cycle[number % len(cycle)] for number, (_, _, row) in enumerate(every)}
        rows = [_row(p.id, g.id, row, became[row.id], said, url, pictures) for p, g, row in every]

        def totals(kind: type[Any], rows: Iterable[Criterion], **more: Any) -> Any:  # three kinds of totals
            judged = [row for row in rows if row.id in became]
            most = sum((row.points for row in judged if became[row.id][0] != "not_applicable"), Fraction(0))
            certain = sum((row.points * became[row.id][1] for row in judged), Fraction(0))
            possible = sum((row.points * sum(became[row.id][1:], Fraction(0)) for row in judged), Fraction(0))
            return kind(certain=float(certain), possible=float(possible), maximum=float(most), **more)

        pillars = tuple(
            totals(
                PillarTotals,
                [row for group in pillar.groups for row in group.criteria],
                id=pillar.id,
                title=pillar.title,
                groups=tuple(
                    totals(GroupTotals, group.criteria, id=group.id, title=group.title) for group in pillar.groups
                ),
            )
            for pillar in catalogue.pillars
        )
        everything = [row for _, _, row in catalogue.rows()]
        return RunResult(
            schema="pytest-egov/result/1",
            tool="pytest-egov 0.1.0",
            suite="conformance_suites.mic_2023",
            catalogue=CatalogueName(
                id=catalogue.id, version=catalogue.version, sha256=catalogue.sha256, title=catalogue.title,
                frame=catalogue.frame, provenance_note=catalogue.provenance_note,
            ),
            portal=PortalName(
                **{
                    "address": "https://dichvucong.example.gov.vn/",
                    "name": "Cổng dịch vụ công tỉnh Thử Nghiệm",
                    "agency": "Ủy ban nhân dân tỉnh Thử Nghiệm",
                    "environment": "production",
                    **portal,
                }
            ),
            taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
            browser="Chromium 156.0.0.0 (headless shell)",
            seed="mic-2023:dichvucong.example.gov.vn",
            dossier_sha256="9f" * 32,
            score=totals(ScoreTotals, everything, pillars=pillars) if only is None else None,
            judged=totals(Totals, everything),
            criteria_judged=len(rows),
            criteria_total=len(everything),
            criteria=tuple(rows),
        )  # fmt: skip

    return make


@pytest.fixture
def result(make_result: MakeResult) -> RunResult:
    return make_result()


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[str, ...]:
    """What a portal could say to harm a terminal, a page, a spreadsheet or Markdown."""
    return HOSTILE


@pytest.fixture
def hostile_result(make_result: MakeResult) -> RunResult:
    said = " ".join(HOSTILE)
    return make_result(
        said=said, url="javascript:alert(document.domain)", name=said, agency=HOSTILE[0], address=HOSTILE[4]
    )


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "home.png").write_bytes(png())
    return tmp_path


def _row(  # one caller
    pillar: str, group: str, row: Criterion, turn: Turn, said: str, url: str, pictures: tuple[str, ...]
) -> CriterionResult:
    outcome, earned, still_open = turn
    shown = said[:300]
    sentence = {
        "passed": Text(f"Cổng có «{shown}», đúng như yêu cầu.", f"The portal has “{shown}”, as required."),
        "partial": Text(
            f"Trang «{shown}» chỉ có 3 trên 6 mục bắt buộc.", f"The page “{shown}” shows only 3 of 6 required items."
        ),
        "failed": Text(
            f"Trang «{shown}» không có nội dung nào cần tìm.", f"The page “{shown}” has nothing of what was looked for."
        ),
        "not_applicable": Text("Không áp dụng: cổng không thu phí.", "Does not apply: the portal takes no fees."),
    }.get(outcome) or OPEN_REASONS[outcome]
    points = Fraction(0) if outcome == "not_applicable" else row.points
    place = Place(
        "status_lookup",
        url,
        said,
        "wayfinding",
        0.87,
        2,
        ("Dịch vụ công", said),
        (f"{said} <{url}>", "Trang khác <https://x.example/>"),
    )
    steps = (
        Step("open", "Dịch vụ công", url, 200, said),
        Step("fill", said, url),
        Step("click", "Tìm kiếm", url, 404, "Không tìm thấy"),
    )
    looked = outcome not in ("not_tested", "not_applicable")
    parts = tuple(
        PartResult(
            check=part.check,
            share=float(part.share),
            outcome=outcome,
            earned=float(earned),
            open=float(still_open),
            sentence=sentence,
            limits=part.limits,
            seen=(Seen(kind="status_lookup", place=place, steps=steps, pictures=pictures),) if looked else (),
            tried=(f"link «{said}»", "sitemap") if outcome == "cannot_tell" else (),
        )
        for part in row.judged_by
    )
    return CriterionResult(
        id=row.id, pillar=pillar, group=group, title=row.title, outcome=outcome,
        basis="attested" if row.id == "F07.2" else "observed",
        points=Points(
            max=float(points), earned=float(points * earned), open=float(points * still_open),
            lost=float(points * (1 - earned - still_open)),
        ),
        sentence=sentence, claim=row.sentences["full"] if outcome == "passed" else None, expected=row.sentences["full"],
        judged=row.judged, why=row.why, fix=row.fix, needs=row.needs, provenance=row.provenance,
        automation=row.automation, wcag=row.wcag, level=row.level, legal=row.basis, parts=parts,
        effort=row.effort,
    )  # fmt: skip
