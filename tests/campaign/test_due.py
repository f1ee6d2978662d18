"""What is due now, and when the next thing is: from rows and a moment alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sample_stores import at

from pytest_egov.campaign.audits import Audit
from pytest_egov.campaign.campaign_file import Audits
from pytest_egov.campaign.due import audits_due, next_event, slots_due
from pytest_egov.samples import Slot

RULES = {"full": Audits(hours="17:00-22:00")}
OPENS, CLOSES = at("2027-03-01 09:00"), at("2027-03-01 11:00")
MINUTE = timedelta(minutes=1)


def slot(number: int = 1, portal: str = "https://a.example/", **said: Any) -> Slot:
    known = {"state": "planned", "attempts": 0, "reason": ""}
    return Slot(number, portal, "desktop", date(2027, 3, 1), "09:00-11:00", 1, OPENS, CLOSES, **{**known, **said})


def audit(number: int = 1, **said: Any) -> Audit:
    known: dict[str, Any] = dict.fromkeys(
        ("leased_until", "not_before", "run", "finished_at", "certain", "possible", "maximum")
    )
    known |= {"portal": f"p{number}", "state": "planned", "attempts": 0, "reason": ""}
    known |= {"opens_at": at("2027-03-01 17:00"), "closes_at": at("2027-03-14 22:00"), "first_day": date(2027, 3, 1)}
    return Audit(id=number, rule="full", **{**known, **said})


def ids(rows: list[Any]) -> list[int]:
    return [row.id for row in rows]


def test_a_slot_is_due_from_its_first_moment_to_before_its_last() -> None:
    assert [] == slots_due([slot()], OPENS - MINUTE)
    assert [1] == ids(slots_due([slot()], OPENS))
    assert [] == slots_due([slot()], CLOSES)


def test_what_is_done_in_hands_or_tried_too_often_is_not_due() -> None:
    rows = [
        slot(1, state="done"),
        slot(2, state="claimed", leased_until=OPENS + 10 * MINUTE),
        slot(3, state="failed", attempts=5),
        slot(4, state="missed"),
        slot(5, state="blocked", attempts=4),
    ]

    assert [5] == ids(slots_due(rows, OPENS))
    assert [2, 5] == sorted(ids(slots_due(rows, OPENS + 10 * MINUTE)))


def test_who_was_tried_comes_last_and_the_order_of_the_rest_is_by_lot() -> None:
    rows = [slot(n, f"https://{n}.example/", attempts=int(n == 3)) for n in range(1, 9)]
    another_day = [
        Slot(n, f"https://{n}.example/", "desktop", date(2027, 3, 2), "09:00-11:00", 1, OPENS, CLOSES, "planned", 0, "")
        for n in range(1, 9)
    ]

    assert 3 == slots_due(rows, OPENS)[-1].id
    assert ids(slots_due(rows, OPENS)) == ids(slots_due(rows[::-1], OPENS))
    assert ids(slots_due(rows, OPENS)) != ids(slots_due(another_day, OPENS))


def test_a_row_at_rest_is_left_alone() -> None:
    rests = {1: OPENS + 5 * MINUTE}

    assert [] == slots_due([slot()], OPENS, rests)
    assert OPENS + 5 * MINUTE == next_event([slot()], [], RULES, OPENS, rests)
    assert [1] == ids(slots_due([slot()], OPENS + 5 * MINUTE, rests))


def test_audits_begin_in_their_hours_and_rest_after_a_failure() -> None:
    evening = at("2027-03-02 18:00")
    rows = [audit(1), audit(2, state="blocked", attempts=1, not_before=evening + 60 * MINUTE), audit(3, state="done")]

    assert [] == audits_due(rows, RULES, at("2027-03-02 16:59"))
    assert [1] == ids(audits_due(rows, RULES, evening))
    assert [1, 2] == sorted(ids(audits_due(rows, RULES, evening + 60 * MINUTE)))
    assert [] == audits_due(rows, RULES, at("2027-03-14 22:00"))
    assert [] == audits_due(rows, {}, evening)


def test_the_next_event_is_an_opening_a_lease_that_runs_out_or_the_hours_of_audits() -> None:
    noon = at("2027-03-01 12:00")
    claimed = slot(2, state="claimed", leased_until=OPENS + 10 * MINUTE)

    assert OPENS == next_event([slot()], [audit()], RULES, OPENS - MINUTE)
    assert OPENS + 10 * MINUTE == next_event([claimed], [audit()], RULES, OPENS)
    assert at("2027-03-01 17:00") == next_event([slot()], [audit()], RULES, noon)
    # Due now, and not begun: only the next evening brings anything new.
    assert at("2027-03-02 17:00") == next_event([], [audit()], RULES, at("2027-03-01 18:00"))
    rested = audit(state="failed", attempts=1, not_before=at("2027-03-01 21:30"))
    assert at("2027-03-01 21:30") == next_event([], [rested], RULES, at("2027-03-01 20:30"))
    late = audit(state="failed", attempts=1, not_before=at("2027-03-01 22:30"))
    assert at("2027-03-02 17:00") == next_event([], [late], RULES, at("2027-03-01 21:30"))


def test_when_nothing_will_ever_be_due_there_is_no_next_event() -> None:
    rows = [slot(1, state="done"), slot(2, state="failed", attempts=5), slot(3, state="missed")]

    assert None is next_event(rows, [audit(1, state="done"), audit(2, state="failed", attempts=5)], RULES, OPENS)
