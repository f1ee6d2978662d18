"""Paying the fee: the channels and the amount the flow shows, and in a sandbox the way over the gateway and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import host_of
from pytest_egov.errors import PageNotOpened, PortalBlocked, Refused
from pytest_egov.evidence.filing import FilingWalk, Payment
from pytest_egov.gatherers.account.signing_in import trustworthy
from pytest_egov.gatherers.filing import screens

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, Snapshot
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.gatherers.filing.fees import Fee
    from pytest_egov.gatherers.filing.walk import Walk

__all__ = ["PAY", "complete", "payment_on", "unoffered"]

PAY = "pay"
_MOST_SCREENS = 6
_A_CHANNEL = 90  # characters above which a name is a text that merely mentions a bank
_KINDS = ("platform", "bank", "wallet", "code")
_OUTSIDE = ("nav", "header", "footer", "aside")
_NO_WALK = FilingWalk(())


def unoffered(citizen: Expedition, fee: Fee | None) -> Payment:
    """What is known of paying before any screen offers it."""
    return Payment(
        _NO_WALK,
        None if fee is None else fee.dong,
        fee_depends=fee is not None and fee.depends,
        allowed=citizen.may(PAY),
        filing_allowed=citizen.may("file"),
    )


def payment_on(walk: Walk, fee: Fee | None) -> Payment | None:
    """The channels and amounts the walk's screen offers; None where it offers no payment."""
    channels = _channels(walk, walk.snapshot)
    begins = next((c for c in screens.controls(walk.snapshot, "pay", walk.words) if c.enabled), None)
    if not channels and begins is None:
        return None
    return replace(
        unoffered(walk.expedition, fee),
        offered=(begins.name if begins is not None else screens.name_of(walk.snapshot))[:120],
        channels=tuple(name for name, _ in channels),
        platform=any(kind == "platform" for _, kind in channels),
        amounts=_amounts(walk, walk.snapshot),
    )


def complete(walk: Walk, seen: Payment) -> Payment:
    """Go on from the screen that offers payment: to the channels, over the gateway, and back; with the act ``pay`` allowed."""
    hops: list[str] = []
    home, before = host_of(walk.expedition.portal.address), walk.snapshot
    pressed: set[tuple[str, str]] = set()
    for _ in range(_MOST_SCREENS):
        said = _verdict_words(walk, before)
        if said is not None:
            paid, words = said
            return _handed_over(replace(seen, completed=paid, said=words), hops)
        seen = _note(walk, seen, home)
        way = _way(walk, home, pressed)
        if way is None:
            break
        pressed.add((walk.snapshot.url, way.name))
        try:
            walk.snapshot = walk.tab.open(way.url, PAY) if way.url else walk.tab.press(way, PAY)
        except (PageNotOpened, PortalBlocked, Refused) as error:
            return _handed_over(replace(seen, completed=False, said=str(error)[:300]), hops)
        hops += [hop for hop in walk.tab.hops if hop not in hops]
    return _handed_over(replace(seen, completed=False, said=screens.name_of(walk.snapshot)), hops)


def _note(walk: Walk, seen: Payment, home: str) -> Payment:
    """What a screen on the way shows: more channels at home, the amount at the gateway."""
    amounts, channels = _amounts(walk, walk.snapshot), _channels(walk, walk.snapshot)
    seen = replace(
        seen,
        channels=tuple(dict.fromkeys((*seen.channels, *(name for name, _ in channels)))),
        platform=seen.platform or any(kind == "platform" for _, kind in channels),
    )
    if _is_elsewhere(walk, home):
        return replace(seen, gateway=walk.snapshot.url, gateway_amounts=seen.gateway_amounts or amounts)
    return replace(seen, amounts=tuple(dict.fromkeys((*seen.amounts, *amounts))))


def _handed_over(seen: Payment, hops: list[str]) -> Payment:
    if not seen.gateway:
        return seen
    return replace(seen, gateway=host_of(seen.gateway), secure=trustworthy(hops or [seen.gateway]))


def _is_elsewhere(walk: Walk, home: str) -> bool:
    """Whether the screen belongs to another server: a gateway beside a portal on one machine differs by its port."""
    own = walk.expedition.portal.host
    address = walk.snapshot.url.split("://", 1)[-1].split("/", 1)[0]
    return host_of(walk.snapshot.url) != home or address != own


def _way(walk: Walk, home: str, pressed: set[tuple[str, str]]) -> LiveControl | None:
    """What goes on with paying, a channel chosen first where one must be; nothing that gives it up."""
    channels = [f for f in screens.fields(walk.snapshot) if f.kind == "radio" and f.enabled and _kind_of(walk, f.label)]
    if channels and not any(f.checked for f in channels):
        walk.snapshot = walk.tab.tick(_preferred(walk, channels), PAY)
    elsewhere = _is_elsewhere(walk, home)
    there = screens.controls(walk.snapshot, "pay", walk.words)
    if elsewhere or there == []:
        named = [
            c
            for c in (*walk.snapshot.controls, *walk.snapshot.clickables)
            if c.shown and c.area not in _OUTSIDE and walk.words.term_confidence("paying", "consent", c.name) >= 0.5
        ]
        there += sorted(named, key=lambda c: -walk.words.term_confidence("paying", "consent", c.name))
    there += [c for c in walk.snapshot.controls if c.shown and c.area not in _OUTSIDE and _is_channel(walk, c)]
    usable = [c for c in there if c.enabled and (walk.snapshot.url, c.name) not in pressed]
    return next(iter(usable), None)


def _preferred(walk: Walk, channels: list[LiveField]) -> LiveField:
    return next((f for f in channels if _kind_of(walk, f.label) == "platform"), channels[0])


def _channels(walk: Walk, snapshot: Snapshot) -> list[tuple[str, str]]:
    """The ways to pay a screen offers, with their kind: choices, entries of a list, and controls named for one."""
    found: dict[str, str] = {}
    for field in screens.fields(snapshot):
        for name in field.options if field.kind == "select" else (field.label,) if field.kind == "radio" else ():
            kind = _kind_of(walk, name)
            if kind:
                found.setdefault(name[:120], kind)
    for control in snapshot.controls:
        if control.shown and control.area not in _OUTSIDE and _is_channel(walk, control):
            found.setdefault(control.name[:120], _kind_of(walk, control.name))
    return list(found.items())


def _is_channel(walk: Walk, control: LiveControl) -> bool:
    signs = walk.words.term_confidence("filing_controls", "sign", control.name) > 0
    return bool(_kind_of(walk, control.name)) and not signs


def _kind_of(walk: Walk, name: str) -> str:
    if not name or len(name) > _A_CHANNEL:
        return ""
    return next((kind for kind in _KINDS if walk.words.stands_in("paying", kind, name)), "")


def _amounts(walk: Walk, snapshot: Snapshot) -> tuple[int, ...]:
    """The amounts on a screen's lines that speak of what is to be paid, a value on the next line included."""
    lines = [line.strip() for line in snapshot.text.splitlines() if line.strip()]
    said = [" ".join(lines[at : at + 2]) for at, line in enumerate(lines) if _says_amount(walk, line)]
    return screens.amounts_in(said) or screens.amounts_in(lines)


def _says_amount(walk: Walk, text: str) -> bool:
    return (
        walk.words.stands_in("paying", "amount", text) is not None
        and walk.words.stands_in("deliveries", "postage", text) is None
    )


def _verdict_words(walk: Walk, before: Snapshot) -> tuple[bool, str] | None:
    """Whether the screen says that it is paid or not, with its words; None while it says neither."""
    for line in screens.new_lines(before, walk.snapshot):
        for term, paid in (("failed", False), ("paid", True)):
            words = walk.words.stands_in("paying", term, line)
            if words is not None:
                return paid, words
    return None
