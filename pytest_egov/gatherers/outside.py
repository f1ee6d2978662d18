"""What shows from outside: how the portal is reached, and what its pages answer to a browser that has never been there."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.driver.addresses import host_of, is_loopback, is_private, page_key, same_site
from pytest_egov.driver.fetching import fetch
from pytest_egov.driver.page_load import cookies_of, load_page
from pytest_egov.driver.tls import certificate_of
from pytest_egov.errors import EgovError, PortalBlocked
from pytest_egov.evidence import (
    Candidate,
    CouldNotLook,
    Finding,
    Found,
    PageAnswer,
    PageAnswers,
    Transport,
)
from pytest_egov.gatherers.expedition import Gatherer
from pytest_egov.gatherers.named_pages import named_page
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition

HTTPS_PORT, HTTP_PORT = 443, 80
_TELLING = (
    "strict-transport-security", "content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy",
    "server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator",
)  # fmt: skip
_LONGEST = 2000
_SCRIPT = (files("pytest_egov.gatherers") / "outside.js").read_text(encoding="utf-8")


def gather_transport(expedition: Expedition) -> Finding[Transport]:
    """Where the start page came from, the certificate shown there, and what plain HTTP answers."""
    start = expedition.finder.start()
    tab = expedition.visitor.tab
    evidence = transport_of(start.url, tab)
    return Found((Candidate(expedition.at_start("transport"), evidence),))


def transport_of(address: str, tab: Tab, http_port: int = HTTP_PORT) -> Transport:
    """How an address is reached; ``http_port`` is where plain HTTP is asked for, unless the address itself is plain."""
    parts, host = urlsplit(address), host_of(address)
    secure, timeout_s = parts.scheme == "https", tab.manners.timeout_s
    certificate, trouble = None, ""
    try:
        certificate = certificate_of(host, (parts.port if secure else None) or HTTPS_PORT, timeout_s)
    except (OSError, ValueError) as error:
        trouble = str(error)[:200]
    shown = f"[{host}]" if ":" in host else host
    port = http_port if secure else parts.port or http_port
    hops = [f"http://{shown}/" if port == HTTP_PORT else f"http://{shown}:{port}/"]

    def note(url: str) -> None:
        hops.append(url[:300])
        if not same_site(url, address):
            raise _NotFollowed
        if not tab.manners.private_allowed and is_private(url):
            raise _NotFollowed

    plain = fetch(hops[0], {"User-Agent": tab.manners.user_agent}, timeout_s, note)
    answered = plain.status is not None or len(hops) > 1
    return Transport(
        address=address,
        secure=secure,
        local=is_loopback(address) or is_private(address),
        certificate=certificate,
        tls_trouble=trouble,
        plain_hops=tuple(hops) if answered else (),
        plain_status=plain.status,
        plain_trouble="" if answered else plain.error[:200],
    )


class _NotFollowed(ValueError):  # an answer within this module, no error of the tree
    """A redirect leads to another site: it is noted, and not followed."""


def gather_answers(expedition: Expedition) -> Finding[PageAnswers]:
    """The pages the standard names, each opened by a browser with nothing in its memory."""
    pages: dict[str, PageAnswer] = {}
    missing: list[tuple[str, str]] = []
    refused = False
    for name in expedition.gather.outside.pages:
        clean = expedition.visitor.another(signed_in=False)
        try:
            place = named_page(name, expedition)
            answer = _answer(name, place.url, clean.tab)
            if not same_site(answer.url, expedition.portal.address):
                missing.append((name, f"it leads to another site: {host_of(answer.url)}"))
            elif answer.status is not None and answer.status >= 400:
                missing.append((name, f"it answered {answer.status}"))
            elif page_key(answer.url) in pages:  # a function that has its place on another page, as on the start page
                missing.append((name, f"it is the page of '{pages[page_key(answer.url)].place}'"))
            else:
                pages[page_key(answer.url)] = answer
        except EgovError as error:
            missing.append((name, str(error)[:300]))
            refused = isinstance(error, PortalBlocked)
            if refused:
                break  # a portal that refuses us is asked for nothing more
        finally:
            clean.close()
    first = expedition.gather.outside.pages[0]
    if first not in (page.place for page in pages.values()):
        # What is said of the start page must not be read off another one.
        why = dict(missing)[first]
        return CouldNotLook(
            "page_answers", Text(f"Không mở được trang chủ: {why}", f"The start page could not be opened: {why}")
        )
    citizen = None
    if isinstance(expedition.findings.get("session"), Found) and not refused:
        try:
            citizen = cookies_of(expedition.citizen.visitor.go(expedition.portal.address))
        except EgovError as error:
            missing.append(("citizen", str(error)[:300]))
    evidence = PageAnswers(tuple(pages.values()), tuple(missing), citizen)
    return Found((Candidate(expedition.at_start("page_answers"), evidence),))


def _answer(name: str, url: str, tab: Tab) -> PageAnswer:
    load = load_page(tab, url)
    at = load.snapshot.url
    told = tab.evaluate(_SCRIPT)
    secure = at.startswith("https:")
    return PageAnswer(
        place=name,
        url=at[:500],
        secure=secure,
        local=is_loopback(at) or is_private(at),
        status=load.snapshot.status,
        headers=tuple((it, load.headers[it][:_LONGEST]) for it in _TELLING if it in load.headers),
        generator=told["generator"],
        policy_in_page=told["policy"],
        referrer_in_page=told["referrer"],
        cookies=load.cookies,
        insecure=tuple(dict.fromkeys([*told["insecure"], *(load.plain if secure else ())])) if secure else (),
        foreign=load.foreign,
        script_hosts=tuple(told["hosts"]),
        marks=tuple((words, host) for words, host in told["marks"]),
    )


GATHERERS = (
    Gatherer("transport", gather_transport),
    Gatherer("page_answers", gather_answers, after=("procedures", "session")),
)
