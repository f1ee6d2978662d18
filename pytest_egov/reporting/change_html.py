"""A comparison of two results as a page: one file that makes no request and needs no script, with the look of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.comparing import KINDS
from pytest_egov.reporting import change_words
from pytest_egov.reporting.html import environment
from pytest_egov.reporting.paper import signed

if TYPE_CHECKING:
    from pytest_egov.comparing import Comparison
    from pytest_egov.reporting.paper import Lang

__all__ = ["render_changes_html"]


def render_changes_html(comparison: Comparison, names: tuple[str, str], lang: Lang = "vi") -> str:
    """The comparison.

    Args:
        comparison: what is shown.
        names: what the user calls the two results, as the paths that were given.
        lang: the language shown first; the reader can switch, without a script.
    """
    sections = [
        (
            kind,
            change_words.KINDS[kind],
            change_words.MEANING[kind],
            [(change, list(change_words.notes(change))) for change in comparison.of(kind)],
            comparison.moved(kind),
        )
        for kind in KINDS
        if comparison.of(kind)
    ]
    return (
        environment()
        .get_template("changes.html.j2")
        .render(
            comparison=comparison,
            before=comparison.before,
            after=comparison.after,
            names=names,
            sections=sections,
            warnings=list(change_words.warnings(comparison)),
            circumstances=list(map(change_words.circumstance, comparison.circumstances)),
            held_together=comparison.same_selection and not comparison.across,
            standing=change_words.standing,
            signed=lambda value, language: signed(float(value), language),
            first_lang=lang,
        )
    )
