"""The audits a campaign plans, from its file alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pytest_egov.campaign.campaign_file import Audits, load_campaign
from pytest_egov.campaign.stretches import in_hours, next_hours, planned_audits, stretches

EVENING = Audits(hours="17:00-22:00")


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (14, [(1, 14), (15, 31)]),  # the three days left are no stretch of their own
        (10, [(1, 10), (11, 20), (21, 31)]),
        (20, [(1, 20), (21, 31)]),
        (31, [(1, 31)]),
        (366, [(1, 31)]),
    ],
)
def test_days_are_cut_into_stretches_without_a_stub(every: int, expected: list[tuple[int, int]]) -> None:
    found = stretches(date(2027, 3, 1), date(2027, 3, 31), every)

    assert expected == [(first.day, last.day) for first, last in found]


def test_each_portal_is_audited_once_in_each_stretch_by_each_rule(tmp_path: Path) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_text(
        "name: x\nfirst_day: 2027-03-01\nlast_day: 2027-03-31\n"
        "audits: [{every_days: 14}, {pillars: [accessibility], every_days: 31, hours: '06:00-08:00'}]\n"
        "portals: [{address: 'https://a.example/'}, {address: 'https://b.example/'}]\n"
    )

    planned = list(planned_audits(load_campaign(file)))

    assert [
        ("a.example", "2027-03-01-full"),
        ("b.example", "2027-03-01-full"),
        ("a.example", "2027-03-15-full"),
        ("b.example", "2027-03-15-full"),
        ("a.example", "2027-03-01-accessibility"),
        ("b.example", "2027-03-01-accessibility"),
    ] == [(it.portal, it.run) for it in planned]
    assert (datetime(2027, 3, 1, 10, tzinfo=UTC), datetime(2027, 3, 14, 15, tzinfo=UTC)) == (
        planned[0].opens_at,
        planned[0].closes_at,
    )


def test_audits_may_wait_for_the_last_days_of_a_stretch(tmp_path: Path) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_text(
        "name: x\nfirst_day: 2027-03-01\nlast_day: 2027-03-31\n"
        "audits: [{every_days: 14, last_days: 3}]\nportals: [{address: 'https://a.example/'}]\n"
    )

    planned = list(planned_audits(load_campaign(file)))

    assert [datetime(2027, 3, 12, 10, tzinfo=UTC), datetime(2027, 3, 29, 10, tzinfo=UTC)] == [
        it.opens_at for it in planned
    ]
    assert [date(2027, 3, 1), date(2027, 3, 15)] == [it.first_day for it in planned]


def test_hours_are_those_of_viet_nam() -> None:
    assert not in_hours(EVENING, datetime(2027, 3, 1, 9, 59, tzinfo=UTC))
    assert in_hours(EVENING, datetime(2027, 3, 1, 10, 0, tzinfo=UTC))
    assert not in_hours(EVENING, datetime(2027, 3, 1, 15, 0, tzinfo=UTC))
    assert datetime(2027, 3, 1, 10, tzinfo=UTC) == next_hours(EVENING, datetime(2027, 3, 1, 1, tzinfo=UTC))
    assert datetime(2027, 3, 2, 10, tzinfo=UTC) == next_hours(EVENING, datetime(2027, 3, 1, 10, tzinfo=UTC))
