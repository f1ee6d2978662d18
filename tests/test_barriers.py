from __future__ import annotations

from pytest_egov.barriers import barriers_in, rules_in
from pytest_egov.evidence.accessibility import AuditedPage, PageSet, RuleNode, RuleResult, broken_down
from pytest_egov.page_verdicts import as_data, judge_page


def page(place: str, *violations: RuleResult, incomplete: tuple[RuleResult, ...] = ()) -> AuditedPage:
    return AuditedPage(place, f"https://portal.example/{place}", place, "vi", "vi", violations, incomplete, (), 10, 1)


def image(number: int, shown: str = "a.png") -> RuleNode:
    return RuleNode((f"li:nth-child({number}) > img",), f'<img id="anh{number}" src="{shown}">', 'alt=""')


def result(rule: str, *nodes: RuleNode, advice: str = "") -> RuleResult:
    return RuleResult(rule, "serious", advice, "", nodes)


def test_one_fault_of_a_template_is_one_barrier_with_its_pages() -> None:
    pages = PageSet(
        "axe-core 4.12.1",
        (
            page("home", result("image-alt", image(1), image(2, "b.png"))),
            page("eform", result("image-alt", image(7), RuleNode(("#chan img",), "<img>", ""))),
        ),
    )

    shared, footer = barriers_in([pages], ("image-alt",))

    assert (("home", "eform"), 3) == (shared.pages, shared.elements)
    assert (("eform",), 1) == (footer.pages, footer.elements)
    assert "Ảnh không có văn bản thay thế." == shared.what.vi
    assert 'alt=""' == shared.measured


def test_what_is_sure_comes_before_what_a_person_must_decide() -> None:
    undecided = page("home", incomplete=(result("image-alt", image(1)),))
    broken = page("eform", result("image-alt", RuleNode(("#logo",), "<img>", "")), result("label", image(1)))

    said = barriers_in([PageSet("axe-core 4.12.1", (undecided, broken))], ("image-alt",))

    assert [("eform", True), ("home", False)] == [(barrier.pages[0], barrier.sure) for barrier in said]


def test_a_rule_without_words_of_ours_brings_the_engine_s() -> None:
    pages = PageSet("axe-core 9", (page("home", result("new-rule", image(1), advice="Must not be new")),))

    (barrier,) = barriers_in([pages], ("new-rule",))

    assert ("Must not be new", "") == (barrier.what.en, barrier.measured)


def test_evidence_of_other_kinds_has_no_barriers() -> None:
    assert () == barriers_in([object()], ("image-alt",))


def test_rules_stand_in_limits_named_so() -> None:
    assert ("a", "b", "c") == rules_in({"rules": ["a", "b"], "trap_rules": ["c"], "half_share": "1/2"})


def test_a_rule_that_broke_down_says_why_where_its_elements_would_stand() -> None:
    said = broken_down(("image-alt",), "The page changed.")
    pages = [page(place, incomplete=said.incomplete) for place in ("home", "eform")]

    (barrier,) = barriers_in([PageSet("axe-core 4.12.1", tuple(pages))], ("image-alt",))

    assert ((), "The page changed.", ("home", "eform"), 0, False) == (
        barrier.target, barrier.measured, barrier.pages, barrier.elements, barrier.sure
    )  # fmt: skip
    (shown,) = as_data(judge_page(said, {"1.1.1": ("image-alt",)}))["1.1.1"]["undecided"]
    assert ([], "The page changed.") == (shown["target"], shown["measured"])
