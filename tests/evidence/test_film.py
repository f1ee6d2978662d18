from __future__ import annotations

from pytest_egov.evidence.film import Still, at_regular_times

FIRST, SECOND, LAST = Still(120.0, 0.2, "a"), Still(200.0, 0.5, "b"), Still(450.0, 1.0, "c")


def test_each_moment_shows_what_was_painted_last() -> None:
    assert [None, None, SECOND, SECOND, SECOND, LAST] == at_regular_times([FIRST, SECOND, LAST], 100, 6)


def test_picture_of_that_very_moment_is_shown() -> None:
    assert [None, FIRST] == at_regular_times([FIRST], 120, 2)


def test_film_without_pictures_shows_nothing() -> None:
    assert [None, None] == at_regular_times([], 100, 2)
