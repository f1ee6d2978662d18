"""The plan of a campaign in the store, and what its file may not ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_stores import at

from pytest_egov.campaign.campaign_file import Campaign, load_campaign
from pytest_egov.campaign.plans import catch_up_campaign, hours_of, plan_campaign, timing_of_suite
from pytest_egov.errors import CampaignProblem
from pytest_egov.samples import Store, begin_plan, catch_up, plans, read_slots


def campaign(folder: Path, more: str) -> Campaign:
    file = folder / "campaign.yaml"
    file.write_text(
        "name: x\nfirst_day: 2027-03-01\nlast_day: 2027-03-07\nsuite: small_standard\n"
        f"{more}\nportals: [{{address: 'https://a.example/'}}]\n"
    )
    return load_campaign(file)


def planned(store: Store, loaded: Campaign) -> list[int]:
    timing = timing_of_suite(loaded)
    plan_campaign(store, loaded, hours_of(loaded, timing), timing)
    return [slot.day.day for slot in read_slots(store)]


def test_every_day_has_its_slots_from_the_beginning_and_none_comes_after(tmp_path: Path, store: Store) -> None:
    loaded = campaign(tmp_path, "")

    assert [1, 2, 3, 4, 5, 6, 7] == planned(store, loaded)
    assert [1, 2, 3, 4, 5, 6, 7] == planned(store, loaded)
    catch_up(store, at("2027-03-20 12:00"))
    begin_plan(store, plans(store)[0], at("2027-03-20 12:00"))
    assert [1, 2, 3, 4, 5, 6, 7] == [slot.day.day for slot in read_slots(store)]


def test_days_that_pass_are_missed_and_those_before_today_too(tmp_path: Path, store: Store) -> None:
    loaded = campaign(tmp_path, "")
    planned(store, loaded)

    catch_up_campaign(store, loaded, at("2027-03-03 12:00"))

    assert ["missed"] * 3 + ["planned"] * 4 == [slot.state for slot in read_slots(store)]


def test_days_of_the_week_may_be_chosen(tmp_path: Path, store: Store) -> None:
    assert [1, 4] == planned(store, campaign(tmp_path, "timed: {weekdays: [1, 4]}"))
    assert (1, 4) == plans(store)[0].hours.weekdays


def test_a_longer_campaign_gets_its_further_days(tmp_path: Path, store: Store) -> None:
    planned(store, campaign(tmp_path, ""))
    file = tmp_path / "campaign.yaml"
    file.write_text(file.read_text().replace("2027-03-07", "2027-03-09"))

    assert [1, 2, 3, 4, 5, 6, 7, 8, 9] == planned(store, load_campaign(file))


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("timed: {windows: ['12:00-13:00']}", "12:00-13:00 is none of the standard's windows"),
        ("timed: {pages: [news]}", "news is none of the standard's pages"),
        ("audits: [{hours: '10:30-12:00'}]", "audits would begin in the timed window 09:00-11:00"),
    ],
)
def test_what_the_standard_does_not_judge_is_a_fault_of_the_file(tmp_path: Path, more: str, problem: str) -> None:
    loaded = campaign(tmp_path, more)

    with pytest.raises(CampaignProblem, match=r"campaign\.yaml:5:\d+: ") as caught:
        hours_of(loaded, timing_of_suite(loaded))
    assert problem == caught.value.faults[0].problem


def test_without_timed_loads_there_are_no_slots_and_audits_may_begin_at_any_hour(tmp_path: Path, store: Store) -> None:
    assert [] == planned(store, campaign(tmp_path, "timed: false\naudits: [{hours: '08:00-18:00'}]"))
