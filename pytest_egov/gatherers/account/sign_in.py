"""The sign-in page: which identities it accepts, where each option leads, and whether a test account comes in and out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import host_of
from pytest_egov.errors import PageNotOpened, PortalBlocked, Refused
from pytest_egov.evidence import RoundTrip, SignIn, SignInOption, Step
from pytest_egov.gatherers.account.sessions import account_of, credentials_of, missing_for_sign_in
from pytest_egov.gatherers.account.signing_in import OWN_FORM, identity_controls, sign_in, sign_out, trustworthy
from pytest_egov.gatherers.expedition import Gatherer, at_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS"]

_MOST_OPTIONS = 4
_TRIES = 3
_STATE = re.compile(r"[?&#](state|nonce|RelayState|SAMLRequest)=", re.IGNORECASE)


def look(visit: Visit, expedition: Expedition) -> SignIn | None:
    """Read the options and follow each to its first page; None for a page that offers no way to sign in."""
    own_password = any(
        field.kind == "password" and field.shown for form in visit.snapshot.forms for field in form.fields
    )
    names = [control.name for control in identity_controls(visit.snapshot, expedition.words)]
    if not names and not own_password:
        return None
    visit.tab()
    visit.picture("sign_in")
    options = [_follow(name, visit, expedition) for name in dict.fromkeys(names[:_MOST_OPTIONS])]
    trips = _round_trips(options, visit, expedition, own=own_password)
    return SignIn(tuple(options), own_password, visit.place.clicks, tuple(trips))


def _round_trips(
    options: Sequence[SignInOption], visit: Visit, expedition: Expedition, *, own: bool
) -> list[RoundTrip]:
    """Sign in and out again, each way in a context of its own: national identities first, until one has worked."""
    account = account_of(expedition.portal)
    if account is None or missing_for_sign_in(expedition) is not None:
        return []
    credentials = credentials_of(account)
    if credentials is None:
        return []
    ways = [option.name for option in sorted(options, key=lambda option: not option.national)]
    trips: list[RoundTrip] = []
    for way in [*ways, *([OWN_FORM] if own else [])]:
        role = expedition.visitor.another()
        trip = RoundTrip(way, national=False, completed=False, hosts=(), secure=False)
        for failures in range(_TRIES):
            trip = replace(sign_in(role.tab, visit.place.url, way, credentials, expedition.words), failures=failures)
            if trip.completed or trip.stuck:
                break
        if trip.completed:
            trip = replace(trip, signed_out=sign_out(role.tab, expedition.words))
        role.close()
        visit.steps.append(
            Step("sign in and out", (way or "password")[:200], visit.place.url[:500], None, trip.trouble)
        )
        trips.append(trip)
        if trip.completed:
            break
    return trips


def _follow(name: str, visit: Visit, expedition: Expedition) -> SignInOption:
    """Follow one option; what failed is tried again, twice: nobody loses points for one bad minute."""
    national = expedition.words.stands_in("identities", "national", name) is not None
    option = SignInOption(name, national, (), secure=False, state=False)
    for failures in range(_TRIES):
        option = replace(_try(option, visit, expedition), failures=failures)
        if not option.trouble:
            return option
    return replace(option, failures=_TRIES)


def _try(option: SignInOption, visit: Visit, expedition: Expedition) -> SignInOption:
    tab = visit.tab()
    try:
        control = next((c for c in identity_controls(tab.snapshot(), expedition.words) if c.name == option.name), None)
        if control is None:
            return replace(option, trouble="the control was gone on coming back")
        landed = tab.open(control.url) if control.url else tab.press(control, "open")
    except (PageNotOpened, PortalBlocked, Refused) as error:
        return replace(option, trouble=str(error)[:300])
    visit.record("follow", option.name, landed, landed.title)
    outside = _from_first_other_host(tab.hops, host_of(expedition.portal.address))
    return replace(
        option,
        hosts=tuple(dict.fromkeys(host_of(address) for address in tab.hops)),
        secure=bool(outside) and trustworthy(outside),
        state=any(_STATE.search(address) for address in tab.hops),
        trouble=f"it answered {landed.status}" if (landed.status or 0) >= 400 else "",
    )


def _from_first_other_host(addresses: Sequence[str], own: str) -> list[str]:
    first = next((index for index, address in enumerate(addresses) if host_of(address) != own), len(addresses))
    return list(addresses[first:])


GATHERERS = (Gatherer("sign_in", at_place("sign_in", look)),)
