"""Looks for what is told by colour alone: links in running text, statuses, fields, instructions that name a colour, and keys.

WCAG 2.0, 1.4.1. A colour may tell something as long as words, a sign or a line tell it as well; a difference in lightness of 3:1
counts as more than colour. Charts without a key are left to a person; what other pictures tell by colour is not seen here.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of

if TYPE_CHECKING:
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]


@cache
def _sentences() -> dict[str, list[str]]:
    from ruamel.yaml import YAML

    text = (files("pytest_egov.gatherers.accessibility") / "colour_sentences.yaml").read_text(encoding="utf-8")
    return dict(YAML(typ="safe", pure=True).load(text))


def look(subject: Subject) -> RuleOutcomes:
    """Name what colour alone tells apart.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    seen, keys = subject.ask("colours.js"), subject.ask("colour_keys.js", _sentences())
    said = subject.ask("colour_links.js")
    links = outcomes_of("link-by-colour-only", said["links"], held=len(said["plainLinks"]), impact="serious")
    failing = list({node.target: node for node in (*seen["states"], *keys["states"])}.values())
    unsure = list({node.target: node for node in (*seen["doubtful"], *keys["doubtful"])}.values())
    held = len(seen["kept"]) + len(keys["examined"])
    states = outcomes_of("state-by-colour-only", failing, unsure, held=held, impact="serious")
    return links.plus(states)
