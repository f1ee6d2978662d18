"""What statements that count do to an observed judgement. Pure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_egov.verdict import Outcome, Text

if TYPE_CHECKING:
    from pytest_egov.judging import Judgement
    from pytest_egov.standing import Standing
    from pytest_egov.statements import Attestation, Waiver

__all__ = ["stated"]


def stated(observed: Judgement, statements: Standing) -> Judgement:
    """The judgement with what people state about it.

    An attestation fills what is open and nothing else: what was observed as earned or lost stays. It may fill any open
    outcome, whatever the row's ``automation`` says: "guided" and "auto" tell what we can look at ourselves, not what a
    person may verify. A blocked row too: what kept us out (a captcha, a firewall) says nothing about the function, and a
    person who is let in can verify it. The basis says so wherever the row is shown, and the attested share is told apart.

    A waiver answers for what is lost: no point is given, the outcome stays, and the basis says that it is waived.
    """
    row = observed.criterion.id
    judged = observed
    if observed.outcome != "not_applicable" and observed.open and row in statements.attestations:
        judged = _attested(judged, statements.attestations[row])
    lost = 1 - judged.earned - judged.open if judged.outcome != "not_applicable" else Fraction(0)
    if lost and row in statements.waivers:
        waiver = statements.waivers[row]
        return replace(judged, basis="waived", waived=lost, sentence=_said(judged.sentence, _waived(waiver)))
    if lost and row in statements.lapsed:
        return replace(judged, sentence=_said(judged.sentence, _lapsed(statements.lapsed[row])))
    return judged


def _attested(observed: Judgement, said: Attestation) -> Judgement:
    level = said.level or ""
    share, most = observed.criterion.share_of(level), observed.earned + observed.open
    earned = max(observed.earned, min(share, most))
    outcome: Outcome = "passed" if earned == 1 else "partial" if earned else "failed"
    by = f"{said.author} ({said.role})" if said.role else said.author
    stays = Text(" Phần đã quan sát là mất vẫn mất.", " What was observed as lost stays lost.")
    kept = stays if share > most else Text("", "")
    return replace(
        observed,
        outcome=outcome,
        basis="attested",
        earned=earned,
        open=Fraction(0),
        attested=earned - observed.earned,
        level_attested=level,
        sentence=_said(
            observed.sentence,
            Text(
                f"{by} xác nhận ngày {said.date:%d/%m/%Y}: mức «{level}», hiệu lực đến {said.valid_until:%d/%m/%Y}.{kept.vi}",
                f"Attested by {by} on {said.date:%d/%m/%Y}: level '{level}', valid until {said.valid_until:%d/%m/%Y}.{kept.en}",
            ),
        ),
    )


def _waived(said: Waiver) -> Text:
    return Text(
        f"Được miễn trừ đến {said.expiry:%d/%m/%Y}, {said.approver} phê duyệt: {said.reason} (không cộng điểm).",
        f"Waived until {said.expiry:%d/%m/%Y}, approved by {said.approver}: {said.reason} (no points are given).",
    )


def _lapsed(said: Waiver) -> Text:
    return Text(
        f"Miễn trừ của {said.approver} đã hết hiệu lực ngày {said.expiry:%d/%m/%Y}, nên đánh giá như thường.",
        f"The waiver by {said.approver} expired on {said.expiry:%d/%m/%Y}: evaluated as usual.",
    )


def _said(found: Text, stated: Text) -> Text:
    return Text(f"{found.vi} {stated.vi}", f"{found.en} {stated.en}")
