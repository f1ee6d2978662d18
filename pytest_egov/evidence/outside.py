"""What anybody on the network sees of a portal without asking it for anything: its transport, its headers, its cookies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Certificate", "Cookie", "ForeignRequest", "PageAnswer", "PageAnswers", "Transport"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate a server shows.

    Attributes:
        subject, issuer: distinguished names, as RFC 4514 writes them.
        names: DNS names and addresses it is for.
        covers_host: the host asked for is among them (RFC 6125: a wildcard stands for one label).
        not_before, not_after: UTC.
        key: kind of the public key: RSA, EC, Ed25519 ...
        bits: its size.
        signature_hash: as sha256; empty where the kind of signature has none.
        distrust: why this machine's roots do not vouch for it, in the words of its TLS library; empty where they do.
        protocol: the version agreed on, as TLSv1.3.
    """

    subject: str
    issuer: str
    names: tuple[str, ...]
    covers_host: bool
    not_before: datetime
    not_after: datetime
    key: str
    bits: int
    signature_hash: str
    distrust: str = ""
    protocol: str = ""


@dataclass(frozen=True, slots=True)
class Transport:
    """How a portal is reached over the network.

    Attributes:
        address: where the start page came from in the end.
        secure: that address is HTTPS.
        local: it lies on this machine or in a private network: what the public meets stands elsewhere.
        certificate: what the server shows on its port for HTTPS; None where none was shown.
        tls_trouble: why none was.
        plain_hops: the addresses http://host/ led through, itself first; empty where nothing answered there.
        plain_status: of the last of them; None where it was not asked or did not answer.
        plain_trouble: why nothing answered.
    """

    address: str
    secure: bool
    local: bool
    certificate: Certificate | None
    tls_trouble: str = ""
    plain_hops: tuple[str, ...] = ()
    plain_status: int | None = None
    plain_trouble: str = ""


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie of the portal's own that stood in a browser after its first visit; the value is kept nowhere.

    ``by_server`` tells that an answer set it, rather than a script; ``lasting`` that it outlives the browser.
    """

    name: str
    host: str
    secure: bool
    http_only: bool
    by_server: bool
    lasting: bool


@dataclass(frozen=True, slots=True)
class ForeignRequest:
    """What a page asked of a host outside the portal's own site; ``status`` None when no answer came."""

    host: str
    path: str
    kind: str
    status: int | None


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """One page, opened by a browser that had never been there.

    Attributes:
        place: the name it was opened as.
        url: where it ended; headers are those of this answer, not of a redirect on the way.
        secure, local: as in ``Transport``.
        status: of the page.
        headers: those that tell of security and of software, by lower-case name, at most 2,000 characters each.
        generator: what the page's own ``meta`` says made it.
        policy_in_page, referrer_in_page: content security policy and referrer policy given by ``meta`` instead of a header.
        cookies: of the portal's own site; what other sites set is theirs.
        insecure: what the page names or asks for over plain HTTP: files, frames, targets of forms.
        foreign: requests to other sites.
        script_hosts: hosts that the page's scripts name, whether or not anything was asked of them.
        marks: words and alternatives of links and pictures that lead to other sites, each with the host.
    """

    place: str
    url: str
    secure: bool
    local: bool
    status: int | None
    headers: tuple[tuple[str, str], ...] = ()
    generator: str = ""
    policy_in_page: str = ""
    referrer_in_page: str = ""
    cookies: tuple[Cookie, ...] = ()
    insecure: tuple[str, ...] = ()
    foreign: tuple[ForeignRequest, ...] = ()
    script_hosts: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """A header's value; empty where it was not sent."""
        return dict(self.headers).get(name.lower(), "")


@dataclass(frozen=True, slots=True)
class PageAnswers:
    """The pages that were opened so, the start page first, and those that could not be, with the reason.

    ``citizen_cookies`` are those that stand in the browser of someone signed in; None where nobody could sign in, or where the
    start page did not open for them, which is among the missing then as ``citizen``.
    """

    pages: tuple[PageAnswer, ...]
    missing: tuple[tuple[str, str], ...] = ()
    citizen_cookies: tuple[Cookie, ...] | None = None
