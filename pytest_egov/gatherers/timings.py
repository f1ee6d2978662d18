"""Rounds of cold loads of one page, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from pytest_egov.evidence.findings import Candidate, Finding, Found, NotConfigured, NotFound
from pytest_egov.evidence.places import Place
from pytest_egov.evidence.timings import PageTimings, Sample
from pytest_egov.gatherers.expedition import Expedition, Gatherer
from pytest_egov.gatherers.procedures.pages import eform_url
from pytest_egov.verdict import Text

__all__ = ["GATHERERS", "peak_window", "time_page"]


def time_page(
    measure_once: Callable[[], Sample],
    *,
    page: str,
    url: str,
    profile: str,
    rounds: int,
    windows: Sequence[str] = (),
    time_zone: str = "Asia/Ho_Chi_Minh",
    progress: Callable[[int, int], None] = lambda _done, _planned: None,
) -> PageTimings:
    """Load a page ``rounds`` times and keep every sample, failed ones too.

    Args:
        measure_once: makes one cold load.
        page: name of the place: ``home`` or ``eform``.
        url: its address.
        profile: name of the screen.
        rounds: how many loads; each counts, none is repeated.
        windows: the peak windows, as "09:00-11:00"; each sample is marked with the one it fell in.
        time_zone: of the windows.
        progress: told after each round how many are done, and how many are planned.
    """
    samples: list[Sample] = []
    for done in range(1, rounds + 1):
        sample = measure_once()
        samples.append(replace(sample, window=peak_window(sample.started_at, windows, time_zone)))
        progress(done, rounds)
    return PageTimings(page, url, profile, tuple(samples), rounds)


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
    return _timed(expedition, Place("home", expedition.portal.address, "", "start", 1.0, 0))


def _eform(expedition: Expedition) -> Finding[PageTimings]:
    """The form of the first procedure drawn that can be filed online, timed at its own address."""
    found = eform_url(expedition)
    if found is None:
        said_absent = "eform" in expedition.portal.places
        tried = (
            "the portal file says so"
            if said_absent
            else "no procedure drawn has a control that leads to an online form"
        )
        return NotFound("eform", (tried,), decisive=said_absent)
    url, trail = found
    snapshot = expedition.visitor.read(url, "eform")
    if any(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields):
        # The sign-in page must not be timed in place of the form behind it.
        return NotConfigured(
            Text(
                "Biểu mẫu điện tử chỉ mở sau khi đăng nhập; cần tài khoản thử nghiệm.",
                "The eForm opens only after signing in; a test account is needed.",
            )
        )
    return _timed(expedition, Place("eform", url, snapshot.title, "wayfinding", 1.0, len(trail), trail))


def _timed(expedition: Expedition, place: Place) -> Finding[PageTimings]:
    load, timing = expedition.cold_load, expedition.gather.timing
    if load is None:
        return NotConfigured(Text("Lượt chạy này không đo thời gian.", "This run times nothing."))
    timings = time_page(
        lambda: load(place.url),
        page=place.name,
        url=place.url,
        profile=timing.profile.name,
        rounds=timing.rounds,
        windows=timing.windows,
        time_zone=timing.time_zone,
        progress=lambda done, planned: expedition.say(f"{place.name}: load {done} of {planned}"),
    )
    return Found((Candidate(place, timings),))


GATHERERS = (Gatherer("home_timings", _home), Gatherer("eform_timings", _eform))
