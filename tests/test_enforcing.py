"""What a judgement becomes in pytest's words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pytest_egov import enforce
from pytest_egov.catalogue import Catalogue
from pytest_egov.enforcing import admit
from pytest_egov.judging import Judgement
from pytest_egov.verdict import Outcome, Text


def judged(catalogue: Catalogue, outcome: Outcome, earned: Fraction | int = 0) -> Judgement:
    said = Text("đã thấy", "what was seen")
    return Judgement(catalogue.criterion("F01.1"), outcome, "observed", Fraction(earned), Fraction(0), said)


def test_a_passed_criterion_is_let_through_and_passes(catalogue: Catalogue) -> None:
    judgement = judged(catalogue, "passed", 1)
    assert judgement is admit(judgement)
    enforce(judgement)


@pytest.mark.parametrize("outcome", ["cannot_tell", "not_tested", "not_applicable"])
def test_what_was_not_decided_is_skipped_with_its_reason(catalogue: Catalogue, outcome: Outcome) -> None:
    with pytest.raises(pytest.skip.Exception, match=f"F01.1 {outcome}: what was seen"):
        admit(judged(catalogue, outcome))


def test_what_could_not_be_looked_at_fails_while_the_test_is_set_up(catalogue: Catalogue) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"F01\.1 could not be looked at: what was seen"):
        admit(judged(catalogue, "blocked"))


def test_a_failed_criterion_is_admitted_and_then_fails(catalogue: Catalogue) -> None:
    judgement = admit(judged(catalogue, "failed"))
    with pytest.raises(pytest.fail.Exception, match=r"^F01\.1 Sign-in .*: failed\. what was seen$"):
        enforce(judgement)


@pytest.mark.parametrize(("earned", "said"), [(Fraction(1, 2), "50%"), (Fraction(2, 3), "67%")])
def test_a_partial_criterion_says_its_share(catalogue: Catalogue, earned: Fraction, said: str) -> None:
    judgement = admit(judged(catalogue, "partial", earned))
    with pytest.raises(pytest.fail.Exception, match=rf"partial \({said} of 2\.5 points earned\)\. what was seen"):
        enforce(judgement)
