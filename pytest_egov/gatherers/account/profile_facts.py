"""Which fact of a citizen a label of the account page names."""

from __future__ import annotations

from pytest_egov.gatherers.reading.values import says

__all__ = ["A_LABEL", "FACTS", "fact_of"]

FACTS = ("name", "identity", "phone", "email", "address")
A_LABEL = 60  # characters; a longer text is no label
# An e-mail address is an address, too: what is named first decides.
_BY_WEIGHT = ("email", "identity", "phone", "address", "name")


def fact_of(label: str) -> str:
    """The fact of a citizen that a label names; empty when it names none."""
    if len(label) > A_LABEL or says("profile_fields", "not_this", label):
        return ""
    return next((fact for fact in _BY_WEIGHT if says("profile_fields", fact, label)), "")
