"""Criteria that share one cause are put together, and every lost point belongs to exactly one cause."""

from __future__ import annotations

from decimal import Decimal

from small_results import barrier, part, result_of, row, said, seen, timed

from pytest_egov.causes import Cause, causes_of

MISSING = {"sentence": said("The portal does not have the questions."), "seen": ()}


def told(*rows: object) -> list[tuple[str, dict[str, Decimal]]]:
    """Kind and points of every cause of a result."""
    return [(cause.kind, points(cause)) for cause in causes_of(result_of(*rows))]  # type: ignore[arg-type]


def points(cause: Cause) -> dict[str, Decimal]:
    return {loss.criterion.id: loss.points for loss in cause.losses}


def test_what_was_earned_has_no_cause() -> None:
    assert [] == told(row("T1", 2, part(1)), row("T2", 2, part(0, open=1)))


def test_a_missing_place_is_one_cause_whoever_needs_it() -> None:
    other = {"sentence": said("The portal does not have the statistics."), "seen": ()}
    rows = (row("T1", 1.5, part(**MISSING)), row("T2", 2, part(**other)), row("T3", 1, part(**MISSING)))
    assert [("missing", {"T1": Decimal("1.5"), "T3": 1}), ("missing", {"T2": 2})] == told(*rows)


def test_what_was_seen_at_the_place_is_another_cause_than_its_absence() -> None:
    alike = said("The portal does not have the questions.")
    assert [("missing", {"T1": 1}), ("finding", {"T2": 1})] == told(
        row("T1", 1, part(**MISSING)), row("T2", 1, part(sentence=alike))
    )


def test_the_same_finding_at_the_same_place_is_one_cause() -> None:
    here, there = (seen("list", "https://x.example/a"),), (seen("list", "https://x.example/b"),)
    rows = (row("T1", 1, part(seen=here)), row("T2", 1, part(seen=there)), row("T3", 1, part(seen=here)))
    assert [("finding", {"T1": 1, "T3": 1}), ("finding", {"T2": 1})] == told(*rows)


def test_a_slow_page_is_one_cause_of_all_its_figures() -> None:
    slow_home, slow_form = part(0.5, share=0.5, timings=(timed("home"),)), part(share=0.5, timings=(timed("eform"),))
    fast = part(1, share=0.5, timings=(timed("eform"),))
    causes = causes_of(result_of(row("P1", 4, slow_home, fast), row("P2", 4, slow_home, slow_form)))
    assert [("home",), ("eform",)] == [cause.pages for cause in causes]
    assert [{"P1": 1, "P2": 1}, {"P2": 2}] == list(map(points, causes))
    assert "The homepage loads slower than the limits." == causes[0].said.en
    assert "Trang chủ tải chậm hơn giới hạn." == causes[0].said.vi
    assert slow_form.sentence == causes[1].said  # of one criterion its own figures tell more


def test_thirds_add_up_to_what_the_result_says_is_lost() -> None:
    third = 1 / 3
    parts = (part(share=third, **MISSING), part(share=third, timings=(timed(),)), part(share=third))
    causes = causes_of(result_of(row("T1", 2, *parts, earned=0.0, open=0.0, lost=2.0)))
    assert ["missing", "slow", "finding"] == [cause.kind for cause in causes]
    assert Decimal("2.0") == sum(loss.points for cause in causes for loss in cause.losses)


def test_of_several_ways_to_the_same_points_the_nearest_is_told() -> None:
    far = part(share=1.0, **MISSING)
    near = part(0.5, share=1.0)
    (cause,) = causes_of(result_of(row("T1", 2, far, near, earned=1.0, open=0.0)))
    assert ("finding", {"T1": 1}) == (cause.kind, points(cause))


def test_what_a_person_attested_is_lost_by_their_word() -> None:
    attested = row(
        "T1", 2, part(0, open=1), earned=1.0, open=0.0, lost=1.0, basis="attested", sentence=said("Attested.")
    )
    (cause,) = causes_of(result_of(attested))
    assert ("stated", "Attested.", {"T1": 1}) == (cause.kind, cause.said.en, points(cause))


class TestBarriers:
    def test_of_a_shared_template_are_one_cause(self) -> None:
        contrast = part(barriers=(barrier("contrast", "p", "home", "eform"),))
        outline = part(barriers=(barrier("no-outline", "a", "home", "eform", "news"),))
        one_page = part(barriers=(barrier("label", "input", "eform"),))
        causes = causes_of(result_of(row("A1", 1, contrast), row("A2", 0.5, one_page), row("A3", 0.5, outline)))
        assert [{"A1": 1, "A3": Decimal("0.5")}, {"A2": Decimal("0.5")}] == list(map(points, causes))
        assert "Faults in what several pages share: contrast is broken; no-outline is broken." == causes[0].said.en
        assert ("home", "eform", "news") == causes[0].pages

    def test_of_one_page_are_one_cause(self) -> None:
        label, name = barrier("label", "input", "eform"), barrier("button-name", "button", "eform")
        causes = causes_of(result_of(row("A1", 1, part(barriers=(label,))), row("A2", 1, part(barriers=(name,)))))
        assert ["Faults of the eForm: label is broken; button-name is broken."] == [cause.said.en for cause in causes]

    def test_the_same_element_under_two_criteria_is_one_fault(self) -> None:
        label = barrier("label", "input", "eform")
        more = barrier("button-name", "button", "home", "news")
        (cause,) = causes_of(
            result_of(row("A1", 1, part(barriers=(label,))), row("A2", 1, part(barriers=(label, more))))
        )
        assert "The same faulty elements on 3 pages: label is broken; button-name is broken." == cause.said.en

    def test_on_different_pages_are_different_causes(self) -> None:
        here, there = barrier("label", "input", "eform"), barrier("label", "select", "home")
        assert 2 == len(told(row("A1", 1, part(barriers=(here,))), row("A2", 1, part(barriers=(there,)))))

    def test_that_could_not_be_decided_are_no_cause(self) -> None:
        unsure = barrier("contrast", "p", "home", "eform", sure=False)
        rows = (row("A1", 1, part(barriers=(unsure,))), row("A2", 1, part(barriers=(unsure,), sentence=said("Else."))))
        assert ["finding", "finding"] == [kind for kind, _ in told(*rows)]


def test_what_kept_us_out_is_a_cause_that_holds_up_everything_behind_it() -> None:
    why = said("The test account could not sign in.")
    behind = part(0, open=1, outcome="blocked", sentence=why, seen=())
    rows = (row("T1", 2, behind), row("T2", 1, part()), row("T3", 3, behind), row("T4", 1, part(0, open=1)))
    causes = causes_of(result_of(*rows))
    assert ["finding", "blocked"] == [cause.kind for cause in causes]
    assert ([], ["T1", "T3"], why) == (
        list(causes[1].losses),
        [behind.id for behind in causes[1].held_up],
        causes[1].said,
    )
