"""Signing while filing: the control opened, the ways named, and, where it is allowed, a signature made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.acts import PROVOKE
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.filing import FilingWalk, Signing
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.reading.signatures import file_facts

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, Snapshot
    from pytest_egov.gatherers.filing.walk import Walk

__all__ = ["signing_on"]

_SIGN = "sign"
_MOST_PRESSES = 4
_A_DIALOG = 15  # characters that newly stand on a page: more than a label that changed
_NO_WALK = FilingWalk(())


def signing_on(walk: Walk) -> Signing | None:
    """Open the signing control of the walk's screen; None where it has none.

    Without the act ``sign`` it is opened with all writes held: what then stays closed may have needed the server.
    """
    begins = next((c for c in screens.controls(walk.snapshot, "sign", walk.words) if c.enabled and not c.url), None)
    if begins is None:
        return None
    allowed = walk.expedition.may(_SIGN)
    before, mark = walk.snapshot, len(walk.tab.guard.writes)
    seen = Signing(_NO_WALK, begins.name[:120], opened=False, allowed=allowed)
    try:
        walk.snapshot = walk.tab.press(begins, _SIGN if allowed else PROVOKE)
        new = screens.new_lines(before, walk.snapshot)
        opened: bool | None = sum(map(len, new)) >= _A_DIALOG or bool(_new_fields(before, walk.snapshot))
        if not opened and any(walk.tab.guard.held_since(mark)):
            opened = None
        seen = replace(seen, opened=opened, methods=_methods(walk, before))
        if allowed:
            seen = _sign(walk, before, seen)
    except PageNotOpened as error:
        walk.snapshot = walk.tab.snapshot()
        seen = replace(seen, said=str(error)[:300])
    _close(walk)
    return seen


def _methods(walk: Walk, before: Snapshot) -> tuple[str, ...]:
    """The ways to sign that are named by options and controls which newly stand on the page."""
    stood = {c.name for c in before.controls if c.shown} | {f.label for f in screens.fields(before)}
    named = [c.name for c in walk.snapshot.controls if c.shown]
    for field in screens.fields(walk.snapshot):
        named += field.options or (field.label,)
    ways = ("token", "sim", "remote")
    new = [name for name in named if name not in stood and len(name) <= 100]
    found = [name for name in new if any(walk.words.stands_in("signing_ways", way, name) for way in ways)]
    return tuple(dict.fromkeys(found))


def _sign(walk: Walk, before: Snapshot, seen: Signing) -> Signing:
    """Take the first remote way, confirm, and see whether the portal says that it is signed."""
    for _ in range(_MOST_PRESSES):
        said = _signed(walk, before)
        if said:
            break
        _choose_way(walk, before)
        if any(
            walk.words.stands_in("signing_ways", "secret", f.label) and not f.value
            for f in _new_fields(before, walk.snapshot)
        ):
            secret = _shown_secret(walk, before)
            if not secret:
                return replace(seen, said="It asks for a secret of the signer's.")
            for field in _new_fields(before, walk.snapshot):
                if walk.words.stands_in("signing_ways", "secret", field.label):
                    walk.tab.fill(field, secret, _SIGN)
        onward = _onward(walk, before)
        if onward is None:
            break
        walk.snapshot = walk.tab.press(onward, _SIGN)
    said = _signed(walk, before)
    new = " ".join(screens.new_lines(before, walk.snapshot))
    valid = _verified(walk, before) if said else None
    verified = any(walk.words.stands_in("signing_ways", "verified", line) for line in (said, new))
    return replace(seen, completed=bool(said), valid=valid, portal_verified=verified, said=said)


def _verified(walk: Walk, before: Snapshot) -> bool | None:
    """Our own verification of the signed file, where a new link of the page leads to one; None where none does."""
    stood = {(control.name, control.url) for control in before.links()}
    for link in walk.snapshot.links():
        if (link.name, link.url) in stood or link.area in ("nav", "header", "footer"):
            continue
        try:
            facts = file_facts(walk.tab.fetch(link.url or "").body)
        except Refused:
            continue
        if facts.kind == "pdf":
            return bool(facts.signatures) and all(one.intact and one.whole for one in facts.signatures)
    return None


def _choose_way(walk: Walk, before: Snapshot) -> None:
    ticks = [f for f in _new_fields(before, walk.snapshot) if f.kind == "radio" and f.enabled]
    if ticks and not any(f.checked for f in ticks):
        remote = [f for f in ticks if walk.words.stands_in("signing_ways", "remote", f.label)]
        walk.snapshot = walk.tab.tick((remote or ticks)[0], _SIGN)


def _shown_secret(walk: Walk, before: Snapshot) -> str:
    """A code that the sandbox shows for trying; a real secret is never ours."""
    for line in screens.new_lines(before, walk.snapshot):
        digits = "".join(letter if letter.isdigit() else " " for letter in line).split()
        if (
            walk.words.stands_in("signing_ways", "secret", line)
            and walk.words.stands_in("signing_ways", "trial", line)
            and digits
        ):
            return digits[-1]
    return ""


def _onward(walk: Walk, before: Snapshot) -> LiveControl | None:
    """What goes on with signing: in the dialog, or new on the page."""
    stood = {(c.name, c.area) for c in before.controls if c.shown}
    there = [c for term in ("sign", "confirm", "next") for c in screens.controls(walk.snapshot, term, walk.words)]
    remote = [c for c in walk.snapshot.controls if c.shown and walk.words.stands_in("signing_ways", "remote", c.name)]
    for one in (*there, *remote):
        if one.enabled and not one.url and ((one.name, one.area) not in stood or screens.in_dialog(walk.tab, one)):
            return one
    return None


def _signed(walk: Walk, before: Snapshot) -> str:
    lines = [*screens.new_lines(before, walk.snapshot), *walk.tab.dialogs[-1:]]
    # The words alone: the line goes on with the signer's name.
    return next((word for line in lines if (word := walk.words.stands_in("signing_ways", "signed", line))), "")


def _new_fields(before: Snapshot, after: Snapshot) -> list[LiveField]:
    stood = {(f.kind, f.label) for f in screens.fields(before)}
    return [f for f in screens.fields(after) if (f.kind, f.label) not in stood]


def _close(walk: Walk) -> None:
    """Close the dialog again, where one is open."""
    closing = screens.control(walk.snapshot, "close", walk.words)
    if closing is not None and not closing.url and screens.in_dialog(walk.tab, closing):
        walk.snapshot = walk.tab.press(closing, PROVOKE)
