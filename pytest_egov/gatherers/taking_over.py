"""What evidence of a run that was cut off can stay, so that only the rest is gathered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from pytest_egov.driver.ledger import ONCE
from pytest_egov.evidence.files import canonical_json
from pytest_egov.evidence.findings import CouldNotLook, Found
from pytest_egov.gatherers.gathering import plan
from pytest_egov.masking.shapes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_egov.evidence.findings import Finding
    from pytest_egov.gatherers.expedition import Gatherer

__all__ = ["holds_hidden", "taken_over"]

_HIDDEN: Final = re.compile(rf"\[(?:{'|'.join(get_args(Kind))})-[0-9a-f]+\]")  # the tokens of masking.mask


def taken_over(
    findings: Mapping[str, Finding[Any]], wanted: Iterable[str], gatherers: Mapping[str, Gatherer]
) -> frozenset[str]:
    """The kinds that need not be gathered again; all of them where nothing is missing.

    Gathered again is what could not be looked at; what something missing lives by and no dossier has (a session); and what
    personal data were hidden in, for their key is gone: nothing new could be compared with it. Of that, what was done
    for it once and for all (filing, paying, a changed profile) is the one thing that stays: nobody files twice to finish a
    report.

    Args:
        findings: of the run that was cut off, by kind.
        wanted: the kinds that are to be judged.
        gatherers: by kind.
    """
    wanted = tuple(wanted)
    kept = {kind for kind, finding in findings.items() if not isinstance(finding, CouldNotLook)}
    if kept.issuperset(plan(wanted, gatherers)):
        return frozenset(kept)
    kept = {kind for kind in kept if not holds_hidden(findings[kind]) or _in_earnest(findings[kind])}
    while True:
        missing = plan((kind for kind in plan(wanted, gatherers) if kind not in kept), gatherers)
        living = {kind for kind in missing if kind in kept and gatherers[kind].live}
        if not living:
            return frozenset(kept)
        kept -= living


def holds_hidden(finding: Finding[Any]) -> bool:
    """Whether something was hidden in a finding: tokens stand for it."""
    from pydantic import TypeAdapter

    written = canonical_json(TypeAdapter(type(finding)).dump_python(finding, mode="json", serialize_as_any=True))
    return _HIDDEN.search(written.decode()) is not None


def _in_earnest(finding: Finding[Any]) -> bool:
    steps = (step for candidate in finding.candidates for step in candidate.steps) if isinstance(finding, Found) else ()
    return any(step.action in ONCE for step in steps)
