"""The sign-in page as anyone sees it: which identities it accepts, and where each option leads before anything is typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.driver.addresses import host_of
from pytest_egov.errors import PageNotOpened, PortalBlocked, Refused
from pytest_egov.evidence import SignIn, SignInOption
from pytest_egov.gatherers.expedition import Gatherer, at_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
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
    names = [control.name for control in _identity_controls(visit.snapshot, expedition)]
    if not names and not own_password:
        return None
    visit.tab()
    visit.picture("sign_in")
    options = [_follow(name, visit, expedition) for name in dict.fromkeys(names[:_MOST_OPTIONS])]
    return SignIn(tuple(options), own_password, visit.place.clicks)


def _identity_controls(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """Controls of the page's own content whose words name an identity held elsewhere."""
    return [
        control
        for control in snapshot.controls
        if control.shown
        and control.enabled
        and control.area not in ("nav", "header", "footer")
        and any(expedition.words.stands_in("identities", term, control.name) for term in ("national", "other"))
    ]


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
        control = next((c for c in _identity_controls(tab.snapshot(), expedition) if c.name == option.name), None)
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
        secure=bool(outside) and all(urlsplit(address).scheme == "https" for address in outside),
        state=any(_STATE.search(address) for address in tab.hops),
        trouble=f"it answered {landed.status}" if (landed.status or 0) >= 400 else "",
    )


def _from_first_other_host(addresses: Sequence[str], own: str) -> list[str]:
    first = next((index for index, address in enumerate(addresses) if host_of(address) != own), len(addresses))
    return list(addresses[first:])


GATHERERS = (Gatherer("sign_in", at_place("sign_in", look)),)
