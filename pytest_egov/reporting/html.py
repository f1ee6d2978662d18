"""The report: one HTML file that makes no request, needs no script, and can be printed on A4."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.repairs import repairs
from pytest_egov.reporting import excerpts, figure_words, frame_words, paper, plan_words, sample_plot
from pytest_egov.reporting.pictures import Album, embed
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from pytest_egov.results import RunResult, Totals

__all__ = ["environment", "render_html"]

TEMPLATES = Path(__file__).parent / "templates"
_LONGEST_TEXT = 2000
_FONTS = {400: "inter-400.woff2", 600: "inter-600.woff2"}


def render_html(result: RunResult, pictures: Path | Album, lang: paper.Language = "vi") -> str:
    """The report of a result.

    Args:
        result: what is reported.
        pictures: the directory of the dossier, below which the result names its pictures; with which of them are shown.
        lang: what is shown first, one language or both; the reader can switch, without a script.
    """
    totals = excerpts.headline(result)
    pillars = dict.fromkeys(row.pillar for row in result.criteria)
    groups = [group for pillar in result.score.pillars for group in pillar.groups] if result.score else []
    return (
        environment()
        .get_template("index.html.j2")
        .render(
            result=result,
            totals=totals,
            repairs=repairs(result),
            reasons=excerpts.open_reasons(result),
            open_points=excerpts.open_points(totals),
            lost_in_all=excerpts.lost_in_all(totals),
            observed_points=excerpts.observed_points(totals),
            counts=excerpts.outcome_counts(result),
            band=frame_words.band_text(result),
            conditions=frame_words.condition_texts(result),
            pillars=[(id_, excerpts.pillar_title(result, id_)) for id_ in pillars],
            groups={group.id: group.title for group in groups},
            gallery=embed(result, pictures),
            first_lang=lang,
            script=_script(),
            script_hash=_hash_of(_script()),
        )
    )


@cache
def environment() -> jinja2.Environment:
    """The templates, with what all of them may use; whatever they print is escaped and made harmless."""
    import jinja2
    from markupsafe import Markup

    def safe(value: object) -> object:
        # Runs on every value a template prints, before it is escaped: nothing a portal said gets round it.
        said = isinstance(value, str) and not isinstance(value, Markup)
        return paper.printable(str(value), _LONGEST_TEXT) if said else value

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=safe,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "points": paper.points,
        "share": paper.share,
        "date_time": paper.date_time,
        "period": paper.period,
        "outcomes": paper.OUTCOMES,
        "bases": paper.BASIS,
        "automation": paper.AUTOMATION,
        "found_by": paper.FOUND_BY,
        "environments": paper.ENVIRONMENT,
        "milliseconds": paper.milliseconds,
        "seconds": paper.seconds,
        "day_and_time": day_and_time,
        "day": paper.day,
        "efforts": paper.EFFORTS,
        "plan_states": plan_words.STATES,
        "metrics": figure_words.NAMES,
        "plot_of": sample_plot.plot_of,
        "plot_width": sample_plot.WIDTH,
        "plot_height": sample_plot.HEIGHT,
        "widths": _widths,
        "is_link": _is_link,
        "embedded": Markup,  # for data addresses made in pictures.py, which are base64 and longer than any text
        "css": Markup(_faces() + (TEMPLATES / "report.css").read_text(encoding="utf-8")),  # noqa: S704 # our own files
    }
    return environment


def _faces() -> str:
    """The font of the report, within the sheet: a minister's machine may have none that knows Vietnamese well."""
    rules = []
    for weight, file in _FONTS.items():
        data = base64.b64encode((Path(__file__).parent / "fonts" / file).read_bytes()).decode()
        rules.append(
            f"@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    return "".join(rules)


def _script() -> Markup:
    from markupsafe import Markup

    return Markup((TEMPLATES / "report.js").read_text(encoding="utf-8"))  # noqa: S704 # our own file


def _hash_of(script: str) -> Markup:
    """The source expression by which the page's own policy knows its one script; no other may run."""
    from markupsafe import Markup

    return Markup(f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}")  # noqa: S704 # base64


def _widths(totals: Totals) -> tuple[str, str, str]:
    """Where a bar's certain part ends, how wide its open part is and where its lost part begins, in per cent."""
    if totals.maximum <= 0:
        return "0", "0", "0"
    certain, possible = (100 * value / totals.maximum for value in (totals.certain, totals.possible))
    return f"{certain:.2f}", f"{possible - certain:.2f}", f"{possible:.2f}"


def _is_link(address: str) -> bool:
    """Whether an address may become a link: a script or a file may not."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = paper.printable(address, _LONGEST_TEXT) == address
    return plain and parts.scheme in ("http", "https") and bool(parts.netloc)
