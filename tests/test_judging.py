"""Rows held against checks, and judged from hand-made evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, Never

import pytest

from pytest_egov.binding import Suite, bind
from pytest_egov.catalogue import Catalogue, load_catalogue
from pytest_egov.errors import CatalogueProblem
from pytest_egov.evidence import Candidate, CouldNotLook, Found, NotConfigured, NotFound, Place
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.judging import Judgement, judge
from pytest_egov.portal import Portal
from pytest_egov.verdict import Text, Verdict, cannot_tell, failed, not_tested, partly, passed

FILE = Path(__file__).parents[1] / "conformance_suites" / "mic_2023" / "catalogue.yaml"
ROW = "F01.2"  # no limits; credit: full and partial
WRITTEN = "            check: registration_covers_people_and_organisations\n"
SAYS: dict[str, Callable[[], Verdict[Any]]] = {
    "full": lambda: passed("đủ", "all of it"), "partial": lambda: partly("partial", "một phần", "some of it"),
    "none": lambda: failed("không", "none of it"), "open": lambda: cannot_tell("chưa rõ", "unclear"),
    "some, rest open": lambda: cannot_tell("chưa rõ", "unclear", at_least="partial"),
    "some at most": lambda: not_tested("chưa xem", "not seen", at_most="partial"),
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    says: str


def shows(shown: Shown) -> Verdict[Literal["partial"]]:
    return SAYS[shown.says]()


def shows_other(other: Shown) -> Verdict[Literal["partial"]]:
    return SAYS[other.says]()


def shows_both(shown: Shown, other: Shown) -> Verdict[Literal["partial"]]:
    return SAYS[min(shown.says, other.says, key=["none", "open", "partial", "full"].index)]()


def is_seen_on(shown: Shown, *, today: date) -> Verdict[Literal["partial"]]:
    return passed(f"{today}", f"{today}")


def has_limits(
    shown: Shown, *, clicks: int, share: Fraction, words: list[str], named: str
) -> Verdict[Literal["partial"]]:
    return passed("đủ", f"{clicks * 1} {share + 0} {words} {named}")


def knows_only_all_or_nothing(shown: Shown) -> Verdict[Never]:
    return SAYS[shown.says]()


CHECKS = {c.__name__: c for c in (shows, shows_other, shows_both, is_seen_on, has_limits, knows_only_all_or_nothing)}
KNOWN: dict[str, type] = {"shown": Shown, "other": Shown}
SuiteWith = Callable[..., Suite]


@pytest.fixture
def catalogue_with(tmp_path: Path) -> Callable[[str], Catalogue]:
    """The bundled catalogue with every check planned, but one row judged as written."""

    def make(written: str) -> Catalogue:
        lines = FILE.read_text(encoding="utf-8").replace(WRITTEN, "            XX\n", 1).splitlines(keepends=True)
        planned = "".join(
            "            check: planned\n" if line.startswith("            check: ") else line for line in lines
        ).replace("              - check: ", "              - check: planned #")
        planned = re.sub(r"\{check: \w+", "{check: planned", planned)
        text = planned.replace("            XX\n", "".join(f"            {line}\n" for line in written.splitlines()))
        (tmp_path / "catalogue.yaml").write_text(text, encoding="utf-8")
        return load_catalogue(tmp_path / "catalogue.yaml")

    return make


@pytest.fixture
def suite_with(catalogue_with: Callable[[str], Catalogue]) -> SuiteWith:
    def make(written: str = "check: shows") -> Suite:
        catalogue = catalogue_with(written)
        return Suite("hand_made", catalogue, bind(catalogue, CHECKS, KNOWN))

    return make


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    taken = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
    return Dossier.begin(tmp_path / "dossier", About(taken, "0", "s", {}, {}, {}, "seed", "Chromium"), KNOWN)


def found(*says: str) -> Found[Shown]:
    return Found(
        tuple(
            Candidate(Place("registration", f"/{n}", "", "wayfinding", 0.9, 1), Shown(said))
            for n, said in enumerate(says)
        )
    )


def judged(suite: Suite, dossier: Dossier, portal: Portal | None = None) -> Judgement:
    return judge(suite, ROW, dossier, portal or Portal(address="https://dichvucong.example.gov.vn/"))


@pytest.mark.parametrize(
    ("written", "problem", "remedy", "column"),
    [
        ("check: show", "there is no check 'show'", "Did you mean 'shows'?", 13),
        ("check: qqqq", "there is no check 'qqqq'", "check: planned", 13),
        ("check: has_limits\nlimits: {share: 1/2, words: [a], named: n}", "wants the limit 'clicks'", "Add 'clicks:'", 13),
        ("check: shows\nlimits: {most: 3}", "'shows' has no limit 'most'", "Its limits are: none.", 22),
        ("check: has_limits\nlimits: {clicks: two, share: 1, words: [], named: n}", "the limit 'clicks' does not fit", "int", 22),
        ("check: has_limits\nlimits: {clicks: 1, share: x, words: [], named: n}", "the limit 'share' does not fit", "Fraction", 33),
        ("check: has_limits\nlimits: {clicks: 1, share: 1/0, words: [], named: n}", "the limit 'share' does not fit", "Fraction", 33),
        ("check: has_limits\nlimits: {clicks: 1, share: 1, words: 5, named: n}", "the limit 'words' does not fit", "list", 43),
        ("check: knows_only_all_or_nothing", "cannot return the level 'partial'", "It can return: full, none.", 31),
    ],
)  # fmt: skip
def test_a_misfit_is_a_fault_of_the_row(
    catalogue_with: Callable[[str], Catalogue], written: str, problem: str, remedy: str, column: int
) -> None:
    with pytest.raises(CatalogueProblem) as caught:
        bind(catalogue_with(written), CHECKS, KNOWN)
    (fault,) = caught.value.faults
    assert fault.problem.startswith(f"{ROW}: ")
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert column == fault.column


def test_a_level_without_credit_and_an_unknown_kind_are_told_together(
    catalogue_with: Callable[[str], Catalogue],
) -> None:
    def shows_half(shown: Shown, nothing: Shown) -> Verdict[Literal["half", "partial"]]:
        pytest.fail("binding reads the signature alone")

    with pytest.raises(CatalogueProblem) as caught:
        bind(catalogue_with("check: shows_half"), {"shows_half": shows_half}, KNOWN)
    kind, level = caught.value.faults
    assert "asks for the evidence 'nothing', which no gatherer brings" in kind.problem
    assert "The kinds are: other, shown." == kind.remedy
    assert "can return the level 'half', which has no credit" in level.problem


def test_limits_are_handed_over_as_their_types(suite_with: SuiteWith, dossier: Dossier) -> None:
    dossier.keep("shown", found("full"))
    suite = suite_with("check: has_limits\nlimits: {clicks: 2, share: 1/3, words: [a, b], named: n}")
    assert "2 1/3 ['a', 'b'] n" == judged(suite, dossier).sentence.en


def test_today_is_the_day_the_dossier_was_begun(suite_with: SuiteWith, dossier: Dossier) -> None:
    dossier.keep("shown", found("full"))
    assert "2026-11-24" == judged(suite_with("check: is_seen_on"), dossier).sentence.en


@pytest.mark.parametrize(
    ("says", "outcome", "earned", "still_open"),
    [
        (["full"], "passed", 1, 0),
        (["partial"], "partial", Fraction(1, 2), 0),
        (["none"], "failed", 0, 0),
        (["open"], "cannot_tell", 0, 1),
        (["some, rest open"], "cannot_tell", Fraction(1, 2), Fraction(1, 2)),
        (["some at most"], "partial", 0, Fraction(1, 2)),
        (["none", "full", "partial"], "passed", 1, 0),
        (["none", "open"], "cannot_tell", 0, 1),
        (["open", "partial"], "partial", Fraction(1, 2), 0),
        (["partial", "some, rest open"], "cannot_tell", Fraction(1, 2), Fraction(1, 2)),
    ],
)
def test_the_best_candidate_wins(
    suite_with: SuiteWith, dossier: Dossier, says: list[str], outcome: str, earned: Fraction, still_open: Fraction
) -> None:
    dossier.keep("shown", found(*says))
    judgement = judged(suite_with(), dossier)
    assert (outcome, earned, still_open) == (judgement.outcome, judgement.earned, judgement.open)


def test_the_best_pair_of_candidates_is_named(suite_with: SuiteWith, dossier: Dossier) -> None:
    dossier.keep("shown", found("none", "full"))
    dossier.keep("other", found("open", "none", "partial"))
    judgement = judged(suite_with("check: shows_both"), dossier)
    assert [("shown", "/1"), ("other", "/2")] == [(k, c.place.url) for k, c in judgement.parts[0].evidence]


@pytest.mark.parametrize(
    ("finding", "outcome", "still_open", "said"),
    [
        (None, "not_tested", 1, "The dossier has no 'shown'."),
        (CouldNotLook("x", Text("bị chặn", "blocked by it")), "blocked", 1, "blocked by it"),
        (NotConfigured(Text("cần tài khoản", "needs an account")), "not_tested", 1, "needs an account"),
        (NotFound("faq", ("a", "b"), decisive=True), "failed", 0, "The portal does not have faq"),
        (NotFound("faq", ("a", "b"), decisive=False), "cannot_tell", 1, "name it in the portal file (places: faq)"),
    ],
)
def test_missing_evidence_is_answered_before_any_check(
    suite_with: SuiteWith, dossier: Dossier, finding: Any, outcome: str, still_open: int, said: str
) -> None:
    if finding is not None:
        dossier.keep("shown", finding)
    judgement = judged(suite_with(), dossier)
    assert (outcome, 0, still_open) == (judgement.outcome, judgement.earned, judgement.open)
    assert said in judgement.sentence.en
    assert (("a", "b") if isinstance(finding, NotFound) else ()) == judgement.parts[0].tried


HALVES = "parts:\n  - {check: shows, share: 1/2}\n  - {check: %s, share: 1/2}"


@pytest.mark.parametrize(
    ("second", "says", "outcome", "earned", "still_open"),
    [
        ("shows", "full", "passed", 1, 0),
        ("planned", "full", "not_tested", Fraction(1, 2), Fraction(1, 2)),
        ("planned", "none", "partial", 0, Fraction(1, 2)),
        ("attested_only", "partial", "partial", Fraction(1, 4), Fraction(1, 2)),
        ("planned", "open", "cannot_tell", 0, 1),
    ],
)
def test_halves_add_up(
    suite_with: SuiteWith, dossier: Dossier, second: str, says: str, outcome: str, earned: Any, still_open: Any
) -> None:
    dossier.keep("shown", found(says))
    judgement = judged(suite_with(HALVES % second), dossier)
    assert (outcome, earned, still_open) == (judgement.outcome, judgement.earned, judgement.open)
    assert 2 == len(judgement.parts)
    assert " ".join(dict.fromkeys(part.sentence.en for part in judgement.parts)) == judgement.sentence.en


def test_what_both_halves_say_is_said_once(suite_with: SuiteWith, dossier: Dossier) -> None:
    judgement = judged(
        suite_with("parts:\n  - {check: planned, share: 1/2}\n  - {check: planned, share: 1/2}"), dossier
    )
    assert 2 == len(judgement.parts)
    assert {judgement.sentence} == {part.sentence for part in judgement.parts}


OWN = "parts:\n  - {check: shows, share: 1/4, credit: {%s}}\n  - {check: planned, share: 3/4}"


def test_a_part_with_a_credit_of_its_own_earns_by_it(suite_with: SuiteWith, dossier: Dossier) -> None:
    dossier.keep("shown", found("partial"))
    judgement = judged(suite_with(OWN % "full: 1, partial: 2/3"), dossier)
    assert ("partial", Fraction(1, 6), Fraction(3, 4)) == (judgement.outcome, judgement.earned, judgement.open)


def test_the_credit_of_a_part_is_held_against_its_check(catalogue_with: Callable[[str], Catalogue]) -> None:
    with pytest.raises(CatalogueProblem) as caught:
        bind(catalogue_with(OWN % "full: 1, third: 1/3"), CHECKS, KNOWN)
    said = [fault.problem for fault in caught.value.faults]
    assert ["'shows' cannot return the level 'third'" in said[0], "'partial', which has no credit" in said[1]] == [
        True,
        True,
    ]
    with pytest.raises(CatalogueProblem, match="the credit of a part must name 'full: 1'"):
        catalogue_with(OWN % "partial: 2/3")


EITHER = "either:\n  - {check: shows, share: 1/2}\n  - {check: %s, share: 1}"


@pytest.mark.parametrize(
    ("second", "says", "other", "outcome", "earned", "still_open"),
    [
        ("shows", "full", None, "passed", 1, 0),
        ("shows", "partial", None, "partial", Fraction(1, 2), 0),
        ("shows", "none", None, "failed", 0, 0),
        ("planned", "full", None, "not_tested", Fraction(1, 2), Fraction(1, 2)),
        ("planned", "none", None, "not_tested", 0, 1),
        ("shows_other", "open", "partial", "partial", Fraction(1, 2), 0),
        ("shows_other", "open", "none", "partial", 0, Fraction(1, 2)),
    ],
)
def test_of_several_ways_the_best_counts_and_each_earns_its_share_at_most(
    suite_with: SuiteWith,
    dossier: Dossier,
    second: str,
    says: str,
    other: str | None,
    outcome: str,
    earned: Any,
    still_open: Any,
) -> None:
    dossier.keep("shown", found(says))
    if other is not None:
        dossier.keep("other", found(other))
    judgement = judged(suite_with(EITHER % second), dossier)
    assert (outcome, earned, still_open) == (judgement.outcome, judgement.earned, judgement.open)


@pytest.mark.parametrize("check", ["planned", "attested_only"])
def test_what_is_not_built_or_only_attested_is_not_tested(suite_with: SuiteWith, dossier: Dossier, check: str) -> None:
    suite = suite_with(f"check: {check}")
    assert () == suite.kinds_for(ROW)
    assert "not_tested" == judged(suite, dossier).outcome


@pytest.mark.parametrize(("allowed", "outcome"), [("true", "not_applicable"), ("false", "failed")])
def test_not_applicable_counts_only_where_the_row_allows_it(
    suite_with: SuiteWith, dossier: Dossier, allowed: str, outcome: str
) -> None:
    dossier.keep("shown", found("none"))
    said = {ROW: {"reason": "the portal takes no accounts"}}
    portal = Portal.model_validate({"address": "https://dichvucong.example.gov.vn/", "not_applicable": said})
    judgement = judged(suite_with(f"check: shows\nmay_not_apply: {allowed}"), dossier, portal)
    assert (outcome, 0, 0) == (judgement.outcome, judgement.earned, judgement.open)
