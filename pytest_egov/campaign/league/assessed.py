"""A portal with its results, as a league is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["Assessed"]


@dataclass(frozen=True, slots=True)
class Assessed:
    """One portal: its key (a folder's name, unique), who it is, its group's id, its product, and its results in any order."""

    key: str
    name: str
    address: str
    group: str
    product: str | None
    results: tuple[RunResult, ...]
