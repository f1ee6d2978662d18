"""The 2024 catalogue: its frame, and that what it shares with 2023 is the same there."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pytest_egov.binding import Suite, load_suite
from pytest_egov.catalogue import ATTESTED_ONLY, Catalogue
from pytest_egov.evidence import KINDS

# What each row of 2024 stands for in 2023, as the researched source has it.
SAME = {
    "C01": "F01.1 F01.2", "C02": "F03.1", "C03": "F04.1 F04.2", "C04": "F11.1 F11.2", "C05": "F16.1 F16.2",
    "C06": "F09.1 F09.2 F10.1", "C07": "F12.1", "C08": "F15.1", "C09": "F14.1 F14.2", "C10": "F18.1", "C11": "F13.1",
    "C12": "F05.1 F05.2", "C13": "F17.1 F17.2", "C14": "F19.1 F19.2", "C15": "F20.1", "C16": "F21.1", "C17": "F06.1 F06.2",
    "C18": "F07.1 F07.2", "C19": "F08.1", "C20": "F02.1 F02.2", "C21": "F18.2",
}  # fmt: skip


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite("mic_2024", KINDS)


def test_six_groups_with_their_points(suite: Suite) -> None:
    points = {group.id: int(group.points) for pillar in suite.catalogue.pillars for group in pillar.groups}
    assert {"C": 50, "S": 5, "P": 20, "X": 15, "A": 5, "E": 5} == points
    assert [22, 4, 5, 4, 15, 2] == [len(g.criteria) for p in suite.catalogue.pillars for g in p.groups]
    assert {"official"} == {pillar.provenance for pillar in suite.catalogue.pillars}
    assert {"derived"} == {row.provenance for _, _, row in suite.catalogue.rows()}


def test_bands_and_the_condition(suite: Suite) -> None:
    bands = suite.catalogue.bands
    assert bands is not None
    assert "EDDCBA" == "".join(bands.band_of(Fraction(str(mark))) for mark in (49.4, 49.5, 64, 65, 80, 90))
    assert [(("E1",), "press")] == [(one.met_by, one.provenance) for one in suite.catalogue.conditions]


def test_every_row_says_everything_in_both_languages(suite: Suite) -> None:
    for _, _, row in suite.catalogue.rows():
        texts = [row.title, row.why, row.fix, row.judged, *row.sentences.values()]
        assert all(text.vi.strip() and text.en.strip() and text.vi != text.en for text in texts), row.id
        assert row.effort is not None, row.id
        assert row.basis, row.id


@pytest.mark.parametrize("id_", [*SAME, "P1", "P2", "P3", "P4", "P5"])
def test_shared_rows_are_judged_as_in_2023(id_: str, suite: Suite, catalogue: Catalogue) -> None:
    olds = [catalogue.criterion(old) for old in SAME.get(id_, id_).split()]
    row = suite.catalogue.criterion(id_)
    whole = sum((old.points for old in olds), Fraction(0))
    expected = [
        (part.check, part.limits, part.share * old.points / whole, old.share_of(level), level)
        for old in olds
        for part in old.judged_by
        for level in old.credit
        if level == "full" or len(old.judged_by) == 1
    ]
    found = [
        (part.check, part.limits, part.share, row.share_of(level, part), level)
        for part, old in zip(row.judged_by, [old for old in olds for _ in old.judged_by], strict=True)
        for level in old.credit
        if level == "full" or len(old.judged_by) == 1
    ]
    assert expected == found
    assert bool(olds[0].either) == bool(row.either)


def test_success_criteria_are_the_same_rows_for_half_the_points(suite: Suite, catalogue: Catalogue) -> None:
    rows = [row for pillar, _, row in suite.catalogue.rows() if pillar.id == "accessibility"]
    assert 15 == len(rows)
    for row in rows:
        old = catalogue.criterion(row.id)
        assert old.points == 2 * row.points, row.id
        same = ("title", "check", "limits", "credit", "sentences", "why", "fix", "judged", "wcag", "level", "effort")
        assert [getattr(old, name) for name in same] == [getattr(row, name) for name in same], row.id


def test_what_only_people_know_is_attested(suite: Suite) -> None:
    attested = [row.id for _, _, row in suite.catalogue.rows() if row.judged_by[0].check == ATTESTED_ONLY]
    assert ["C22", "X1", "X2", "X3"] == attested


def test_one_dossier_serves_both_standards(suite: Suite, catalogue: Catalogue) -> None:
    ours, theirs = suite.catalogue.gather, catalogue.gather
    assert theirs == ours.model_copy(update={"outside": theirs.outside, "layout": theirs.layout})
