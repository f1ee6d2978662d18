"""Words and forms of a league that several of its outputs use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.paper import Lang, points, share
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.campaign.league.tables import ApartReason, League, LeagueRow, Moved, Rank

__all__ = ["APART", "HOW", "LISTS", "MOVED", "WHOLE", "change", "pillar_titles", "place", "too_little"]

WHOLE: Final = Text("Tổng điểm", "Whole score")
MOVED: Final[dict[Moved, Text]] = {
    "improved": Text("tăng", "improved"),
    "regressed": Text("giảm", "regressed"),
    "undecided": Text("chưa khẳng định được", "not decided"),
    "same": Text("không đổi", "unchanged"),
}
APART: Final[dict[ApartReason, Text]] = {
    "missing": Text("Chưa có kết quả", "No result"),
    "narrowed": Text("Chỉ đánh giá một phần", "Narrowed run"),
    "catalogue": Text("Bộ tiêu chí khác", "Another catalogue"),
    "suite": Text("Bộ phép kiểm tra khác", "Other checks"),
    "tool": Text("Phiên bản công cụ khác", "Another tool version"),
    "profile": Text("Cấu hình đo khác", "Another timing profile"),
}
# The lists behind a figure of readiness, by their names in the league.
LISTS: Final[dict[str, Text]] = {
    "have": Text("Đáp ứng", "Have it"),
    "partly": Text("Đáp ứng một phần", "Have it in part"),
    "lack": Text("Chưa đáp ứng", "Lack it"),
    "not_judged": Text("Chưa kết luận được", "Not judged"),
    "not_applicable": Text("Không áp dụng", "Does not apply"),
}
HOW: Final = (
    Text(
        "Thứ hạng theo điểm chắc chắn đạt, quy về thang 100 trên phần áp dụng cho từng cổng. Khi còn điểm bỏ ngỏ, điểm của một "
        "cổng là một khoảng, và thứ hạng cũng vậy: «2–4» nghĩa là tốt nhất hạng 2, kém nhất hạng 4, khi mọi phần còn mở đã được "
        "kết luận. Hai cổng có khoảng điểm chung nhau thì chưa phân định trước sau.",
        "Places go by the certain points, as marks out of 100 of what applies to each portal. While points are open a portal's "
        "mark is an interval, and so is its place: “2–4” means second at best and fourth at worst once everything open is "
        "decided. Two portals whose intervals share a value have no order yet.",
    ),
    Text(
        "Không xếp hạng theo những gì chưa xem: cổng được xem dưới mức tối thiểu chỉ được liệt kê. Kết quả không so sánh được "
        "đứng riêng, kèm lý do.",
        "Nobody is ranked on what was not looked at: a portal of which less than the least share was seen is listed without a "
        "place. Results that cannot be compared stand apart, with the reason.",
    ),
    Text(
        "Tăng hay giảm so với kỳ trước chỉ được khẳng định khi hai khoảng điểm không có điểm chung.",
        "That a portal improved or regressed since the campaign before is said only where the two intervals share no value.",
    ),
    Text(
        "Mức độ đáp ứng: «10 trên 20» nghĩa là 10 trong 20 cổng đã kết luận được có đủ nội dung tiêu chí yêu cầu; cổng chưa kết "
        "luận được và cổng không áp dụng không tính vào 20.",
        "Readiness: “10 of 20” means that 10 of the 20 portals that could be judged have all that the criterion asks for; those "
        "that could not be judged, and those to which it does not apply, are not among the 20.",
    ),
)


def place(rank: Rank | None) -> str:
    """A rank as a table shows it: "3", or "2–4" while its order is open; a dash without one."""
    if rank is None:
        return "–"
    return str(rank.best) if rank.best == rank.worst else f"{rank.best}–{rank.worst}"


def change(value: float, lang: Lang) -> str:
    """By how much marks changed, with its sign: "+3,25", "−0,50", "0,00"."""
    written = points(abs(value), lang)
    if not written.strip("0.,"):
        return written
    return f"{'+' if value > 0 else '−'}{written}"


def too_little(row: LeagueRow, league: League) -> Text:
    """Why a portal has no place."""
    return Text(
        f"Mới xem được {share(row.looked, 'vi')} số điểm; cần ít nhất {share(league.least_looked, 'vi')} để xếp hạng.",
        f"Only {share(row.looked, 'en')} of the points were looked at; a place takes {share(league.least_looked, 'en')}.",
    )


def pillar_titles(league: League) -> dict[str | None, Text]:
    """Titles by id; None stands for the whole."""
    return {None: WHOLE, **{pillar.id: pillar.title for pillar in league.pillars}}
