"""Decides a run's exit code: by the gate where there is one, else by what became of the criteria; and says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_egov.exit_codes import BELOW_GATE, FAILED, HELD, NOTHING_JUDGED, PORTAL_DOWN, REGRESSED, TOO_LITTLE_JUDGED
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.baseline import Baseline
    from pytest_egov.comparing import Change
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.results import RunResult

__all__ = [
    "Ending",
    "Gate",
    "Miss",
    "ending",
    "looked_at_something",
    "misses",
    "was_kept_out",
]

MOST_NAMED = 8
_LANGUAGES: tuple[Lang, Lang] = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Gate:
    """What a run is held to.

    Attributes:
        fail_under: how many of 100 points must be certain, as written.
        require: ids of criteria that must pass.
        min_judged: how many per cent of the points must not be open, as written.
        baseline: the earlier result nothing may fall behind.
    """

    fail_under: str | None = None
    require: tuple[str, ...] = ()
    min_judged: str | None = None
    baseline: Baseline | None = None

    @property
    def asked(self) -> bool:
        """Whether the run is held to anything."""
        return self != Gate()


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing the gate asks and the run does not hold, with the exit code that stands for it."""

    code: int
    why: Text


@dataclass(frozen=True, slots=True)
class Ending:
    """The exit code, and the line that says why; None where pytest has said it."""

    code: int
    why: Text | None = None


def looked_at_something(result: RunResult | None) -> bool:
    """Whether at least one criterion was decided by looking: a run that rests on statements alone has looked at nothing."""
    decided = ("passed", "partial", "failed")
    return result is not None and any(c.outcome in decided and c.basis != "attested" for c in result.criteria)


def was_kept_out(result: RunResult | None) -> bool:
    """Whether the portal, or a fault, kept us from looking at something."""
    return result is not None and any(c.outcome == "blocked" for c in result.criteria)


def ending(result: RunResult | None, gate: Gate, exitstatus: int, *, others_failed: bool) -> Ending:
    """How a run ends that went through to its end.

    Args:
        result: what was judged; None when nothing was.
        gate: what it is held to.
        exitstatus: pytest's own, which counts a criterion that lost points as a failed test.
        others_failed: a test failed that is no criterion.
    """
    if result is None or not looked_at_something(result):
        return Ending(PORTAL_DOWN, _KEPT_OUT) if was_kept_out(result) else Ending(NOTHING_JUDGED, _NOTHING)
    if not gate.asked:
        return Ending(exitstatus, _without_gate(result, others_failed=others_failed) if exitstatus == FAILED else None)
    missed = misses(result, gate)
    if missed:
        code = missed[0].code
        whys = Text("; ".join(miss.why.vi for miss in missed), "; ".join(miss.why.en for miss in missed))
        return Ending(code, Text(f"không đạt ngưỡng chặn: {whys.vi}", f"gate missed: {whys.en}"))
    if others_failed:
        return Ending(exitstatus, _OTHERS)
    return Ending(HELD, Text("đạt ngưỡng chặn", "gate holds"))


def misses(result: RunResult, gate: Gate) -> tuple[Miss, ...]:
    """Why the gate does not hold; none when it does.

    What is proven comes first, and gives its code to the run: points lost anew; then that too little was judged, because it may
    be what the rest comes of; then the score and what must pass.
    """
    return (*_regressions(result, gate), *_too_little(result, gate), *_not_passed(result, gate), *_below(result, gate))


def _regressions(result: RunResult, gate: Gate) -> Iterator[Miss]:
    if gate.baseline is None:
        return
    lost = gate.baseline.against(result).lost_anew
    if lost:
        named = lost[:MOST_NAMED]
        vi, en = ("; ".join(_lost_anew(change, lang) for change in named) for lang in _LANGUAGES)
        more = len(lost) - len(named)
        vi, en = (f"{vi}; và {more} tiêu chí nữa", f"{en}; and {more} more") if more else (vi, en)
        file = gate.baseline.file
        yield Miss(
            REGRESSED,
            Text(f"suy giảm, mất điểm nhiều hơn {file}: {vi}", f"regression, more is lost than in {file}: {en}"),
        )


def _lost_anew(change: Change, lang: Lang) -> str:
    from pytest_egov.reporting.paper import points

    then = Text("", "")
    if change.before is None:
        then = Text(" (khi đó không chấm)", " (not judged then)")
    elif change.before.outcome == "not_applicable":
        then = Text(" (khi đó không áp dụng)", " (did not apply then)")
    elif change.before.points.waived:
        then = Text(" (khi đó được miễn trừ)", " (waived then)")
    elif change.kind != "regressed":
        then = Text(" (khi đó còn mở)", " (open then)")
    lost = points(float(change.lost_anew), lang)
    return f"{change.id} {lost} điểm{then.vi}" if lang == "vi" else f"{change.id} {lost} points{then.en}"


def _too_little(result: RunResult, gate: Gate) -> Iterator[Miss]:
    """The points that are not open, per hundred of the most there are; of a narrowed run, among what was selected."""
    if gate.min_judged is None:
        return
    maximum = _exact(result.judged.maximum)
    still_open = _exact(result.judged.possible) - _exact(result.judged.certain)
    if not maximum or (maximum - still_open) * 100 / maximum < Fraction(gate.min_judged):
        judged, most = float(maximum - still_open), float(maximum)
        yield Miss(
            TOO_LITTLE_JUDGED,
            Text(
                f"phải kết luận được ít nhất {gate.min_judged} % số điểm, mới kết luận {judged:g} trên {most:g} điểm",
                f"{gate.min_judged} % of the points must be judged, {judged:g} of {most:g} are",
            ),
        )


def _not_passed(result: RunResult, gate: Gate) -> Iterator[Miss]:
    """A waived loss does not miss the gate, a point still open does."""
    from pytest_egov.reporting.paper import OUTCOMES

    rows = {row.id: row for row in result.criteria}
    for id_ in gate.require:
        row = rows.get(id_)
        if row is None:
            yield Miss(
                BELOW_GATE, Text(f"{id_} phải đạt, nhưng không được chọn", f"{id_} must pass and is not selected")
            )
        elif row.outcome not in ("passed", "not_applicable") and (row.basis != "waived" or row.points.open):
            vi, en = OUTCOMES[row.outcome].vi.lower(), row.outcome.replace("_", " ")
            yield Miss(BELOW_GATE, Text(f"{id_} phải đạt, kết quả là: {vi}", f"{id_} must pass and is {en}"))


def _below(result: RunResult, gate: Gate) -> Iterator[Miss]:
    """Compared is exactly 100 x certain / maximum. A narrowed run has no 100-point score, so it holds no gate on one."""
    asked = gate.fail_under
    if asked is None:
        return
    if result.score is None or not result.score.maximum:
        vi = f"phải chắc chắn đạt {asked} điểm, mà lượt chạy này không có điểm trên thang 100"
        yield Miss(BELOW_GATE, Text(vi, f"{asked} points are asked for, and this run has no 100-point score"))
    elif _exact(result.score.certain) * 100 / _exact(result.score.maximum) < Fraction(asked):
        certain, most = f"{result.score.certain:g}", f"{result.score.maximum:g}"
        vi = f"phải chắc chắn đạt {asked} trên 100 điểm, mới đạt {certain} trên {most}"
        yield Miss(BELOW_GATE, Text(vi, f"{asked} of 100 points must be certain, {certain} of {most} are"))


def _without_gate(result: RunResult, *, others_failed: bool) -> Text:
    """What made pytest's own exit code 1."""
    lost = [row.id for row in result.criteria if row.points.lost and row.basis != "waived"]
    blocked = [row.id for row in result.criteria if row.outcome == "blocked"]
    vi, en = [], []
    for ids, said_vi, said_en in ((lost, "mất điểm", "lost points"), (blocked, "bị chặn", "could not be looked at")):
        if ids:
            named = ", ".join(ids[:MOST_NAMED]) + (f", +{len(ids) - MOST_NAMED}" if len(ids) > MOST_NAMED else "")
            vi.append(f"{len(ids)} tiêu chí {said_vi} ({named})")
            en.append(f"{len(ids)} {'criterion' if len(ids) == 1 else 'criteria'} {said_en} ({named})")
    if others_failed:
        vi.append("có phép thử ngoài bộ tiêu chí không đạt")
        en.append("tests that are no criteria failed")
    return Text("; ".join(vi), "; ".join(en)) if en else _SOMETHING


def _exact(value: float) -> Fraction:
    return Fraction(str(value))


_KEPT_OUT = Text(
    "cổng, hoặc một lỗi, không cho xem gì: không có điểm", "the portal, or a fault, kept us from everything: no score"
)
_NOTHING = Text("không kết luận được tiêu chí nào", "nothing was judged")
_SOMETHING = Text("có phép thử không đạt, xem ở trên", "a test failed, see above")
_OTHERS = Text(
    "đạt ngưỡng chặn, nhưng có phép thử ngoài bộ tiêu chí không đạt",
    "gate holds, but tests that are no criteria failed",
)
