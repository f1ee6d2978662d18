"""What the rules of axe-core and of our own probes mean, in the words of ``wcag_rules.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.evidence.accessibility import RuleResult

__all__ = ["RuleWords", "wcag_rules", "words_of"]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in words.

    Attributes:
        wcag: numbers of the success criteria of WCAG 2.0 it belongs to.
        what: what is wrong with an element that breaks it.
        fix: how to repair it.
    """

    wcag: tuple[str, ...]
    what: Text
    fix: Text


@cache
def wcag_rules() -> Mapping[str, RuleWords]:
    """The words of every rule, by its id."""
    from ruamel.yaml import YAML

    rows = YAML(typ="safe", pure=True).load((files("pytest_egov") / "wcag_rules.yaml").read_text(encoding="utf-8"))
    return {rule: RuleWords(tuple(row["wcag"]), Text(**row["what"]), Text(**row["fix"])) for rule, row in rows.items()}


def words_of(result: RuleResult) -> RuleWords:
    """The words of a result's rule; an engine newer than ours brings its own, in English."""
    own = RuleWords((), Text(result.help, result.help), Text(result.help_url, result.help_url))
    return wcag_rules().get(result.rule, own)
