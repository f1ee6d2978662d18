"""The league as pages: the table in one file, and a page for each portal. No request, no script, printable on A4."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pytest_egov.reporting.html import TEMPLATES, environment
from pytest_egov.reporting.league import plots, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from pytest_egov.campaign.league.tables import Distribution, League
    from pytest_egov.reporting.paper import Lang

__all__ = ["render_league", "render_portals"]


def render_league(league: League, lang: Lang = "vi") -> str:
    """The page of the table; the pages of the portals are looked for beside it, each in the folder named like its key."""
    return (
        environment()
        .get_template("league/index.html.j2")
        .render(
            **_shared(league, lang),
            shown_groups={group.id: group.title for group in league.groups if group.portals},
            marks_by_key=_marks_by_key,
            spreads={group.id: [it for it in league.distributions if it.group == group.id] for group in league.groups},
            spread_of=plots.spread_of,
            plot_of_all=plots.WIDTH,
        )
    )


def render_portals(league: League, reports: Mapping[str, str], lang: Lang = "vi") -> Iterator[tuple[str, str]]:
    """Each portal's key and its page.

    Args:
        league: the league.
        reports: where the full report of a portal (by its key) is, as seen from its page.
        lang: the language shown first.
    """
    template = environment().get_template("league/portal.html.j2")
    sheets = {sheet.key: sheet for sheet in league.sheets}
    shared = _shared(league, lang)
    for group in league.groups:
        for row in (*group.ranked, *group.unranked):
            yield (
                row.key,
                template.render(
                    **shared,
                    group=group,
                    row=row,
                    sheet=sheets[row.key],
                    trend=plots.trend_of(sheets[row.key].trend),
                    report=reports.get(row.key),
                    trend_width=plots.WIDTH,
                ),
            )


def _shared(league: League, lang: Lang) -> dict[str, Any]:
    """What all pages use. Words and figures that stand on many pages are written once."""
    pieces: Any = environment().get_template("words.html.j2").module
    return {
        "league": league,
        "first_lang": lang,
        "league_css": _css(),
        "words": words,
        "titles": words.pillar_titles(league),
        "heads": {head.id: head for head in league.criteria},
        "num": cache(pieces.num),
        "t": cache(pieces.t),
        "badge": cache(pieces.badge),
    }


def _marks_by_key(distributions: Iterable[Distribution]) -> dict[str | None, dict[str, float]]:
    return {spread.pillar: {value.key: value.mark for value in spread.values} for spread in distributions}


@cache
def _css() -> Markup:
    from markupsafe import Markup

    return Markup((TEMPLATES / "league" / "league.css").read_text(encoding="utf-8"))  # noqa: S704 # our own file
