"""What a comparison says, in words: its kinds of change, what differs about two runs, and what to know of one change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from pytest_egov.reporting import figure_words
from pytest_egov.reporting.paper import BASIS, ENVIRONMENT, OUTCOMES, points
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.circumstances import Circumstance, What
    from pytest_egov.comparing import Change, Comparison, Kind
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.evidence.timings import Metric
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.results import RunResult
    from pytest_egov.timed_results import TimedResult

__all__ = ["KINDS", "MEANING", "circumstance", "notes", "standing", "stands", "warnings"]

KINDS: Final[dict[Kind, Text]] = {
    "regressed": Text("Suy giảm", "Regressed"),
    "improved": Text("Cải thiện", "Improved"),
    "opened": Text("Còn mở, trước đó đã kết luận", "Open now, decided before"),
    "settled": Text("Đã kết luận, trước đó còn mở", "Decided now, open before"),
    "new": Text("Mới có", "New"),
    "gone": Text("Không còn", "Gone"),
    "noise": Text("Sai số đo, không tính là thay đổi", "Noise, not counted as changed"),
    "same": Text("Điểm không đổi, có điểm khác", "Same points, something else differs"),
}
MEANING: Final[dict[Kind, Text]] = {
    "regressed": Text(
        "Điểm cao nhất có thể đạt nay thấp hơn điểm chắc chắn trước đó.",
        "The most that is possible now is less than what was certain before.",
    ),
    "improved": Text(
        "Điểm chắc chắn nay cao hơn điểm cao nhất có thể đạt trước đó.",
        "What is certain now is more than was possible before.",
    ),
    "opened": Text(
        "Lần sau không xem được hoặc chưa đủ căn cứ: chưa thể nói là tốt lên hay kém đi.",
        "The later look could not decide: nothing says that it became better or worse.",
    ),
    "settled": Text(
        "Lần trước chưa kết luận được: điểm mất nay mới biết, không hẳn do cổng thay đổi.",
        "The earlier look could not decide: what is lost is known now, and need not be the portal's change.",
    ),
    "new": Text(
        "Chỉ lần sau chấm, hoặc nay mới áp dụng.", "Judged by the later run only, or applicable only since then."
    ),
    "gone": Text(
        "Chỉ lần trước chấm, hoặc nay không áp dụng.", "Judged by the earlier run only, or not applicable now."
    ),
    "noise": Text(
        "Khoảng tin cậy của hai trung vị giao nhau: phép đo không phân biệt được hai lần.",
        "The intervals of the two medians overlap: the loads cannot be told apart.",
    ),
    "same": Text(
        "Khác về kết quả, căn cứ, mẫu hoặc nội dung tiêu chí.",
        "The outcome, what it rests on, the sample or the row itself differs.",
    ),
}
_WHAT: Final[dict[What, Text]] = {
    "catalogue": Text("Bộ tiêu chí", "Catalogue"),
    "suite": Text("Gói bộ tiêu chí", "Suite"),
    "tool": Text("Công cụ", "Tool"),
    "browser": Text("Trình duyệt", "Browser"),
    "portal": Text("Cổng", "Portal"),
    "environment": Text("Môi trường", "Environment"),
    "seed": Text("Hạt giống chọn mẫu", "Seed of the draws"),
    "statements": Text("Xác nhận, miễn trừ", "Statements"),
}
_NONE = Text("không có", "none")


def circumstance(differs: Circumstance) -> tuple[Text, Text, Text]:
    """What differs about two runs: its name, and how it was and is."""
    was, now = (_value(differs.what, value) for value in (differs.before, differs.after))
    return _WHAT[differs.what], was, now


def warnings(comparison: Comparison) -> Iterator[Text]:
    """What a reader must know before trusting the figures side by side."""
    before, after = comparison.before, comparison.after
    if comparison.across:
        was, now = (f"{r.catalogue.id}@{r.catalogue.version} ({r.catalogue.sha256[:12]})" for r in (before, after))
        yield Text(
            f"So sánh khác bộ tiêu chí: {was} và {now}. Tiêu chí được ghép theo mã; cùng mã vẫn có thể khác nội dung, và điểm "
            "không cùng một thang.",
            f"Compared across catalogues: {was} and {now}. Criteria are matched by their ids; the same id may ask something "
            "else, and points are not of one scale.",
        )
    if not comparison.same_selection:
        yield Text(
            f"Hai lần không chấm cùng các tiêu chí (A: {before.criteria_judged}, B: {after.criteria_judged}, chung: "
            f"{comparison.compared}): không so tổng điểm.",
            f"The two did not judge the same criteria (A: {before.criteria_judged}, B: {after.criteria_judged}, both: "
            f"{comparison.compared}): their totals are not held against each other.",
        )
    if any(differs.what == "seed" for differs in comparison.circumstances):
        yield Text(
            "Mẫu được chọn bằng hạt giống khác nhau: thay đổi có thể do mẫu.",
            "The draws were made from different seeds: a change may be the draw's.",
        )


def stands(row: CriterionResult | None, lang: Lang) -> str:
    """How a criterion stood: its outcome, and its points with what is open."""
    if row is None:
        return "–"
    outcome = OUTCOMES[row.outcome]
    named = outcome.vi if lang == "vi" else outcome.en
    if row.outcome == "not_applicable":
        return named
    left = "còn mở" if lang == "vi" else "open"
    still_open = f" (+{points(row.points.open, lang)} {left})" if row.points.open else ""
    return f"{named} {points(row.points.earned, lang)}{still_open}"


def standing(result: RunResult, lang: Lang) -> str:
    """The figures of a result in one line; of a narrowed run what was judged, which is no score."""
    totals = result.judged if result.score is None else result.score
    certain, possible, most = (points(value, lang) for value in (totals.certain, totals.possible, totals.maximum))
    if lang == "vi":
        said = f"chắc chắn {certain} trên {most} điểm, có thể đến {possible}"
        narrowed = f"; chỉ chấm {result.criteria_judged} trên {result.criteria_total} tiêu chí"
    else:
        said = f"{certain} of {most} points certain, up to {possible} possible"
        narrowed = f"; only {result.criteria_judged} of {result.criteria_total} criteria were judged"
    return said + (narrowed if result.score is None else "")


def notes(change: Change) -> Iterator[Text]:
    """What to know of one change beside its figures."""
    before, after = change.before, change.after
    if change.lost_anew and change.kind != "regressed":
        vi, en = points(float(change.lost_anew), "vi"), points(float(change.lost_anew), "en")
        yield Text(f"mất thêm {vi} điểm so với những gì đã biết", f"{en} points are lost that were not known as lost")
    if before is not None and after is not None and before.basis != after.basis:
        was, now = BASIS[before.basis], BASIS[after.basis]
        yield Text(f"căn cứ: {was.vi} → {now.vi}", f"basis: {was.en} → {now.en}")
    if change.redrawn:
        kinds = ", ".join(change.redrawn)
        yield Text(
            f"mẫu đã đổi ({kinds}): thay đổi có thể do mẫu", f"changed sample ({kinds}): the change may be the draw's"
        )
    if change.asks_otherwise:
        yield Text("nội dung tiêu chí đã đổi", "the row itself asks something else")
    if change.kind == "noise" and before is not None and after is not None:
        for old, new in zip(_timed(before), _timed(after), strict=False):
            yield Text(_medians(old, new, "vi"), _medians(old, new, "en"))


def _timed(row: CriterionResult) -> list[TimedResult]:
    return [timed for part in row.parts for timed in part.timings]


def _medians(old: TimedResult, new: TimedResult, lang: Lang) -> str:
    was, now = (
        f"{_figure(timed, timed.median, lang)} [{_figure(timed, timed.low, lang)}, {_figure(timed, timed.high, lang)}]"
        for timed in (old, new)
    )
    return f"{new.page} {figure_words.NAMES.get(cast('Metric', new.metric), new.metric)}: {was} → {now}"


def _figure(timed: TimedResult, figure: float | None, lang: Lang) -> str:
    # Of a median that is known, no figure means never.
    return figure_words.value(cast("Metric", timed.metric), float("inf") if figure is None else figure, lang)


def _value(what: What, said: str) -> Text:
    if not said:
        return _NONE
    return ENVIRONMENT.get(said, Text(said, said)) if what == "environment" else Text(said, said)
