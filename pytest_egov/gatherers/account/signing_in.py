"""The way in and out with a test account: the portal's own form, or an identity held elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.driver.addresses import host_of, is_loopback, page_key
from pytest_egov.errors import PageNotOpened, PortalBlocked, Refused
from pytest_egov.evidence import RoundTrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["OWN_FORM", "Credentials", "identity_controls", "is_signed_in", "sign_in", "sign_out", "trustworthy"]

OWN_FORM = ""
_MOST_SCREENS = 10
_FITS = 0.6
_TYPED = ("text", "tel", "email", "number", "search")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A test account's secrets, read from the environment; no repr shows them."""

    user: str = field(repr=False)
    password: str = field(repr=False)


def identity_controls(snapshot: Snapshot, words: Vocabulary) -> list[LiveControl]:
    """Controls of the page's own content whose words name an identity held elsewhere."""
    return [
        control
        for control in snapshot.controls
        if control.shown
        and control.enabled
        and control.area not in ("nav", "header", "footer")
        and any(words.stands_in("identities", term, control.name) for term in ("national", "other"))
    ]


def is_signed_in(snapshot: Snapshot, words: Vocabulary) -> bool:
    """Whether a page shows that somebody is signed in.

    A way to sign out says so, even folded away in a menu; else the ways of an account where no way to sign in is left.
    """
    names = [control.name for control in (*snapshot.controls, *snapshot.clickables)]
    if any(words.place_confidence("sign_out", name) >= _FITS for name in names):
        return True
    has_account = any(
        words.place_confidence(place, name) >= _FITS for place in ("account_menu", "profile") for name in names
    )
    return has_account and not any(words.place_confidence("sign_in", name) >= _FITS for name in names)


def trustworthy(addresses: Sequence[str]) -> bool:
    """Whether nobody between can read or change what goes to these addresses: HTTPS, or this very machine.

    W3C Secure Contexts, section 3.1, "potentially trustworthy origin".
    """
    return all(urlsplit(address).scheme == "https" or is_loopback(address) for address in addresses)


def sign_in(tab: Tab, page: str, way: str, who: Credentials, words: Vocabulary) -> RoundTrip:
    """Sign in, once, and leave the tab where that ended.

    Args:
        tab: of the role that is to be signed in.
        page: the address of the sign-in page.
        way: the words of the identity option to take; ``OWN_FORM`` for the form of the page itself.
        who: the account.
        words: the vocabulary.

    Raises:
        BrowserGone: the browser died.
    """
    national = words.stands_in("identities", "national", way) is not None
    trip = RoundTrip(way, national, completed=False, hosts=(), secure=True)
    hops: list[str] = []
    try:
        snapshot = _begin(tab, page, way, words)
        hops += tab.hops
        trouble = _walk(tab, snapshot, who, words, hops)
    except (PageNotOpened, PortalBlocked, Refused) as error:
        return replace(trip, trouble=str(error)[:300], hosts=_hosts(hops))
    own = host_of(tab.manners.portal)
    outside = [hop for hop in hops if host_of(hop) != own]
    return replace(
        trip,
        completed=not trouble,
        hosts=_hosts(hops),
        secure=trustworthy(outside or hops),
        trouble=trouble,
        stuck=bool(trouble) and not trouble.startswith("it answered"),
    )


def sign_out(tab: Tab, words: Vocabulary) -> bool | None:
    """Sign out and look at the start page again: whether the session ended; None where no way out was found."""
    snapshot = tab.open(tab.manners.portal)
    out = _way_out(snapshot, words)
    if out is None:
        for menu in [c for c in snapshot.buttons() if words.place_confidence("account_menu", c.name) >= _FITS][:2]:
            snapshot = tab.press(menu, "open")
            out = _way_out(snapshot, words)
            if out is not None:
                break
    if out is None:
        return None
    after = tab.press(out, "sign_in") if out.shown else tab.open(out.url or tab.manners.portal, "sign_in")
    confirm = _control(after, words, "signing_in", "onward")
    if is_signed_in(after, words) and confirm is not None:
        tab.press(confirm, "sign_in")
    return not is_signed_in(tab.open(tab.manners.portal), words)


def _begin(tab: Tab, page: str, way: str, words: Vocabulary) -> Snapshot:
    snapshot = tab.open(page, "sign_in")
    if way == OWN_FORM:
        return snapshot
    control = next((c for c in identity_controls(snapshot, words) if c.name == way), None)
    if control is None:
        raise PageNotOpened(f"{page} no longer shows '{way}'.")
    after = tab.open(control.url, "sign_in") if control.url else tab.press(control, "sign_in")
    if (page_key(after.url), after.text) == (page_key(snapshot.url), snapshot.text):
        raise PageNotOpened(f"'{way}' leads nowhere: the page stays as it is.")
    return after


def _walk(tab: Tab, snapshot: Snapshot, who: Credentials, words: Vocabulary, hops: list[str]) -> str:
    """Go from screen to screen until we are signed in; answers what kept us from it, empty when nothing did."""
    typed: list[tuple[str, ...]] = []
    for _ in range(_MOST_SCREENS):
        if (snapshot.status or 0) >= 400:
            return f"it answered {snapshot.status}"
        if host_of(snapshot.url) == host_of(tab.manners.portal) and is_signed_in(snapshot, words):
            return ""
        if any(
            words.stands_in("look_up", "captcha", f.label) for form in snapshot.forms for f in form.fields if f.shown
        ):
            return "a captcha guards the sign-in"
        found = _credential_form(snapshot, words)
        if found is not None:
            form, fields = found
            asked = (page_key(snapshot.url), *(field.kind for field in fields))
            if asked in typed:
                return "the account was not accepted"
            typed.append(asked)
            for one in fields:
                tab.fill(one, who.password if one.kind == "password" else who.user, "sign_in")
            snapshot = tab.submit(form, "sign_in")
        else:
            onward = _control(snapshot, words, "signing_in", "onward")
            if onward is None:
                return f"it stopped at '{snapshot.title[:80]}'"
            snapshot = tab.press(onward, "sign_in")
        hops += tab.hops
    return "it went round in circles"


def _credential_form(snapshot: Snapshot, words: Vocabulary) -> tuple[LiveForm, tuple[LiveField, ...]] | None:
    """The form that asks for the account, and which of its fields take it: both, or one where they come on two screens."""
    for form in snapshot.forms:
        shown = [field for field in form.fields if field.shown]
        passwords = [field for field in shown if field.kind == "password"]
        texts = [field for field in shown if field.kind in _TYPED]
        named = [field for field in texts if words.stands_in("signing_in", "user", field.label)]
        if len(passwords) == 1 and (len(texts) <= 2 or named):
            # Portals of one form a page have their search in it, and sometimes a captcha: the name stands before the password.
            before = [field for field in texts if shown.index(field) < shown.index(passwords[0])]
            user = ([field for field in before if field in named] or before or texts)[-1:]
            return _by_its_button(form, words), (*user, *passwords)
        if named and not passwords and len(shown) <= 3:
            return form, (named[0],)
    return None


def _by_its_button(form: LiveForm, words: Vocabulary) -> LiveForm:
    """The form with the button that signs in as its only one, where a button says that it does."""
    signs_in = (button for button in form.buttons if button.shown and button.enabled)
    own = max(signs_in, key=lambda button: words.place_confidence("sign_in", button.name), default=None)
    if own is None or words.place_confidence("sign_in", own.name) < _FITS:
        return form
    return replace(form, buttons=(replace(own, submits=True),))


def _way_out(snapshot: Snapshot, words: Vocabulary) -> LiveControl | None:
    ways = [
        c for c in (*snapshot.controls, *snapshot.clickables) if words.place_confidence("sign_out", c.name) >= _FITS
    ]
    return next((c for c in ways if c.shown), next((c for c in ways if c.url), None))


def _control(snapshot: Snapshot, words: Vocabulary, family: str, term: str) -> LiveControl | None:
    there = [
        c
        for c in (*snapshot.controls, *snapshot.clickables)
        if c.shown and c.enabled and words.term_confidence(family, term, c.name) >= _FITS
    ]
    return max(there, key=lambda c: words.term_confidence(family, term, c.name), default=None)


def _hosts(hops: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(host_of(hop) for hop in hops))
