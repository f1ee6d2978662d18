"""Structure that only the eye sees: headings, lists, tables, groups and labels that are none in the markup."""

from __future__ import annotations

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.hollow_words import hollow_words
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

# rule: the topics of the scripts that answer it
_RULES = {
    "heading-only-styled": "headings",
    "list-only-styled": "lists",
    "columns-made-of-blanks": "columns",
    "text-only-in-style-sheet": "written",
    "table-without-headers": "tables",
    "structure-undone-by-role": "undone",
    "group-without-name": "groups",
    "label-only-visual": "labels",
    "table-only-styled": "grids",
    "header-cells-astray": "astray",
    "change-only-styled": "changes",
    "meaning-only-styled": "marks",
    "heading-misused": "misused",
    "quotation-misused": "quotes",
    "index-only-styled": "indices",
    "layout-table-with-headers": "laidOut",
    "text-kept-from-listeners": "silenced",
}

_SCRIPTS = ("styled_structure.js", "styled_headings.js", "styled_lists.js", "tables.js", "groups.js")


def look(subject: Subject) -> RuleOutcomes:
    """Compare what the page looks like with what its markup says.

    A topic may have elements that fail, elements that a person must look at (``...Unsure``) and one of those that are
    right (``...Kept``).

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    said = subject.ask("styled_meaning.js", hollow_words("structure"))
    for script in _SCRIPTS:
        said |= subject.ask(script)
    outcomes = RuleOutcomes()
    for rule, topic in _RULES.items():
        unsure, kept = said.get(f"{topic}Unsure", []), said.get(f"{topic}Kept", [])
        outcomes = outcomes.plus(outcomes_of(rule, said[topic], unsure, held=len(kept), impact="serious"))
    return outcomes
