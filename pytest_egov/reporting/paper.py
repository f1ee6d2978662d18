"""Rounding and words for paper: the only place where a figure is rounded and an outcome gets its name."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, Literal

from pytest_egov.errors import defused
from pytest_egov.verdict import Basis, Outcome, Text
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from pytest_egov.catalogue import Effort

__all__ = [
    "AUTOMATION",
    "BASIS",
    "EFFORTS",
    "ENVIRONMENT",
    "FOUND_BY",
    "OUTCOMES",
    "PILLARS",
    "Lang",
    "Language",
    "date_time",
    "day",
    "duration",
    "languages",
    "milliseconds",
    "period",
    "points",
    "printable",
    "seconds",
    "share",
    "signed",
]

Lang = Literal["vi", "en"]
Language = Literal["vi", "en", "both"]

OUTCOMES: Final[dict[Outcome, Text]] = {
    "passed": Text("Đạt", "Passed"),
    "partial": Text("Đạt một phần", "Partial"),
    "failed": Text("Không đạt", "Failed"),
    "cannot_tell": Text("Chưa kết luận được", "Cannot tell"),
    "not_tested": Text("Chưa kiểm tra", "Not tested"),
    "blocked": Text("Bị chặn / không xem được", "Blocked / could not look"),
    "not_applicable": Text("Không áp dụng", "Not applicable"),
}
BASIS: Final[dict[Basis, Text]] = {
    "observed": Text("Quan sát trực tiếp", "Observed"),
    "attested": Text("Theo văn bản xác nhận", "Attested"),
    "waived": Text("Được miễn trừ", "Waived"),
}
AUTOMATION: Final[dict[str, Text]] = {
    "auto": Text("Kiểm tra tự động", "Checked automatically"),
    "guided": Text("Kiểm tra tự động khi được cấp điều kiện", "Checked automatically once given what it needs"),
    "attested": Text("Cần văn bản xác nhận", "Needs a person's statement"),
}
FOUND_BY: Final[dict[str, Text]] = {
    "start": Text("trang đầu của cổng", "the start page itself"),
    "portal_file": Text("ghi trong tệp cổng", "given in the portal file"),
    "product": Text("theo mô tả sản phẩm phần mềm", "known from the portal's software product"),
    "wayfinding": Text("tự tìm đường trên cổng", "found by wayfinding"),
}
ENVIRONMENT: Final[dict[str, Text]] = {
    "production": Text("Vận hành chính thức", "Production"),
    "staging": Text("Thử nghiệm trước vận hành", "Staging"),
    "sandbox": Text("Môi trường thử nghiệm", "Sandbox"),
}
EFFORTS: Final[dict[Effort, Text]] = {
    "content": Text("Nội dung (biên tập, công khai)", "Content (written and published)"),
    "template": Text(
        "Giao diện dùng chung (mẫu trang, kiểu dáng, mã kịch bản)", "Template (shared pages, styles, scripts)"
    ),
    "function": Text("Chức năng (lập trình, dữ liệu)", "Function (programming, data)"),
    "integration": Text("Tích hợp với hệ thống của đơn vị khác", "Integration with a system of others"),
}
# Only a narrowed run, which carries no totals by pillar, needs these; an unknown pillar shows its id.
PILLARS: Final[dict[str, Text]] = {
    "function": Text("Chức năng", "Function"),
    "performance": Text("Hiệu năng", "Performance"),
    "accessibility": Text("Khả năng truy cập thuận tiện", "Accessibility"),
    "structure": Text("Cấu trúc, bố cục", "Structure"),
    "security": Text("An toàn thông tin", "Security"),
}

_STILL_SECONDS = 90
# A result holds the nearest binary floats of exact fractions: what is 1e-9 away from a half is that half.
_NOISE = Decimal("1e-9")
_ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\|$)|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]")
_SPACES = re.compile(r"\s+")


def languages(asked: Language) -> tuple[Lang, ...]:
    """The languages to write in, in this order: Vietnamese comes first where both are asked for."""
    return ("vi", "en") if asked == "both" else (asked,)


def points(value: float | Decimal, lang: Lang) -> str:
    """Two decimals, half up, zeros kept: "71,25" in Vietnamese, "71.25" in English."""
    written = str(_rounded(Decimal(str(value)), "0.01"))
    return written.replace(".", ",") if lang == "vi" else written


def signed(value: float, lang: Lang) -> str:
    """Points by which something moved, with its sign: "+1,25", "−1,25"; nothing has none."""
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{points(abs(value), lang)}"


def share(value: float, lang: Lang) -> str:
    """A share of 0 to 1 in per cent, with one decimal where there is something behind the point."""
    percent = _rounded(Decimal(str(value)) * 100, "0.1")
    written = str(percent.to_integral_value()) if percent == percent.to_integral_value() else str(percent)
    return f"{written.replace('.', ',')} %" if lang == "vi" else f"{written}%"


def date_time(moment: datetime, lang: Lang) -> str:
    """The moment in Việt Nam, "24/11/2026 09:05 (UTC+7)"; both languages write the day first."""
    local = day_and_time(moment)
    return f"{local} (giờ Việt Nam, UTC+7)" if lang == "vi" else f"{local} (Việt Nam time, UTC+7)"


def period(begun: datetime, ended: datetime | None, lang: Lang) -> str:
    """From when to when in Việt Nam, the day said once where it is the same: "24/11/2026 09:05 – 09:41 (UTC+7)"."""
    if ended is None or day_and_time(ended) == day_and_time(begun):
        return date_time(begun, lang)
    first, last = day_and_time(begun), day_and_time(ended)
    last = last.split()[1] if last.split()[0] == first.split()[0] else last
    return date_time(begun, lang).replace(first, f"{first} – {last}")


def day(said: date) -> str:
    """A day as both languages write it here: "24/11/2026"."""
    return f"{said:%d/%m/%Y}"


def duration(seconds: float, lang: Lang) -> str:
    """How long, as people say it: "40 s", "3 min", "1 h 05 min"."""
    whole = max(0, round(seconds))
    minute, hour, second = ("phút", "giờ", "giây") if lang == "vi" else ("min", "h", "s")
    if whole < _STILL_SECONDS:
        return f"{whole} {second}"
    hours, minutes = divmod((whole + 30) // 60, 60)
    return f"{hours} {hour} {minutes:02} {minute}" if hours else f"{minutes} {minute}"


def milliseconds(value: float, lang: Lang) -> str:
    """Whole milliseconds, half up, thousands set apart: "1.234 ms" in Vietnamese, "1,234 ms" in English; "∞" for never."""
    if value == float("inf"):
        return "∞"
    written = f"{int(_rounded(Decimal(str(value)), '1')):,} ms"
    return written.replace(",", ".") if lang == "vi" else written


def seconds(milliseconds: float, lang: Lang) -> str:
    """Seconds with one decimal: "4,5 s" in Vietnamese, "4.5 s" in English."""
    written = f"{_rounded(Decimal(str(milliseconds)) / 1000, '0.1')} s"
    return written.replace(".", ",") if lang == "vi" else written


def printable(text: str, limit: int = 2000) -> str:
    """What a portal said, made safe to show on one line.

    Escape sequences, control characters and the invisible ones that turn writing round or hide it are removed; words that a
    build server would obey are broken in two; spaces and line breaks become one space; what is longer than ``limit`` is cut,
    visibly.
    """
    # Cut first: a title of megabytes must not cost seconds. Four times the limit leaves room for what is removed.
    cut = text[: 4 * limit]
    # What Python calls printable has none of what is removed; nearly all texts are.
    kept = cut if cut.isprintable() else "".join(map(_shown, _ESCAPES.sub("", cut)))
    line = defused(_SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip())
    if len(line) > limit or len(cut) < len(text):
        return line[: limit - 1].rstrip() + "…"
    return line


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character in "\t\n\r\v\f\x85":
        return " "
    # What Unicode calls no character, and XML cannot hold.
    never = ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    return "" if never or category in ("Cc", "Cf", "Cs") else character


def _rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(_NOISE, ROUND_HALF_UP).quantize(Decimal(step), ROUND_HALF_UP)
