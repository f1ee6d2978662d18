"""The standard as tests: one per criterion, its id as the test's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_egov import enforce

if TYPE_CHECKING:
    from pytest_egov.judging import Judgement


@pytest.mark.performance
def test_performance(verdict: Judgement) -> None:
    enforce(verdict)
