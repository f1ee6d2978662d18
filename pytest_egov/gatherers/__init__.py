"""One module per citizen journey; each brings kinds of evidence and has no opinion."""

from __future__ import annotations

import importlib
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from pytest_egov.errors import CatalogueProblem
from pytest_egov.evidence import KINDS

if TYPE_CHECKING:
    from pytest_egov.gatherers.expedition import Gatherer

__all__ = ["all_gatherers", "all_kinds"]

_BUNDLED = (
    "account.sign_in", "account.sessions", "filing.journey", "registration", "privacy",
    "procedures.procedure_list", "procedures.pages", "procedures.search", "guidance",
    "account.profile", "account.my_applications", "account.notices", "account.completion", "account.results", "account.store",
    "account.payments",
    "questions", "contact", "look_ups", "feedback", "rating", "statistics", "timings", "accessibility.page_set",
    "outside", "layout",
    "eforms.forms", "eforms.prefill", "eforms.validation",
)  # fmt: skip


def all_gatherers() -> dict[str, Gatherer]:
    """Every gatherer by the kind it brings: ours, and those of distributions with an entry point ``pytest_egov.gatherers``.

    Raises:
        CatalogueProblem: two of them bring the same kind.
    """
    brought: dict[str, Gatherer] = {}
    modules = [importlib.import_module(f"{__name__}.{name}") for name in _BUNDLED]
    modules += [point.load() for point in entry_points(group="pytest_egov.gatherers")]
    for module in modules:
        for gatherer in module.GATHERERS:
            if gatherer.kind in brought:
                raise CatalogueProblem(f"Two gatherers bring the evidence '{gatherer.kind}': uninstall one of them.")
            brought[gatherer.kind] = gatherer
    return brought


def all_kinds() -> dict[str, type]:
    """The type of every kind of evidence, by name; a suite's own gatherers name theirs in ``Gatherer.evidence``."""
    brought: dict[str, type] = {}
    for point in entry_points(group="pytest_egov.gatherers"):
        brought |= {gatherer.kind: gatherer.evidence for gatherer in point.load().GATHERERS}
    return {**KINDS, **brought}
