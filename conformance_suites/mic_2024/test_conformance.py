"""The standard as tests: one per criterion, its id as the test's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_egov import enforce

if TYPE_CHECKING:
    from pytest_egov.judging import Judgement


@pytest.mark.pillar("function")
def test_function(verdict: Judgement) -> None:
    enforce(verdict)


@pytest.mark.pillar("structure")
def test_structure(verdict: Judgement) -> None:
    enforce(verdict)


@pytest.mark.pillar("performance")
def test_performance(verdict: Judgement) -> None:
    enforce(verdict)


@pytest.mark.pillar("security")
def test_security(verdict: Judgement) -> None:
    enforce(verdict)


@pytest.mark.pillar("accessibility")
def test_accessibility(verdict: Judgement) -> None:
    enforce(verdict)


@pytest.mark.pillar("emc")
def test_emc(verdict: Judgement) -> None:
    enforce(verdict)
