"""The citizen's session: signed in once for the whole run, and once more where the portal forgets us."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import SessionLost
from pytest_egov.evidence import Candidate, CouldNotLook, Found, NotConfigured, Place, Session
from pytest_egov.gatherers.account.signing_in import OWN_FORM, Credentials, is_signed_in, sign_in
from pytest_egov.gatherers.expedition import Gatherer
from pytest_egov.portal import Account
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.evidence import Finding, SignIn
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.portal import Portal
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["BY_HAND", "GATHERERS", "LiveSession", "account_of", "credentials_of", "gather", "missing_for_sign_in"]

BY_HAND = "EGOV_SIGNED_IN_BY_HAND"  # set by `egov run --sign-in-by-hand`: the path of the session saved for this run
_NO_ACCOUNT = Text(
    "Cần tài khoản thử nghiệm của công dân (accounts: citizen trong tệp cổng).",
    "This takes a citizen's test account (accounts: citizen in the portal file).",
)
_NOT_ALLOWED = Text(
    "Cần cho phép đăng nhập (thêm «sign_in» vào allow trong tệp cổng).",
    "Signing in must be allowed (list 'sign_in' under allow in the portal file).",
)


@dataclass(slots=True)
class LiveSession:
    """How a role got in, so that it can get in again.

    Attributes:
        page: the address of the sign-in page.
        way: the option taken there.
        account: whose secrets are read from the environment each time they are needed.
        words: the vocabulary.
        renewed: how often the portal forgot us.
    """

    page: str
    way: str
    account: Account
    words: Vocabulary
    renewed: int = 0

    def is_lost(self, snapshot: Snapshot) -> bool:
        """Whether a page asks to sign in instead of showing what stands behind the sign-in."""
        if is_signed_in(snapshot, self.words):
            return False
        asks = self.words.stands_in("messages", "sign_in_asked", snapshot.text) is not None
        password = any(f.kind == "password" and f.shown for form in snapshot.forms for f in form.fields)
        return asks or password or page_key(snapshot.url) == page_key(self.page)

    def renew(self, visitor: Visitor) -> None:
        """Sign in again.

        Raises:
            SessionLost: it did not work.
        """
        self.renewed += 1
        credentials = credentials_of(self.account)
        if credentials is None:
            raise SessionLost("The saved session has ended: sign in again and save it anew.")
        trip = sign_in(visitor.tab, self.page, self.way, credentials, self.words)
        if not trip.completed:
            raise SessionLost(f"The portal signed us out, and signing in again did not work: {trip.trouble}.")


def missing_for_sign_in(expedition: Expedition) -> Text | None:
    """What the portal file lacks for signing in; None when nothing is missing."""
    account = account_of(expedition.portal)
    if account is None or not account.configured():
        return _NO_ACCOUNT
    # Who signed in by hand for this very run has allowed it by doing so.
    return None if expedition.may("sign_in") or account.state_env == BY_HAND else _NOT_ALLOWED


def account_of(portal: Portal) -> Account | None:
    """The session somebody signed in by hand for this run, else the citizen of the portal file; None without either."""
    if os.environ.get(BY_HAND):
        return Account.model_validate({"state_env": BY_HAND})
    return portal.accounts.get("citizen")


def credentials_of(account: Account) -> Credentials | None:
    """The account's secrets; None for an account that lives by a saved session."""
    said = account.secrets()
    return None if said is None else Credentials(*said)


def gather(expedition: Expedition) -> Finding[Session]:
    """Sign a citizen in, in a context of its own, the way that worked before; the role stays signed in for the run."""
    missing = missing_for_sign_in(expedition)
    if missing is not None:
        return NotConfigured(missing)
    account = account_of(expedition.portal)
    assert account is not None
    citizen = expedition.visitor.another(account.saved_state())
    way, page, place = _known_way(expedition)
    live = LiveSession(page, way, account, expedition.words)
    credentials = credentials_of(account)
    if credentials is not None:
        trip = sign_in(citizen.tab, page, way, credentials, expedition.words)
        if not trip.completed:
            return _could_not(trip.trouble)
    elif not is_signed_in(citizen.read(expedition.portal.address), expedition.words):
        return _could_not("the saved session is not signed in (any more)")
    citizen.session = live
    expedition.receive(citizen)
    return Found((Candidate(place, Session(way, saved=credentials is None)),))


def _known_way(expedition: Expedition) -> tuple[str, str, Place]:
    """The option that worked for the round trip, the sign-in page's address, and its place."""
    found = expedition.findings.get("sign_in")
    for candidate in found.candidates if isinstance(found, Found) else ():
        seen: SignIn = candidate.evidence
        for trip in sorted(seen.round_trips, key=lambda trip: not trip.national):
            if trip.completed:
                return trip.way, candidate.place.url, candidate.place
    place = candidate.place if isinstance(found, Found) else None
    start = Place.at_start("sign_in", expedition.portal.address)
    return OWN_FORM, (place or start).url, place or start


def _could_not(trouble: str) -> CouldNotLook:
    return CouldNotLook(
        "session",
        Text(
            f"Không đăng nhập được bằng tài khoản thử nghiệm: {trouble}.",
            f"The test account could not sign in: {trouble}.",
        ),
    )


GATHERERS = (Gatherer("session", gather, needs=("sign_in",), live=True),)
