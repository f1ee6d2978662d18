"""What counts as killed, as a false flip, and as robbed of its evidence."""

from __future__ import annotations

import pytest
from demo_portal.faults import Fault
from kill_matrix.audit import Outcome, clean_outcomes
from kill_matrix.effects import Effect, Outcomes, effects_of, false_flips, lost_by, table, without_a_fault_of_its_own

OWN, SOURCE = Fault("F05.1:slow", "Search | is slow.", ()), Fault("F04.2:gone", "Files are gone.", ())
PASSED, HALF, FAILED = Outcome("passed", 2, 0), Outcome("partial", 1, 1), Outcome("failed", 0, 2, "It is not there.")
OPEN = Outcome("blocked", 0, 0, "The files answered 404.")
CLEAN = {"F04.2": PASSED, "F05.1": PASSED, "F09.1": PASSED}


def effect_of(fault: Fault, clean: Outcomes, now: Outcomes) -> Effect:
    (effect,) = effects_of([fault], clean, now)
    return effect


@pytest.mark.parametrize(("came", "killed"), [(FAILED, True), (HALF, True), (PASSED, False), (OPEN, False)])
def test_a_fault_is_killed_when_its_own_criterion_loses_points(came: Outcome, killed: bool) -> None:
    assert killed == effect_of(OWN, CLEAN, {**CLEAN, "F05.1": came}).killed


def test_points_lost_or_gained_elsewhere_are_false_flips_and_open_points_are_followers() -> None:
    effect = effect_of(SOURCE, {**CLEAN, "F05.1": OPEN}, {"F04.2": FAILED, "F05.1": PASSED, "F09.1": OPEN})
    assert {"F05.1": PASSED} == effect.flips
    assert {"F09.1": OPEN} == effect.followers
    assert {"F09.1": HALF} == effect_of(SOURCE, CLEAN, {**CLEAN, "F04.2": FAILED, "F09.1": HALF}).flips


def test_faults_of_one_portal_do_not_flip_each_other_and_a_flip_counts_once() -> None:
    effects = effects_of([OWN, SOURCE], CLEAN, {"F04.2": HALF, "F05.1": FAILED, "F09.1": HALF})
    assert [True, True] == [effect.killed for effect in effects]
    assert [{"F09.1": HALF}] * 2 == [effect.flips for effect in effects]
    assert 1 == false_flips(effects)


def test_each_criterion_needs_a_fault_that_robs_no_other_one() -> None:
    alone = effect_of(OWN, CLEAN, {**CLEAN, "F05.1": FAILED})
    robbing = effect_of(SOURCE, CLEAN, {**CLEAN, "F04.2": FAILED, "F09.1": OPEN})
    assert ["F04.2", "F09.1"] == without_a_fault_of_its_own([alone, robbing], CLEAN)
    # What is attested only, and what loopback hides, nobody can break.
    assert ["F04.2"] == without_a_fault_of_its_own([alone, robbing], {**CLEAN, "F09.1": OPEN})


def test_the_table_names_the_cause_of_what_stays_open() -> None:
    lines = list(table([effect_of(OWN, CLEAN, {**CLEAN, "F05.1": HALF, "F09.1": OPEN})]))
    assert lines[2:] == [
        "| `F05.1:slow` | Search \\| is slow. | 2.00 | 1.00 | partial | F09.1: The files answered 404. |"
    ]
    assert "**not killed**" in list(table([effect_of(OWN, CLEAN, CLEAN)]))[2]


def test_the_clean_portal_loses_nothing() -> None:
    clean = clean_outcomes("function")
    assert 34 == len(clean)
    assert [] == [id_ for id_, outcome in clean.items() if outcome.lost]
    assert ["F17.1"] == lost_by(clean, {**clean, "F17.1": Outcome("partial", 1.25, 1.25)})
