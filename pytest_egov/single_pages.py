"""Audits pages by themselves, one browser for all of them: what ``egov page`` does before anything is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.errors import EgovError, PageNotOpened
from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.served_files import address_of, check_asked

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.driver.visitor import Visitor

__all__ = ["SinglePage", "audit_pages"]

WIDTH, HEIGHT = 1366, 768


@dataclass(frozen=True, slots=True)
class SinglePage:
    """One page as asked for: what was found on it, or why it could not be looked at (``outcomes`` is None then)."""

    asked: str
    outcomes: RuleOutcomes | None
    trouble: str = ""


def audit_pages(asked: Sequence[str], browser: Browser, say: Callable[[str], None]) -> Iterator[SinglePage]:
    """Audit pages in the order given; one that does not open, or breaks down, leaves the others alone.

    Args:
        asked: addresses, or paths of HTML files.
        browser: a living browser.
        say: shows one line of progress.

    Raises:
        UsageProblem: something asked for is neither an address nor a file.
    """
    check_asked(asked)
    visitor: Visitor | None = None
    try:
        for number, page in enumerate(asked, start=1):
            say(f"{number}/{len(asked)} {page}")
            with address_of(page) as address:
                if visitor is None or _origin(visitor.manners.portal) != _origin(address):
                    if visitor is not None:
                        visitor.close()
                    visitor = _visitor_of(address, browser)
                yield _audit(page, address, visitor)
    finally:
        if visitor is not None:
            visitor.close()


def _audit(asked: str, address: str, visitor: Visitor) -> SinglePage:
    from pytest_egov.driver.axe import run_axe
    from pytest_egov.gatherers.accessibility.auditing import probe

    try:
        snapshot = visitor.read(address)
        if snapshot.status is not None and snapshot.status >= 400:
            raise PageNotOpened(f"{address} answered {snapshot.status}")
        tab = visitor.tab
        return SinglePage(asked, probe(tab, snapshot, run_axe(tab).outcomes))
    except EgovError as error:
        return SinglePage(asked, None, str(error))


def _visitor_of(address: str, browser: Browser) -> Visitor:
    from pytest_egov.approaching import manners
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.portal import Portal

    portal = Portal.model_validate({"address": f"{_origin(address)}/"})
    return Visitor(lambda: browser, manners(portal, browser), lambda name, _png: name, WIDTH, HEIGHT)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
