"""The part of a result that shows what people stated, entry by entry, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from pytest_egov.documents import Row
from pytest_egov.statements import Statements
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.judging import Judgement
    from pytest_egov.standing import Standing
    from pytest_egov.statements import KeptAttestation, KeptWaiver

__all__ = ["NOTE", "StatementResult", "StatementsResult", "kept_statements", "statements_result"]

NOTE = "statements"  # the dossier's name for them

Effect = Literal["attested", "waived", "not_needed", "ignored"]


class StatementResult(Row):
    """One entry: who says what until when, and its effect.

    ``not_needed`` is an entry that counts and had nothing to fill or to waive. ``sha256`` is the hash the evidence file really
    has. ``ignored`` says why an entry does not count.
    """

    kind: Literal["attestation", "waiver"]
    id: str
    line: int
    effect: Effect
    by: str
    role: str
    date: dt.date | None
    until: dt.date | None
    level: str | None
    evidence: str | None
    sha256: str | None
    said: str
    ignored: Text | None


class StatementsResult(Row):
    """The file of statements a result was made with."""

    file: str
    sha256: str
    entries: tuple[StatementResult, ...]


def kept_statements(dossier: Dossier) -> Statements | None:
    """The statements a dossier holds.

    Raises:
        DossierProblem: they are of another version.
    """
    return dossier.noted_as(NOTE, Statements, "--statements")


def statements_result(
    statements: Statements, counting: Standing, judgements: Mapping[str, Judgement]
) -> StatementsResult:
    """Every entry with its effect on the criteria that were judged."""
    attestations = [_attestation(kept, _ignored(counting, kept), judgements) for kept in statements.attestations]
    waivers = [_waiver(kept, _ignored(counting, kept), judgements) for kept in statements.waivers]
    return StatementsResult(file=statements.file, sha256=statements.sha256, entries=(*attestations, *waivers))


def _ignored(counting: Standing, kept: KeptAttestation | KeptWaiver) -> Text | None:
    return next((entry.why for entry in counting.ignored if entry.entry is kept), None)


def _attestation(kept: KeptAttestation, ignored: Text | None, judgements: Mapping[str, Judgement]) -> StatementResult:
    said, judgement = kept.said, judgements.get(kept.said.id)
    effect: Effect = "attested" if judgement is not None and judgement.level_attested else "not_needed"
    return StatementResult(
        kind="attestation", id=said.id, line=kept.line, effect="ignored" if ignored else effect,
        by=said.author or "", role=said.role or "", date=said.date, until=said.valid_until, level=said.level,
        evidence=said.evidence, sha256=kept.evidence_sha256, said=said.note or "", ignored=ignored,
    )  # fmt: skip


def _waiver(kept: KeptWaiver, ignored: Text | None, judgements: Mapping[str, Judgement]) -> StatementResult:
    said, judgement = kept.said, judgements.get(kept.said.id)
    effect: Effect = "waived" if judgement is not None and judgement.waived else "not_needed"
    return StatementResult(
        kind="waiver", id=said.id, line=kept.line, effect="ignored" if ignored else effect,
        by=said.approver or "", role="", date=said.date, until=said.expiry, level=None,
        evidence=None, sha256=None, said=said.reason or "", ignored=ignored,
    )  # fmt: skip
