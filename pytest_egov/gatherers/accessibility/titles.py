"""Titles that tell nobody which page this is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.hollow_words import hollow_words
from pytest_egov.gatherers.accessibility.subject import Subject
from pytest_egov.wayfinding.vocabulary import plain

__all__ = ["look"]

_ADDRESS = re.compile(r"(?:https?://|www\.|file:|localhost)\S*|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"[\w%:./\\~+-]*\.(?:x?html?|php\d?|aspx?|jspx?|cfm|do|pdf|docx?|xlsx?|pptx?|txt|md)", re.IGNORECASE
)
_TEMPLATE = re.compile(r"\{\{.*|.*\}\}|\$\{.*\}|<%.*%>|%\w+%|\[\[?\w+\]?\]|#\{.*\}|__\w+__")
_NUMBERED = re.compile(
    r"(?:untitled|document|page|new page|slide|trang|trang moi|tai lieu|tieu de|title|unnamed|screen)[ -]?\d+"
)
_PARTS = re.compile(r"\s+[-–—·•:»>/]+\s+|\s*[|»]\s*")
_FEWEST_UNITS = 2  # a title of one word may be a name
_FEWEST_WORDS = 15  # on a page of fewer, much may be left unsaid


def look(subject: Subject) -> RuleOutcomes:
    """Read the title as it stands now; a page without any is the engine's to judge.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    words = hollow_words("titles")
    said = subject.read("titles.js", {"common": words["common"], "slight": words["slight"]})
    if not said["title"]:
        return RuleOutcomes()
    node: RuleNode = said["node"]
    headings = {plain(heading) for heading in said["headings"]}
    if _left_over(said["title"]):
        # A page about an index, or about "Foo Bar", may be called so.
        named = plain(said["title"]) in headings and bool(plain(said["title"]))
        return _one("title-says-nothing", node, failing=not named)
    if plain(said["title"]) in map(plain, words["slight"]):
        return _one("title-says-nothing", node, failing=said["inner"])
    if plain(said["title"]) in map(plain, words["kinds"]) and plain(said["title"]) not in headings:
        return _one("title-says-nothing", node, failing=bool(headings))
    return outcomes_of("title-says-nothing", held=1).plus(_about(said, node))


def _left_over(title: str) -> bool:
    left_over = {plain(words) for words in hollow_words("titles")["left_over"]}
    part = _PARTS.split(title)[0]
    return (
        not plain(title)
        or any(form.fullmatch(title) for form in (_ADDRESS, _FILE_NAME, _TEMPLATE))
        or bool(_NUMBERED.fullmatch(plain(title)))
        or plain(title) in left_over
        or plain(part).startswith("untitled")
        or plain(part)
        in left_over - {"page", "site", "main", "app", "abc", "index", "trang", "web", "website", "test", "loading"}
    )


def _about(said: Mapping[str, Any], node: RuleNode) -> RuleOutcomes:
    """Whether the title names things the page knows of: in its text, its pictures' names or its address."""
    trial = {plain(word) for word in hollow_words("titles")["trial"]}
    parts = said["parts"]
    units = [unit for part in parts for unit in part["units"]]
    if len(units) < _FEWEST_UNITS or said["words"] < _FEWEST_WORDS:
        return RuleOutcomes()
    rule = "title-names-another-page"
    if not any(part["met"] for part in parts):
        return _one(rule, node, failing=bool(said["headings"]) and trial.isdisjoint(" ".join(units).split()))
    # "Apples in autumn | The shop" over a page about pears: the shop is met, the apples are not.
    strange = [part for part in parts if not part["met"] and len(part["units"]) > _FEWEST_UNITS]
    return _one(rule, node, failing=False) if strange else outcomes_of(rule, held=1)


def _one(rule: str, node: RuleNode, *, failing: bool) -> RuleOutcomes:
    return outcomes_of(rule, [node] if failing else (), () if failing else [node], impact="serious")
