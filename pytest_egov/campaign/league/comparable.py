"""Which result of a portal counts, and why another one cannot be held against it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from pytest_egov.campaign.league.tables import ApartReason
    from pytest_egov.results import RunResult

__all__ = ["Yardstick", "chosen", "series_of", "until", "yardstick_of"]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What results must have in common to be compared.

    Attributes:
        model: a result that has it, for the titles and words of the standard.
        profile: how pages were timed; None where none were.
    """

    model: RunResult
    profile: str | None

    def why_not(self, result: RunResult) -> tuple[ApartReason, Text] | None:
        """Why a result cannot be compared; None where it can."""
        model = self.model
        if result.catalogue.sha256 != model.catalogue.sha256:
            was, wanted = _catalogue(result), _catalogue(model)
            return "catalogue", Text(
                f"Được chấm theo bộ tiêu chí khác: {was}, bảng này theo {wanted}.",
                f"Judged by another catalogue: {was}; this table goes by {wanted}.",
            )
        if result.suite != model.suite:
            return "suite", Text(
                f"Được chấm bằng bộ phép kiểm tra khác: {result.suite}, bảng này dùng {model.suite}.",
                f"Judged by other checks: {result.suite}; this table goes by {model.suite}.",
            )
        if series_of(result) != series_of(model):
            return "tool", Text(
                f"Được chấm bằng phiên bản công cụ khác: {result.tool}, bảng này dùng {series_of(model)}.",
                f"Judged by another version of the tool: {result.tool}; this table goes by {series_of(model)}.",
            )
        profile = _profile(result)
        if profile is not None and self.profile is not None and profile != self.profile:
            return "profile", Text(
                f"Đo thời gian tải theo cấu hình khác: {profile}, bảng này theo {self.profile}.",
                f"Timed by another profile: {profile}; this table goes by {self.profile}.",
            )
        if result.score is None:
            return "narrowed", Text(
                f"Lần chạy chỉ đánh giá {result.criteria_judged} trên {result.criteria_total} tiêu chí nên không có điểm.",
                f"The run judged only {result.criteria_judged} of {result.criteria_total} criteria and has no score.",
            )
        return None


def yardstick_of(results: Iterable[RunResult]) -> Yardstick | None:
    """What most of the results have in common, the newest among equals; full ones decide where there are any."""
    every = sorted(results, key=lambda result: result.taken_at, reverse=True)
    full = [result for result in every if result.score is not None] or every
    if not full:
        return None
    common = Counter(map(_kind, full)).most_common(1)[0][0]
    alike = [result for result in full if _kind(result) == common]
    profiles = Counter(profile for result in alike if (profile := _profile(result)) is not None)
    return Yardstick(alike[0], profiles.most_common(1)[0][0] if profiles else None)


def chosen(results: Sequence[RunResult], yardstick: Yardstick) -> RunResult | None:
    """The newest result that can be compared; None when there is none."""
    fitting = [result for result in results if yardstick.why_not(result) is None]
    return max(fitting, key=lambda result: result.taken_at, default=None)


def until(results: Iterable[RunResult], moment: datetime) -> list[RunResult]:
    """The results taken no later than a moment, oldest first."""
    return sorted((result for result in results if result.taken_at <= moment), key=lambda result: result.taken_at)


def series_of(result: RunResult) -> str:
    """The tool with the first two numbers of its version: what a third one mends changes no verdict on purpose."""
    return re.sub(r"(\d+\.\d+)\S*$", r"\1", result.tool)


def _kind(result: RunResult) -> tuple[str, str, str]:
    return result.catalogue.sha256, result.suite, series_of(result)


def _catalogue(result: RunResult) -> str:
    return f"{result.catalogue.id}@{result.catalogue.version} ({result.catalogue.sha256[:12]})"


def _profile(result: RunResult) -> str | None:
    names = {timing.profile for row in result.criteria for part in row.parts for timing in part.timings}
    return ", ".join(sorted(names)) or None
