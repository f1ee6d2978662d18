"""Judges a row of the catalogue from the evidence in a dossier. Pure: no browser, no clock."""

from __future__ import annotations

import itertools
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pytest_egov.attesting import stated
from pytest_egov.binding import BoundPart, Suite
from pytest_egov.catalogue import PLANNED, Criterion
from pytest_egov.evidence.findings import Candidate, CouldNotLook, Finding, Found, NotConfigured, NotFound
from pytest_egov.rechecking import Look, better_of, from_earlier
from pytest_egov.standing import NOTHING_STATED, Standing
from pytest_egov.verdict import Basis, Outcome, Text, Verdict

if typing.TYPE_CHECKING:
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.portal import Portal

__all__ = ["Judgement", "PartJudgement", "judge"]


@dataclass(frozen=True, slots=True)
class PartJudgement:
    """What became of one part: shares of this part's own points, the sentence, and the candidates it rests on."""

    check: str
    share: Fraction
    outcome: Outcome
    earned: Fraction
    open: Fraction
    sentence: Text
    evidence: tuple[tuple[str, Candidate[Any]], ...] = ()
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a row.

    Attributes:
        criterion: the row.
        outcome, basis: as in the design's section 6.
        earned, open: shares of the row's points; what is neither is lost. For not_applicable both are 0.
        sentence: one sentence.
        parts: what it is made of, as observed.
        attested: the share of the points that is earned on a person's word; part of ``earned``.
        level_attested: the level a person attested; None when nobody did, or nothing was open.
        looks: of a row that was looked at at several hours, what each look came to; else empty.
        waived: the share that is lost and waived; nothing of it is earned.
    """

    criterion: Criterion
    outcome: Outcome
    basis: Basis
    earned: Fraction
    open: Fraction
    sentence: Text
    parts: tuple[PartJudgement, ...] = ()
    attested: Fraction = Fraction(0)
    level_attested: str | None = None
    waived: Fraction = Fraction(0)
    looks: tuple[Look, ...] = ()


def judge(
    suite: Suite, criterion_id: str, dossier: Dossier, portal: Portal, statements: Standing = NOTHING_STATED
) -> Judgement:
    """Judge one row from what the dossier holds, and from the statements that count."""
    return stated(_observed(suite.catalogue.criterion(criterion_id), suite, dossier, portal), statements)


def _observed(row: Criterion, suite: Suite, dossier: Dossier, portal: Portal) -> Judgement:
    """What one look shows, or the better of several: a dossier that is a recheck holds the earlier one whole."""
    if dossier.earlier is None:
        return _seen(row, suite, dossier, portal)
    before = from_earlier(_observed(row, suite, dossier.earlier, portal))
    if row.id not in dossier.about.rechecked:
        return before
    now = _seen(row, suite, dossier, portal)
    return better_of(before, dossier.earlier.about.taken_at, now, dossier.about.taken_at)


def _seen(row: Criterion, suite: Suite, dossier: Dossier, portal: Portal) -> Judgement:
    declared = portal.not_applicable.get(row.id)
    if declared is not None and row.may_not_apply:
        reason = Text(f"Không áp dụng: {declared.reason}", f"Does not apply: {declared.reason}")
        return Judgement(row, "not_applicable", "observed", Fraction(0), Fraction(0), reason)
    today = dossier.about.taken_at.date()
    parts = tuple(_judge_part(row, bound, dossier, today) for bound in suite.bound[row.id])
    earned = _together(row, [part.share * part.earned for part in parts])
    still_open = _together(row, [part.share * (part.earned + part.open) for part in parts]) - earned
    sentence = parts[0].sentence if len(parts) == 1 else _joined([part.sentence for part in parts])
    # Of several ways, one that can add nothing to what another has earned is no reason to call the row open.
    open_parts = [part for part in parts if not row.either or part.share * (part.earned + part.open) > earned]
    return Judgement(row, _outcome_of(open_parts, earned, still_open), "observed", earned, still_open, sentence, parts)


def _together(row: Criterion, shares: list[Fraction]) -> Fraction:
    return max(shares) if row.either else sum(shares, Fraction(0))


def _outcome_of(parts: Sequence[PartJudgement], earned: Fraction, still_open: Fraction) -> Outcome:
    lost = 1 - earned - still_open
    if earned == 1:
        return "passed"
    if lost > 0:
        return "partial" if earned or still_open else "failed"
    reasons = {part.outcome for part in parts if part.open}
    return next(outcome for outcome in typing.get_args(Outcome) if outcome in reasons and outcome in _OPEN)


_OPEN = ("blocked", "cannot_tell", "not_tested")


def _judge_part(row: Criterion, bound: BoundPart, dossier: Dossier, today: date) -> PartJudgement:
    if bound.check is None:
        return _open(bound, "not_tested", _NOT_BUILT if bound.part.check == PLANNED else _ATTESTED_ONLY)
    findings = {kind: dossier.get(kind) for kind in bound.kinds}
    missing = _missing(bound, findings)
    if missing is not None:
        return missing
    found = {kind: finding for kind, finding in findings.items() if isinstance(finding, Found)}
    best: PartJudgement | None = None
    for combination in itertools.product(*(finding.candidates for finding in found.values())):
        limits = {**bound.limits, **({"today": today} if bound.wants_today else {})}
        verdict = bound.check(*(candidate.evidence for candidate in combination), **limits)
        judged = _part_judgement(row, bound, verdict, tuple(zip(found, combination, strict=True)))
        if best is None or (judged.earned, judged.open) > (best.earned, best.open):
            best = judged
    if best is None:
        raise AssertionError(f"{row.id}: a finding without candidates")
    return best


def _part_judgement(
    row: Criterion, bound: BoundPart, verdict: Verdict[Any], evidence: tuple[tuple[str, Candidate[Any]], ...]
) -> PartJudgement:
    earned, most = row.share_of(verdict.at_least, bound.part), row.share_of(verdict.at_most, bound.part)
    outcome: Outcome
    if verdict.reason is not None and most > earned:
        outcome = verdict.reason
    elif earned == 1:
        outcome = "passed"
    else:
        outcome = "partial" if earned else "failed"
    return PartJudgement(bound.part.check, bound.part.share, outcome, earned, most - earned, verdict.sentence, evidence)


def _missing(bound: BoundPart, findings: Mapping[str, Finding[Any] | None]) -> PartJudgement | None:
    """The one answer for evidence that is not there, given before any check."""
    for kind, finding in findings.items():
        match finding:
            case None:
                said = Text(f"Hồ sơ bằng chứng không có «{kind}».", f"The dossier has no '{kind}'.")
                return _open(bound, "not_tested", said)
            case CouldNotLook():
                return _open(bound, "blocked", finding.reason)
            case NotConfigured():
                return _open(bound, "not_tested", finding.what)
            case NotFound():
                return _not_found(bound, finding)
            case _:
                continue
    return None


def _not_found(bound: BoundPart, finding: NotFound) -> PartJudgement:
    title = finding.title or Text(finding.place, finding.place)
    if finding.decisive:
        said = Text(
            f"Trên cổng không có: {title.vi} (đã tìm hết phạm vi quy định).",
            f"The portal does not have {title.en} (the search was complete).",
        )
        return PartJudgement(
            bound.part.check, bound.part.share, "failed", Fraction(0), Fraction(0), said, tried=finding.tried
        )
    said = Text(
        f"Chưa tìm thấy: {title.vi}. Nếu cổng có, hãy ghi vị trí vào tệp cổng (places: {finding.place}).",
        f"Not found: {title.en}. If the portal has it, name it in the portal file (places: {finding.place}).",
    )
    return _open(bound, "cannot_tell", said, finding.tried)


def _open(bound: BoundPart, outcome: Outcome, said: Text, tried: tuple[str, ...] = ()) -> PartJudgement:
    return PartJudgement(bound.part.check, bound.part.share, outcome, Fraction(0), Fraction(1), said, tried=tried)


_NOT_BUILT = Text(
    "Phiên bản này của công cụ chưa kiểm tra tiêu chí này.",
    "This version of the tool does not check this criterion yet.",
)
_ATTESTED_ONLY = Text(
    "Tiêu chí này chỉ đánh giá được bằng văn bản xác nhận.",
    "This criterion can only be judged from a person's statement.",
)


def _joined(sentences: list[Text]) -> Text:
    """All that the parts say, in order; what several say alike, as that one account is missing for all, is said once."""
    said = dict.fromkeys(sentences)
    return Text(" ".join(s.vi for s in said), " ".join(s.en for s in said))
