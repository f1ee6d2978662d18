"""Which statements count on the day a dossier was taken, and why the others do not. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_egov.verdict import NONE, Text

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.statements import Attestation, KeptAttestation, KeptWaiver, Statements, Waiver

__all__ = ["NOTHING_STATED", "Ignored", "Standing", "standing"]


@dataclass(frozen=True, slots=True)
class Ignored:
    """An entry that does not count, with a sentence that names file, line and remedy."""

    entry: KeptAttestation | KeptWaiver
    why: Text


@dataclass(frozen=True, slots=True)
class Standing:
    """Which statements count on a day, by criterion; ``lapsed`` are waivers that have run out."""

    attestations: Mapping[str, Attestation] = field(default_factory=dict)
    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    lapsed: Mapping[str, Waiver] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()


NOTHING_STATED = Standing()


def standing(statements: Statements | None, catalogue: Catalogue, today: dt.date) -> Standing:
    """Decide which entries count.

    Args:
        statements: as read, or as kept in a dossier; None when nobody stated anything.
        catalogue: whose criteria and levels they speak of.
        today: the day the dossier was taken, never the day of judging.
    """
    if statements is None:
        return NOTHING_STATED
    levels = {row.id: (*row.credit, NONE) for _, _, row in catalogue.rows()}
    attested: dict[str, Attestation] = {}
    waived: dict[str, Waiver] = {}
    lapsed: dict[str, Waiver] = {}
    ignored: list[Ignored] = []
    for kept in statements.attestations:
        why = next(_faults_of_attestation(kept, levels, today), _TWICE if kept.said.id in attested else None)
        if why is None:
            attested[kept.said.id] = kept.said
        else:
            ignored.append(Ignored(kept, _at(statements.file, kept, why)))
    for entry in statements.waivers:
        said = entry.said
        why = next(_faults_of_waiver(said, levels, today), _TWICE if said.id in waived else None)
        if why is None:
            waived[said.id] = said
            continue
        ignored.append(Ignored(entry, _at(statements.file, entry, why)))
        if said.expiry is not None and said.expiry < today:
            lapsed[said.id] = said
    return Standing(attested, waived, {id_: w for id_, w in lapsed.items() if id_ not in waived}, tuple(ignored))


def _faults_of_attestation(
    kept: KeptAttestation, levels: Mapping[str, tuple[str, ...]], today: dt.date
) -> Iterator[Text]:
    said = kept.said
    if said.id not in levels:
        yield _UNKNOWN
        return
    if not said.author:
        yield Text("chưa có người ký. Hãy ghi author.", "it is unsigned. Fill in 'author'.")
    if said.level not in levels[said.id]:
        names = ", ".join(levels[said.id])
        yield Text(
            f"không có mức «{said.level or ''}». Hãy chọn một trong các mức: {names}.",
            f"there is no level '{said.level or ''}'. Choose one of: {names}.",
        )
    if said.date is None or said.valid_until is None:
        yield Text("thiếu ngày. Hãy ghi date và valid_until.", "a day is missing. Fill in 'date' and 'valid_until'.")
    else:
        yield from _faults_of_days(said.date, said.valid_until, today)
    yield from _faults_of_evidence(said, kept.evidence_sha256)


def _faults_of_evidence(said: Attestation, actual: str | None) -> Iterator[Text]:
    if not said.evidence:
        yield Text("thiếu tệp bằng chứng. Hãy ghi evidence.", "there is no evidence. Name a file in 'evidence'.")
    elif actual is None:
        yield Text(
            f"không đọc được tệp bằng chứng {said.evidence}. Hãy sửa đường dẫn (tính từ tệp xác nhận).",
            f"the evidence file {said.evidence} cannot be read. Correct its path (relative to the statements).",
        )
    elif not said.sha256:
        yield Text(
            "chưa có mã băm. Hãy chạy: egov attest --seal TỆP.", "it has no hash. Run: egov attest --seal SHEET."
        )
    elif said.sha256.lower() != actual:
        yield Text(
            f"tệp {said.evidence} đã thay đổi sau khi ký. Hãy khôi phục tệp, hoặc xác minh lại rồi xóa sha256 và niêm phong lại.",
            f"{said.evidence} was altered after it was sealed. Restore it, or verify anew, empty 'sha256' and seal again.",
        )


def _faults_of_waiver(said: Waiver, levels: Mapping[str, tuple[str, ...]], today: dt.date) -> Iterator[Text]:
    if said.id not in levels:
        yield _UNKNOWN
        return
    missing = [name for name in ("reason", "approver", "date", "expiry") if not getattr(said, name)]
    if missing:
        names = ", ".join(missing)
        yield Text(f"thiếu {names}. Hãy ghi đủ.", f"{names} missing. Fill it in.")
    elif said.date and said.expiry:
        yield from _faults_of_days(said.date, said.expiry, today)


def _faults_of_days(signed: dt.date, until: dt.date, today: dt.date) -> Iterator[Text]:
    if until < signed:
        yield Text(
            "hiệu lực kết thúc trước ngày ký. Hãy sửa ngày.", "it ends before the day it was signed. Correct the dates."
        )
    elif until < today:
        yield Text(
            f"đã hết hiệu lực ngày {until:%d/%m/%Y}, trước ngày kiểm tra {today:%d/%m/%Y}. Hãy xác minh lại.",
            f"it expired on {until:%d/%m/%Y}, before the audit of {today:%d/%m/%Y}. Verify anew.",
        )


def _at(file: str, entry: KeptAttestation | KeptWaiver, why: Text) -> Text:
    lead = f"{file}:{entry.line}: {entry.said.id}"
    return Text(f"{lead} không được tính: {why.vi}", f"{lead} is ignored: {why.en}")


_UNKNOWN = Text(
    "bộ tiêu chí không có mã này. Hãy sửa id theo báo cáo.",
    "the catalogue has no such criterion. Correct 'id' by the report.",
)
_TWICE = Text("đã có mục hợp lệ đứng trước. Hãy giữ một mục.", "a valid entry stands before it. Keep one of the two.")
