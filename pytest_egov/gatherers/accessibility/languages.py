"""The language a page declares, against the one its text is written in."""

from __future__ import annotations

from dataclasses import replace

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.subject import Subject
from pytest_egov.gatherers.reading.text_language import UNDETERMINED, letters_by_language, same_language

__all__ = ["look"]

RULE = "page-language-wrong"
_PASSAGE_LETTERS, _PASSAGES = 160, 80
_FEWEST_LETTERS = 30  # in a text of fewer nothing is missing when its language is not told
_MOST_OF_IT, _HARDLY_ANY = 0.6, 0.25  # shares of the letters whose language was told
# Codes that name no language.
_NO_LANGUAGE = frozenset(("", "und", "mul", "mis", "zxx", "x"))


def look(subject: Subject) -> RuleOutcomes:
    """Compare the declared language with that of the page's own text, parts in another language left out.

    A page without a declaration, or with an invalid one, is the engine's to judge.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    said = subject.read("languages.js", {"letters": _PASSAGE_LETTERS, "passages": _PASSAGES})
    declared, node = said["declared"], said["node"]
    if not declared or any(result.rule == "html-lang-valid" for result in subject.engine.violations):
        return RuleOutcomes()
    letters = letters_by_language(said["passages"])
    told = {language: count for language, count in letters.items() if language != UNDETERMINED}
    total = sum(told.values())
    if not total and letters.get(UNDETERMINED, 0) < _FEWEST_LETTERS:
        return RuleOutcomes()
    shares = {language: count / total for language, count in told.items()}
    own = sum(share for language, share in shares.items() if same_language(language, declared))
    most, share = max(shares.items(), key=lambda pair: pair[1], default=(UNDETERMINED, 0.0))
    node = replace(node, summary=f'lang="{node.summary}", {most}')
    if declared in _NO_LANGUAGE or not total:
        return outcomes_of(RULE, unsure=[node])
    if own >= 1 / 2:
        return outcomes_of(RULE, held=1)
    wrong = own < _HARDLY_ANY and share > _MOST_OF_IT
    return outcomes_of(RULE, failing=[node] if wrong else (), unsure=() if wrong else [node], impact="serious")
