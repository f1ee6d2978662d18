"""The filing of an application as one journey: once as a draft that is thrown away, and in a sandbox once in earnest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pytest_egov.errors import BrowserGone, EgovError, NotTwice, PageNotOpened
from pytest_egov.evidence.filing import Attachments, Delivery, Draft, Filed, FilingWalk, Payment, Signing
from pytest_egov.evidence.findings import Candidate, Finding, Found, NotConfigured, NotFound
from pytest_egov.evidence.places import Step
from pytest_egov.gatherers.expedition import Gatherer
from pytest_egov.gatherers.filing import drafts, sending
from pytest_egov.gatherers.filing.attachments import attachments_on
from pytest_egov.gatherers.filing.delivery import delivery_on
from pytest_egov.gatherers.filing.fees import fee_stated_on
from pytest_egov.gatherers.filing.forms import form_to_file, stated_fee
from pytest_egov.gatherers.filing.paying import PAY, complete, payment_on, unoffered
from pytest_egov.gatherers.filing.screens import DRAFT
from pytest_egov.gatherers.filing.signing import signing_on
from pytest_egov.gatherers.filing.walk import Walk
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.gatherers.eforms.opening import OpenedForm
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.gatherers.filing.fees import Fee

__all__ = ["GATHERERS", "Journey", "checkpoint", "drafting", "filing"]

KINDS = ("draft", "attachments", "delivery", "signing", "filed", "payment")
_WANTED, _DONE = "filing: wanted", "filing: journey"
_IN_EARNEST = frozenset({"filed", "payment"})
_NO_WALK = FilingWalk(())
_LOOKS: dict[str, Callable[[Walk], Any]] = {
    "attachments": attachments_on,
    "delivery": delivery_on,
    "signing": signing_on,
}


@dataclass(slots=True)
class Journey:
    """What a journey brought.

    Attributes:
        reached: the checkpoints reached or passed by, by kind.
        tried: the forms that could not be opened, and why.
        trouble: what ended it before its time; None when nothing did.
        broken: the checkpoints at which something broke off, by kind; the journey went on.
    """

    reached: dict[str, Candidate[Any]] = field(default_factory=dict)
    tried: tuple[str, ...] = ()
    trouble: EgovError | None = None
    broken: dict[str, EgovError] = field(default_factory=dict)


def checkpoint(kind: str, expedition: Expedition) -> Finding[Any]:
    """What one checkpoint of the journey brought; the journey is made when the first one is asked for.

    It goes as far as the kinds that are planned need, and no further.

    Raises:
        EgovError: the journey ended before it came here.
    """
    citizen = expedition.citizen
    for act in (DRAFT, *(("file",) if kind == "filed" else ())):
        if not citizen.may(act):
            return NotConfigured(_not_allowed(act))
    journey: Journey | None = expedition.taken.get(_DONE)
    if journey is None:
        journey = expedition.taken[_DONE] = _travel(citizen, expedition.taken.get(_WANTED) or set(KINDS))
    if kind in journey.reached:
        return Found((journey.reached[kind],))
    trouble = journey.broken.get(kind) or journey.trouble
    if trouble is not None:
        raise trouble
    return NotFound("eform", journey.tried, decisive=False)


def _travel(citizen: Expedition, wanted: set[str]) -> Journey:
    journey = Journey()
    in_earnest = wanted & _IN_EARNEST if citizen.may(sending.FILE) else set()
    for kinds, way in ((wanted - in_earnest - {"filed"}, drafting), (in_earnest, filing)):
        if not kinds:
            continue
        form, journey.tried = form_to_file(citizen, with_fee="payment" in kinds)
        if form is None:
            return journey
        try:
            if way is filing:
                citizen.visitor.ledger.not_twice(sending.FILE, PAY)
            way(citizen, form, kinds, journey)
        except EgovError as error:
            journey.trouble = error
            if isinstance(error, BrowserGone):
                return journey
    return journey


def drafting(citizen: Expedition, form: OpenedForm, wanted: set[str], journey: Journey) -> None:
    """Walk an application up to what files, look around on every screen, save it, come back to it, throw it away."""
    walk, kept = Walk(citizen, form), drafts.KeptDraft()
    fee = stated_fee(citizen, form)
    seen: dict[str, Any] = {}
    try:
        for _ in walk.through():
            fee = fee or fee_stated_on(walk.snapshot)
            _look_around(walk, wanted, seen, journey.broken, fee)
            if wanted <= seen.keys():
                walk.halted = "finished"
                break
        if walk.typed and "draft" in wanted:
            kept = drafts.save(walk)
    except NotTwice:
        wanted = wanted & seen.keys()  # what broke off in the middle would read as if the portal had none
        raise
    finally:
        if walk.typed and walk.halted != "filed":
            _clean_up(walk, kept)
        for kind in wanted - journey.broken.keys():
            evidence = _draft(walk, kept) if kind == "draft" else seen.get(kind) or _passed_by(kind, citizen, fee)
            journey.reached[kind] = walk.candidate(replace(evidence, walk=walk.record()))


def filing(citizen: Expedition, form: OpenedForm, wanted: set[str], journey: Journey) -> None:
    """Walk an application, file it, and pay its fee where that is allowed and asked for."""
    walk = Walk(citizen, form, in_earnest=True)
    fee = stated_fee(citizen, form)
    payment: Payment | None = None
    try:
        for _ in walk.through():
            fee = fee or fee_stated_on(walk.snapshot)
            payment = _pay(walk, payment, fee) if "payment" in wanted else None
        filed = sending.file(walk)
        if "payment" in wanted and (payment is None or payment.completed is None):
            payment = _pay(walk, payment, fee, at_the_end=True)
            filed = sending.read_again(walk, filed) if filed.pressed and not filed.code else filed
        journey.reached["filed"] = walk.candidate(replace(filed, walk=walk.record()))
    except NotTwice:
        wanted = wanted - {"payment"}  # as above: it is not known to be offered nowhere
        raise
    finally:
        if "payment" in wanted:
            seen = payment or _passed_by("payment", citizen, fee)
            journey.reached["payment"] = walk.candidate(replace(seen, walk=walk.record()))


def _look_around(
    walk: Walk, wanted: set[str], seen: dict[str, Any], broken: dict[str, EgovError], fee: Fee | None
) -> None:
    for kind, look in _LOOKS.items():
        if kind in wanted and kind not in seen and kind not in broken:
            try:
                found = look(walk)
            except (PageNotOpened, NotTwice) as error:
                # What broke off in the middle is not known: nothing of it would read as if the portal had none.
                broken[kind] = error
                walk.snapshot = walk.tab.snapshot()
                continue
            if found is not None:
                seen[kind] = found
    if "payment" in wanted and not (seen.get("payment") and seen["payment"].channels):
        offered = payment_on(walk, fee)
        if offered is not None:
            seen["payment"] = offered


def _pay(walk: Walk, before: Payment | None, fee: Fee | None, *, at_the_end: bool = False) -> Payment | None:
    """Pay where the walk's screen offers channels, or where nothing else is left to do on it."""
    if before is not None and before.completed is not None:
        return before
    offered = payment_on(walk, fee)
    if offered is None or not (offered.channels or at_the_end):
        return before
    return complete(walk, offered) if offered.allowed else offered


def _clean_up(walk: Walk, kept: drafts.KeptDraft) -> None:
    """Look for the draft and throw it away; a portal that is in trouble by then is left alone."""
    try:
        kept.reopened = drafts.return_to(walk, kept)
        if kept.reopened:
            kept.deleted = drafts.discard(walk, kept)
    except EgovError as error:
        walk.steps.append(Step(DRAFT, "throw the draft away", walk.snapshot.url[:500], None, str(error)[:300]))


def _draft(walk: Walk, kept: drafts.KeptDraft) -> Draft:
    return Draft(
        _NO_WALK,
        typed=len(walk.typed),
        save_control=kept.save_control,
        saved_said=kept.said,
        looked_in=tuple(kept.looked_in),
        reopened=kept.reopened,
        survived=len(kept.survived),
        reviewed=walk.reviewed,
        review=walk.review,
        print_control=walk.print_control,
        deleted=kept.deleted,
    )


def _passed_by(kind: str, citizen: Expedition, fee: Fee | None) -> Any:
    """The evidence of a checkpoint that no screen of the walk had."""
    if kind == "payment":
        return unoffered(citizen, fee)
    if kind == "filed":
        return Filed(_NO_WALK, pressed=False)
    made = {"attachments": Attachments, "delivery": Delivery, "signing": Signing}
    return made[kind](_NO_WALK)


def _want(kind: str, expedition: Expedition) -> None:
    expedition.taken.setdefault(_WANTED, set()).add(kind)


def _not_allowed(act: str) -> Text:
    sandbox = act == "file"
    return Text(
        f"Chưa được phép: thêm «{act}» vào allow trong tệp cổng{' (chỉ trên môi trường thử nghiệm)' if sandbox else ''}.",
        f"Not allowed: list '{act}' under allow in the portal file{' (in a sandbox or staging only)' if sandbox else ''}.",
    )


GATHERERS = tuple(
    Gatherer(
        kind, partial(checkpoint, kind), needs=("session", "procedures"), prepare=partial(_want, kind), together=KINDS
    )
    for kind in KINDS
)
