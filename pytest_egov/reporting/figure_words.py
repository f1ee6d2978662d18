"""Names of the metrics of a load, and their values in words, for whoever times single pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.paper import Lang, milliseconds, printable
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.evidence.timings import Metric, Sample
    from pytest_egov.page_figures import Figure

__all__ = ["NAMES", "failures", "load_of_the_machine", "standing", "value"]

NAMES: Final[dict[Metric, str]] = {
    "ttfb_ms": "TTFB",
    "fcp_ms": "FCP",
    "lcp_ms": "LCP",
    "cls": "CLS",
    "speed_index_ms": "Speed Index",
    "tbt_ms": "TBT",
    "tti_ms": "TTI",
    "dom_content_loaded_ms": "DOMContentLoaded",
    "load_ms": "load",
}


def value(metric: Metric, figure: float | None, lang: Lang) -> str:
    """A value with its unit; "∞" for never, a dash for what could not be taken."""
    if figure is None:
        return "–"
    if metric != "cls" or figure == float("inf"):
        return milliseconds(figure, lang)
    written = f"{figure:.3f}"
    return written.replace(".", ",") if lang == "vi" else written


def standing(figure: Figure, lang: Lang) -> str:
    """How the median stands to the limits of the standard; empty where there are none."""
    if figure.limits is None or figure.standing is None:
        return ""
    full, half = (milliseconds(limit, lang) for limit in (figure.limits.full_below, figure.limits.half_below))
    said = {
        "full": Text(f"đạt (dưới {full})", f"within the limit (below {full})"),
        "half": Text(f"đạt một nửa (dưới {half})", f"half credit (below {half})"),
        "none": Text(f"quá chậm (từ {half} trở lên)", f"too slow ({half} or more)"),
    }[figure.standing]
    return said.vi if lang == "vi" else said.en


def failures(samples: list[Sample], lang: Lang) -> list[str]:
    """Each load that did not come about, with the reason."""
    load = "Lần tải" if lang == "vi" else "Load"
    return [
        f"{load} {number}: {printable(sample.error or sample.outcome, 300)}"
        for number, sample in enumerate(samples, start=1)
        if sample.outcome != "loaded"
    ]


def load_of_the_machine(samples: list[Sample], lang: Lang) -> str:
    """How busy the measuring machine was meanwhile; empty where it does not tell."""
    known = [sample.load_average for sample in samples if sample.load_average is not None]
    busy = sum(sample.busy for sample in samples)
    said = []
    if known:
        low, high = f"{min(known):.1f}", f"{max(known):.1f}"
        between = low if low == high else f"{low} - {high}"
        said.append(
            f"tải trung bình của máy đo {between.replace('.', ',')}"
            if lang == "vi"
            else f"load average of this machine {between}"
        )
    if busy:
        said.append(
            f"{busy} lần máy đo bận việc khác nên số đo có thể cao hơn thực tế"
            if lang == "vi"
            else f"{busy} beside other work, so that figures may be too high"
        )
    return ", ".join(said)
