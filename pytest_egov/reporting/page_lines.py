"""The verdicts on single pages as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import Lang, printable
from pytest_egov.wcag_rules import words_of

if TYPE_CHECKING:
    from pytest_egov.evidence.accessibility import RuleResult
    from pytest_egov.page_verdicts import PageVerdict
    from pytest_egov.verdict import Text

__all__ = ["page_lines"]

MOST_ELEMENTS = 5
_LONGEST = 100
_OUTCOMES = {
    "failed": ("KHÔNG ĐẠT", "FAILED"),
    "cannot_tell": ("chưa rõ", "cannot tell"),
    "passed": ("đạt", "passed"),
    "not_applicable": ("không có", "nothing to judge"),
}


def page_lines(
    asked: str, verdicts: Mapping[str, PageVerdict], titles: Mapping[str, Text], lang: Lang
) -> Iterator[str]:
    """A table of one page: each success criterion with its outcome, below it the elements that break it and the repair.

    Args:
        asked: the page as it was asked for.
        verdicts: by success criterion.
        titles: the names of the success criteria.
        lang: ``vi`` or ``en``.
    """
    which = 0 if lang == "vi" else 1
    yield printable(asked, 500)
    for wcag, verdict in verdicts.items():
        title = titles[wcag].vi if lang == "vi" else titles[wcag].en
        yield f"  {wcag:6} {title:38} {_OUTCOMES[verdict.outcome][which]}"
        for result in (*verdict.findings, *verdict.undecided):
            yield from _rule(result, lang, sure=result in verdict.findings)
    counted: Counter[str] = Counter(verdict.outcome for verdict in verdicts.values())
    yield "  " + ", ".join(f"{counted[outcome]} {_OUTCOMES[outcome][which].lower()}" for outcome in _OUTCOMES)


def _rule(result: RuleResult, lang: Lang, *, sure: bool) -> Iterator[str]:
    words = words_of(result)
    what, fix = (text.vi if lang == "vi" else text.en for text in (words.what, words.fix))
    yield f"         {'!' if sure else '?'} {result.rule}: {what}"
    for node in result.shown[:MOST_ELEMENTS]:
        where = printable(" / ".join(node.target), _LONGEST)
        # The engine's summary tells how it looked; only a probe's is the fact that was measured.
        measured = "" if result.help else printable(node.summary, _LONGEST)
        yield f"             {where}  {measured}".rstrip()
    left = len(result.nodes) - MOST_ELEMENTS + result.more
    if left > 0:
        yield f"             {'và' if lang == 'vi' else 'and'} {left} {'phần tử nữa' if lang == 'vi' else 'more'}"
    if sure:
        yield f"           → {fix}"
