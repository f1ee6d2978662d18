"""Rounds of cold loads of one page, one at a time, until they decide or the standard's cap is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Protocol, cast
from zoneinfo import ZoneInfo

from pytest_egov.evidence.findings import Candidate, CouldNotLook, Finding, Found, NotConfigured
from pytest_egov.evidence.places import Place
from pytest_egov.evidence.timings import FormDraw, Metric, PageTimings, Sample
from pytest_egov.gatherers.expedition import Expedition, Gatherer
from pytest_egov.gatherers.timed_forms import TimedForm, timed_form
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.driver.session_state import SessionState
    from pytest_egov.gather_section import Timing

__all__ = ["GATHERERS", "Stopwatch", "peak_window", "time_page"]


class ColdLoad(Protocol):
    """Loads an address once in a fresh context and times it."""

    def __call__(self, url: str, state: SessionState | None = None, *, briefly: bool = False) -> Sample:
        """One load; ``briefly`` stops watching at the load event, for a load whose figures count for nothing."""


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """How pages are timed by a standard.

    Attributes:
        timing: the standard's wishes.
        limits: of each metric that is judged, the limits in its unit; rounds go on while one of them is close.
        load: makes one cold load.
        kept_form: the draw of the eForm that was timed earlier in this campaign; None where none was.
    """

    timing: Timing
    limits: Mapping[str, tuple[float, ...]]
    load: ColdLoad
    kept_form: FormDraw | None = None


def time_page(
    stopwatch: Stopwatch,
    page: str,
    url: str,
    *,
    state: SessionState | None = None,
    progress: Callable[[int, int], None] = lambda _done, _planned: None,
) -> PageTimings:
    """Load a page round after round and keep every sample, failed and busy ones too.

    Args:
        stopwatch: how.
        page: name of the place: ``home`` or ``eform``.
        url: its address.
        state: the session each load begins with.
        progress: told after each round how many are done, and how many are planned so far.
    """
    timing = stopwatch.timing
    warm_up = _marked(stopwatch.load(url, state, briefly=True), timing) if timing.warm_up else None
    timings = PageTimings(
        page, url, timing.profile.name, (), timing.rounds, timing.most_rounds, timing.confidence, warm_up
    )
    while (done := len(timings.samples)) < timing.rounds or (
        done < timing.most_rounds and not _decides(timings, stopwatch.limits)
    ):
        sample = _marked(stopwatch.load(url, state), timing)
        timings = replace(timings, samples=(*timings.samples, sample))
        progress(done + 1, max(timing.rounds, done + 1))
    return timings


def _marked(sample: Sample, timing: Timing) -> Sample:
    window = peak_window(sample.started_at, timing.windows, timing.time_zone)
    return replace(sample.beside(timing.busy_above), window=window)


def _decides(timings: PageTimings, limits: Mapping[str, tuple[float, ...]]) -> bool:
    """Whether no limit lies within the interval of a median.

    On a busy machine only the lowest limit can be decided, by lying under it: busy loads are never too fast.
    """
    for metric, its in limits.items():
        middle = timings.middle(cast("Metric", metric))
        if middle is None:
            continue  # the page has no such figure, and further rounds will not bring it
        if any(middle.is_close_to(limit) for limit in its) or (not timings.quiet and middle.high >= min(its)):
            return False
    return True


def peak_window(started_at: datetime, windows: Sequence[str], time_zone: str) -> str | None:
    """The first window that a moment falls in, seen on the clocks of a time zone; its end no longer belongs to it.

    Raises:
        ValueError: the moment has no time zone of its own, or a window is not written as "09:00-11:00".
    """
    if started_at.tzinfo is None:
        raise ValueError(f"{started_at.isoformat()} has no time zone: give an aware datetime, as datetime.now(UTC).")
    local = started_at.astimezone(ZoneInfo(time_zone)).time()
    for window in windows:
        opens, closes = map(time.fromisoformat, window.split("-"))
        if opens <= local < closes:
            return window
    return None


def _home(expedition: Expedition) -> Finding[PageTimings]:
    if expedition.stopwatch is None:
        return _NOT_TIMED
    place = Place.at_start("home", expedition.portal.address)
    return Found((Candidate(place, _timed(expedition, expedition.stopwatch, place)),))


def _eform(expedition: Expedition) -> Finding[PageTimings]:
    """The eForm of one procedure, reached as a citizen would and then timed cold at its own address."""
    stopwatch = expedition.stopwatch
    if stopwatch is None:
        return _NOT_TIMED
    form = timed_form(expedition, stopwatch.kept_form)
    if not isinstance(form, TimedForm):
        return form
    timings = replace(_timed(expedition, stopwatch, form.place, form.state), draw=form.draw, signed_in=form.signed_in)
    # A page that came up in place of the form, as a sign-in does, must not be judged as the form.
    if any(sample.elsewhere and sample.outcome == "loaded" for sample in timings.samples):
        return CouldNotLook("eform_timings", _ONLY_HERE)
    return Found((Candidate(form.place, timings, form.steps),))


def _timed(
    expedition: Expedition, stopwatch: Stopwatch, place: Place, state: SessionState | None = None
) -> PageTimings:
    said = place.name
    return time_page(
        stopwatch,
        place.name,
        place.url,
        state=state,
        progress=lambda done, planned: expedition.say(f"{said}: load {done} of {planned}"),
    )


_NOT_TIMED = NotConfigured(Text("Lượt chạy này không đo thời gian.", "This run times nothing."))
_ONLY_HERE = Text(
    "Trình duyệt mới mở cùng phiên làm việc bị chuyển khỏi biểu mẫu: cổng không nhận lại phiên này.",
    "A fresh browser with the same session is sent away from the form: the portal does not take the session again.",
)

GATHERERS = (Gatherer("home_timings", _home), Gatherer("eform_timings", _eform, after=("session",)))
