"""The standard a command works by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue

__all__ = ["Suite", "catalogue_of"]

Suite = Annotated[str | None, typer.Option("--suite", help="Another conformance suite than the bundled one.")]


def catalogue_of(suite: str | None) -> Catalogue:
    """The catalogue of a suite, of the bundled one where none is named.

    Raises:
        CatalogueProblem: there is none of that name, or it does not hold together.
    """
    from pytest_egov.binding import load_suite
    from pytest_egov.gatherers import all_kinds
    from pytest_egov.run import DEFAULT_SUITE

    return load_suite(suite or DEFAULT_SUITE, all_kinds()).catalogue
