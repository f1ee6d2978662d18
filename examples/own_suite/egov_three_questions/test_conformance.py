"""The suite as tests: one function for each pillar, marked with the pillar's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_egov import enforce

if TYPE_CHECKING:
    from pytest_egov.judging import Judgement


@pytest.mark.pillar("service")
def test_service(verdict: Judgement) -> None:
    enforce(verdict)


@pytest.mark.pillar("readiness")
def test_readiness(verdict: Judgement) -> None:
    enforce(verdict)
