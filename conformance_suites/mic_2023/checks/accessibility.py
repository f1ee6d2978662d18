"""Checks of the accessibility pillar: what axe found on the pages of the set, turned into levels of credit.

Two things are open in every one of them, in the same way. A page of the set that could not be looked at can neither
pass nor fail, and no more can what the engine could not decide ("incomplete"). So each check reckons twice, once as if
all of that were wrong and once as if none of it were: where both come to the same level the verdict is sure, else it
lies between them.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from conformance_suites.mic_2023.checks.page_set_words import (
    Claim,
    Said,
    names,
    of_controls,
    of_pages,
    of_share,
    rules_broken,
    titles,
)
from pytest_egov.evidence import AuditedPage, PageSet, RuleResult
from pytest_egov.verdict import FULL, NONE, Verdict, cannot_tell, graded, not_tested

__all__ = [
    "errors_are_identified",
    "everything_works_by_keyboard",
    "focus_is_visible",
    "inputs_are_labelled",
    "no_page_breaks_the_rules",
    "page_language_is_declared_truly",
    "page_titles_are_present_and_distinct",
    "text_has_enough_contrast",
]

_BREAK = Claim("trang", "vi phạm quy tắc", "pages", "break the rules")
_UNTITLED = Claim("trang", "thiếu tiêu đề riêng nói lên nội dung", "pages", "lack a title of their own")
_WRONG_LANGUAGE = Claim(
    "trang", "không khai báo hoặc khai báo sai ngôn ngữ", "pages", "declare no language or a wrong one"
)
_UNTOLD = Claim(
    "trang",
    "báo lỗi không bằng chữ, hoặc bằng chữ mà công nghệ hỗ trợ không nhận biết",
    "pages",
    "show errors without words, or in words that are not heard",
)
_CONTRAST = Claim("đoạn chữ", "đủ độ tương phản", "texts", "have enough contrast")
_LABELLED = Claim("ô nhập", "có nhãn", "inputs", "are labelled")
_FOCUSED = Claim("điểm dừng", "nhìn thấy được tiêu điểm", "stops", "show that they have the focus")


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The rungs of credit by the number of pages that fail; three quarters take a set of so many pages."""

    half_share: Fraction
    pages_for_ladder: int

    def rung(self, failing: int, pages: int) -> str:
        if failing == 0:
            return FULL
        if failing == 1 and pages >= self.pages_for_ladder:
            return "three_quarters"
        return "half" if Fraction(failing, pages) <= self.half_share else NONE


def no_page_breaks_the_rules(
    page_set: PageSet, *, rules: list[str], silence_proves: bool, half_share: Fraction, pages_for_ladder: int
) -> Verdict[Literal["three_quarters", "half"]]:
    """No page of the set breaks any of the rules.

    A page fails when one of the rules is violated on it, and is undecided when the engine leaves one incomplete. Where
    silence does not prove that all is well, violations lose points and their absence earns none.
    """
    if not page_set.pages:
        return _no_page(page_set)
    if not any(_asserted(page, rules) for page in page_set.pages):
        count, listed = len(page_set.pages), ", ".join(rules)
        vi = f"Trên {count} trang đã xem không có nội dung nào thuộc phạm vi của các quy tắc {listed}."
        return cannot_tell(vi, f"On the {count} pages seen there is nothing that the rules {listed} look at.")
    failing = [page for page in page_set.pages if _of(rules, page.violations)]
    undecided = [page for page in page_set.pages if page not in failing and _of(rules, page.incomplete)]
    broken = rules_broken(result for page in failing for result in _of(rules, page.violations))
    said = of_pages(page_set, failing, undecided, _BREAK, broken)
    ladder = _Ladder(half_share, pages_for_ladder)
    if silence_proves:
        return _on_ladder(ladder, page_set, said, failing=len(failing), undecided=len(undecided))
    best = ladder.rung(len(failing), len(page_set.pages) + len(page_set.missing))
    if best != NONE:
        said = said.plus("các kiểu lỗi khác phải do người đánh giá xem", "a person must look for other ways to fail")
    return _between(NONE, best, said, looked=True)


def page_titles_are_present_and_distinct(
    page_set: PageSet, *, rules: list[str], half_share: Fraction, pages_for_ladder: int
) -> Verdict[Literal["three_quarters", "half"]]:
    """Every page of the set has a title that says what it is, and no two pages have the same.

    A page fails when one of the rules is violated on it, and is undecided when one is left open. Each page of a group
    that shares a title fails. A page that could not be looked at may lack a title, or have that of a page that was looked
    at, which would then fail as well.
    """
    if not page_set.pages:
        return _no_page(page_set)
    count = Counter(_folded(page.title) for page in page_set.pages)
    failing = [
        page
        for page in page_set.pages
        if not _folded(page.title) or count[_folded(page.title)] > 1 or _of(rules, page.violations)
    ]
    undecided = [page for page in page_set.pages if page not in failing and _of(rules, page.incomplete)]
    missing, kept = len(page_set.missing), len(page_set.pages) - len(failing) - len(undecided)
    said = of_pages(page_set, failing, undecided, _UNTITLED, titles(failing))
    ladder = _Ladder(half_share, pages_for_ladder)
    return _on_ladder(
        ladder, page_set, said, failing=len(failing), undecided=len(undecided), dragged_along=min(missing, kept)
    )


def page_language_is_declared_truly(
    page_set: PageSet, *, rules: list[str], half_share: Fraction, pages_for_ladder: int
) -> Verdict[Literal["three_quarters", "half"]]:
    """Every page of the set declares a valid language, the one its text is written in.

    A page whose text does not tell its language fails when it declares none or an invalid one, and is undecided else: the
    rules say which.
    """
    if not page_set.pages:
        return _no_page(page_set)
    failing = [page for page in page_set.pages if _of(rules, page.violations)]
    undecided = [page for page in page_set.pages if page not in failing and _of(rules, page.incomplete)]
    seen = ", ".join(dict.fromkeys(f"lang=“{page.lang[:20]}”, {page.text_language}" for page in failing))
    said = of_pages(page_set, failing, undecided, _WRONG_LANGUAGE, seen)
    ladder = _Ladder(half_share, pages_for_ladder)
    return _on_ladder(ladder, page_set, said, failing=len(failing), undecided=len(undecided))


def errors_are_identified(
    page_set: PageSet, *, text_rules: list[str], exposure_rules: list[str], tried_on: list[str]
) -> Verdict[Literal["half"]]:
    """What forms say of mistakes is told in words on every page of the set, and reaches assistive technology.

    Pages without a form say nothing either way as long as others do. Where errors must be tried, an undecided page may hide
    some that nobody is told of, or that nobody hears; elsewhere, as on a sign-in that only its server judges, it is no loss.
    """
    if not page_set.pages:
        return _no_page(page_set)
    both = [*text_rules, *exposure_rules]
    shown = [page for page in page_set.pages if {*page.passed_rules, *(r.rule for r in page.violations)} & {*both}]
    if not shown:
        return _no_error_shown(page_set, [page for page in page_set.pages if _of(both, page.incomplete)])
    untold = [page for page in shown if _of(text_rules, page.violations)]
    unheard = [page for page in shown if _of(exposure_rules, page.violations)]
    failing = [page for page in shown if page in untold or page in unheard]
    broken = rules_broken(result for page in failing for result in _of(both, page.violations))
    tried = [page for page in page_set.pages if {page.place, *page.also} & {*tried_on}]
    untold_perhaps = [page for page in tried if _of(text_rules, page.incomplete)]
    unheard_perhaps = [page for page in tried if _of(exposure_rules, page.incomplete)]
    undecided = [page for page in tried if page not in failing and page in (*untold_perhaps, *unheard_perhaps)]
    said = of_pages(page_set, failing, undecided, _UNTOLD, broken)
    best = NONE if untold else "half" if unheard else FULL
    worst = NONE if page_set.missing or untold_perhaps else "half" if best == FULL and unheard_perhaps else best
    return _between(worst, best, said, looked=bool(undecided))


def text_has_enough_contrast(
    page_set: PageSet, *, rules: list[str], full_share: Fraction, three_quarters_share: Fraction, half_share: Fraction
) -> Verdict[Literal["three_quarters", "half"]]:
    """Nearly all visible text of the set has enough contrast.

    The share is that of visible text elements without a violation. Elements left incomplete are open, and so are all
    texts of a page on which the rules looked at nothing. A page that could not be looked at is taken to have as many
    texts as the others have on average.
    """
    levels = {FULL: full_share, "three_quarters": three_quarters_share, "half": half_share}
    return _by_share(page_set, rules, [page.texts for page in page_set.pages], levels, _CONTRAST)


def inputs_are_labelled(
    page_set: PageSet, *, rules: list[str], full_share: Fraction, half_share: Fraction
) -> Verdict[Literal["half"]]:
    """Nearly all inputs of the set have a label; reckoned as contrast is, over inputs."""
    levels = {FULL: full_share, "half": half_share}
    return _by_share(page_set, rules, [page.inputs for page in page_set.pages], levels, _LABELLED)


def focus_is_visible(
    page_set: PageSet, *, rules: list[str], full_share: Fraction, half_share: Fraction
) -> Verdict[Literal["half"]]:
    """Nearly all focus stops of the set show that they have the focus; reckoned as contrast is, over stops."""
    levels = {FULL: full_share, "half": half_share}
    return _by_share(page_set, rules, [page.stops for page in page_set.pages], levels, _FOCUSED)


def everything_works_by_keyboard(
    page_set: PageSet, *, rules: list[str], trap_rules: list[str], half_blocked_tasks: int
) -> Verdict[Literal["half"]]:
    """Every control can be reached and operated with the keyboard, and nothing holds the focus.

    A control of one shape, as in a shared template, is one task on however many pages it stands. What is undecided may be
    blocked; a page that could not be looked at may hold any number of blocked tasks, and a trap.
    """
    if not page_set.pages:
        return _no_page(page_set)
    if not any(_asserted(page, [*rules, *trap_rules]) for page in page_set.pages):
        count = len(page_set.pages)
        vi = f"Trên {count} trang đã xem không có gì để dùng bằng bàn phím."
        return cannot_tell(vi, f"On {count} pages there is nothing to use with the keyboard.")
    blocked = _shapes(result for page in page_set.pages for result in _of(rules, page.violations))
    unsure = _shapes(result for page in page_set.pages for result in _of(rules, page.incomplete)) - blocked
    trapped = [page for page in page_set.pages if _of(trap_rules, page.violations)]
    maybe_trapped = any(_of(trap_rules, page.incomplete) for page in page_set.pages)
    found = [result for page in page_set.pages for result in _of([*rules, *trap_rules], page.violations)]
    said = of_controls(page_set, len(blocked), len(unsure) + maybe_trapped, trapped, rules_broken(found))
    best = NONE if trapped else _by_tasks(len(blocked), half_blocked_tasks)
    worst = _by_tasks(len(blocked) + len(unsure), half_blocked_tasks)
    if maybe_trapped or page_set.missing:
        worst = NONE
    return _between(NONE if trapped else worst, best, said, looked=bool(unsure) or maybe_trapped)


def _by_tasks(blocked: int, half_blocked_tasks: int) -> str:
    return FULL if not blocked else "half" if blocked <= half_blocked_tasks else NONE


def _shapes(results: Iterable[RuleResult]) -> set[tuple[str, str, str]]:
    """What is blocked, each shape of a control once; a rule that names no element counts once by itself."""
    return {
        (result.rule, *shape) for result in results for shape in ([node.shape for node in result.nodes] or [("", "")])
    }


def _of(rules: list[str], found: Iterable[RuleResult]) -> list[RuleResult]:
    return [result for result in found if result.rule in rules]


def _asserted(page: AuditedPage, rules: list[str]) -> bool:
    """Whether any of the rules had something to look at on the page."""
    seen = {*page.passed_rules, *(result.rule for result in (*page.violations, *page.incomplete))}
    return not seen.isdisjoint(rules)


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _on_ladder(
    ladder: _Ladder, page_set: PageSet, said: Said, *, failing: int, undecided: int = 0, dragged_along: int = 0
) -> Verdict[Any]:
    """The level, or what lies between the worst and the best that the open pages can come to.

    ``dragged_along`` counts audited pages that fail only if pages that could not be looked at turn out badly.
    """
    pages = len(page_set.pages) + len(page_set.missing)
    worst = ladder.rung(failing + undecided + dragged_along + len(page_set.missing), pages)
    return _between(worst, ladder.rung(failing, pages), said, looked=undecided > 0)


def _by_share(
    page_set: PageSet, rules: list[str], sizes: list[int], levels: dict[str, Fraction], claim: Claim
) -> Verdict[Any]:
    """The level of the share of elements without a violation; ``sizes`` are the elements of each page, in order."""
    if not page_set.pages:
        return _no_page(page_set)
    total = sum(sizes)
    if not total or not any(_asserted(page, rules) for page in page_set.pages):
        vi = f"Trên {len(page_set.pages)} trang đã xem, công cụ không xét được {claim.vi_noun} nào."
        return cannot_tell(vi, f"On {len(page_set.pages)} pages the engine had no {claim.en_noun} to look at.")
    bad = unsure = 0
    for page, size in zip(page_set.pages, sizes, strict=True):
        wrong = min(size, _elements(_of(rules, page.violations)))
        bad, unsure = bad + wrong, unsure + _unsure(page, rules, size - wrong)
    unseen = math.ceil(Fraction(total * len(page_set.missing), len(page_set.pages)))
    best = 1 - Fraction(bad, total + unseen)
    worst = 1 - Fraction(bad + unsure + unseen, total + unseen)
    said = of_share(page_set, total - bad - unsure, unsure, total, claim)
    return _between(_level(worst, levels), _level(best, levels), said, looked=bool(unsure))


def _level(share: Fraction, levels: dict[str, Fraction]) -> str:
    return next((name for name, least in levels.items() if share >= least), NONE)


def _elements(results: list[RuleResult]) -> int:
    """How many elements the results name, one that two rules name counted once."""
    return len({node.target for result in results for node in result.nodes}) + sum(result.more for result in results)


def _unsure(page: AuditedPage, rules: list[str], left: int) -> int:
    """How many of the ``left`` elements of a page are open."""
    incomplete = _of(rules, page.incomplete)
    # A rule that broke down names no element: it may have left out any of them, as one that looked at nothing did.
    if not _asserted(page, rules) or any(not result.nodes for result in incomplete):
        return left
    return min(left, _elements(incomplete))


def _between(worst: str, best: str, said: Said, *, looked: bool) -> Verdict[Any]:
    """One level, or what lies between two; ``looked`` tells whether it is open although we looked."""
    if worst == best:
        return graded(best, said.vi, said.en)
    is_open: Callable[..., Verdict[Any]] = cannot_tell if looked else not_tested
    return is_open(said.vi, said.en, at_least=worst, at_most=best)


def _no_error_shown(page_set: PageSet, undecided: list[AuditedPage]) -> Verdict[Any]:
    said = Said(
        f"Trên {len(page_set.pages)} trang đã xem không biểu mẫu nào báo lỗi khi được thử.",
        f"On the {len(page_set.pages)} pages seen no form showed an error when it was tried.",
    )
    if undecided:
        vi, en = names(page.place for page in undecided)
        said = said.plus(f"chưa kết luận được ở {vi}", f"undecided on {en}")
    return cannot_tell(said.vi, said.en)


def _no_page(page_set: PageSet) -> Verdict[Any]:
    vi, en = names(place for place, _ in page_set.missing)
    return not_tested(f"Chưa xem được trang nào của bộ trang ({vi}).", f"No page of the set could be audited ({en}).")
