"""Says in pytest's words what a judgement came to: passed, failed, skipped; what could not be looked at is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_egov.judging import Judgement

__all__ = ["admit", "enforce"]


def admit(judgement: Judgement) -> Judgement:
    """Let a judgement reach its test, unless nothing was decided.

    Called while the test is set up, so that "could not look" is pytest's error, not its failure.
    """
    __tracebackhide__ = True
    said = _said(judgement)
    match judgement.outcome:
        case "blocked":
            pytest.fail(f"{judgement.criterion.id} could not be looked at: {said}", pytrace=False)
        case "cannot_tell" | "not_tested" | "not_applicable":
            pytest.skip(f"{judgement.criterion.id} {judgement.outcome}: {said}")
        case _:
            return judgement


def enforce(verdict: Judgement) -> None:
    """Fail the test when the criterion lost points; a waived loss is an expected failure, pytest's xfail.

    Args:
        verdict: what the fixture ``verdict`` gives: the judgement of this test's criterion.
    """
    __tracebackhide__ = True
    if verdict.outcome == "passed":
        return
    row = verdict.criterion
    share = f" ({float(verdict.earned):.0%} of {float(row.points):g} points earned)" if verdict.earned else ""
    message = f"{row.id} {row.title.en}: {verdict.outcome}{share}. {_said(verdict)}"
    if verdict.waived:
        pytest.xfail(message)
    pytest.fail(message, pytrace=False)


def _said(judgement: Judgement) -> str:
    # A sentence may quote the portal: it goes to terminals and to other plugins' reports.
    from pytest_egov.reporting.paper import printable

    return printable(judgement.sentence.en, limit=600)
