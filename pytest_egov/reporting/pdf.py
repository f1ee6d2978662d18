"""The report on paper: what ``index.html`` prints, as a file to attach to a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.reporting.html import render_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_egov.reporting.paper import Language
    from pytest_egov.reporting.pictures import Album
    from pytest_egov.results import RunResult

__all__ = ["render_pdf"]


def render_pdf(result: RunResult, pictures: Path | Album, lang: Language, print_page: Callable[[str], bytes]) -> bytes:
    """The report of a result as PDF, in one language or in both.

    Args:
        result: what is reported.
        pictures: the directory of the dossier, below which the result names its pictures; with which of them are shown.
        lang: the language that is printed.
        print_page: prints a page; reports know no browser.
    """
    return print_page(render_html(result, pictures, lang))
