"""How the portal is laid out: upper part, main ways in, footer, site maps, and the start page on a phone."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from pytest_egov.driver.addresses import page_key
from pytest_egov.driver.screen import other_screens
from pytest_egov.errors import EgovError, NothingThere, PageNotOpened, PlaceNotFound, PortalBlocked, Refused
from pytest_egov.evidence import Candidate, Finding, Found, Layout, Mention, PageHead, SiteMaps, StandingEntry
from pytest_egov.gatherers.expedition import Gatherer
from pytest_egov.gatherers.named_pages import named_page
from pytest_egov.gatherers.reading.values import emails_in, phones_in
from pytest_egov.wayfinding.finder import FAIR

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.verdict import Text

_SCRIPT = (files("pytest_egov.gatherers") / "layout.js").read_text(encoding="utf-8")
# Layouts follow a resize in the next frames, scripts after a pause.
_WIDTH = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(
  Math.max(document.documentElement.scrollWidth, document.body ? document.body.scrollWidth : 0)), 200))))"""
_PHONE_HEIGHT = 844
# Searched in lines as people write them, in one Unicode form and lower case.
_COMMITTEE = r"ủy ban nhân dân|uỷ ban nhân dân|\bubnd\b"
_MINISTRY = r"\bbộ\s+(?!thủ tục|tiêu chí|phận|câu hỏi|luật|lọc|hồ sơ|đếm)\w+"
_AUTHORITY = re.compile(
    rf"(?:{_COMMITTEE}|{_MINISTRY}|\bsở\s+\w+|\bcục\s+\w+|\btỉnh\s+\w+|\bthành phố\s+\w+"
    r"|cổng dịch vụ công|cổng thông tin|hệ thống thông tin giải quyết)[^.]{0,60}"
)
_FOOT = {
    "owner": re.compile(
        r"cơ quan chủ quản|đơn vị chủ quản|cơ quan quản lý|đơn vị quản lý|bản quyền (?:thuộc|của)|thuộc về"
        rf"|^(?:©|\(c\)|copyright|bản quyền|[\s\d:–-])*(?:{_COMMITTEE}|{_MINISTRY})"
    ),
    "responsible": re.compile(
        r"(chịu trách nhiệm|trưởng ban biên tập|tổng biên tập|người phụ trách|phụ trách nội dung)"
    ),
    "address": re.compile(
        r"địa chỉ(?! (?:e-?mail|thư điện tử|ip|mạng|web|website|trang))|trụ sở(?: chính| làm việc)?\s*:"
        r"|\bsố \d+[\w/]*,? (?:đường|phố|phường|đại lộ)"
    ),
}
_LOC = re.compile(rb"<(?:\w+:)?loc>\s*[^<\s]")


def gather(expedition: Expedition) -> Finding[Layout]:
    """Look at the start page, at the inner pages the standard names, and at the site maps."""
    wishes = expedition.gather.layout
    tab = expedition.visitor.go(expedition.portal.address)
    home = tab.evaluate(_SCRIPT, expedition.portal.address)
    picture = tab.picture("layout")
    width = _width_needed(tab, wishes.narrow_px)
    heads = [_head("home", tab, home)]
    missing: list[tuple[str, str]] = []
    for name in wishes.inner:
        try:
            inner = expedition.visitor.go(named_page(name, expedition).url)
            head = _head(name, inner, inner.evaluate(_SCRIPT, expedition.portal.address))
            same = next((one.place for one in heads if page_key(one.url) == page_key(head.url)), None)
            if same is None:
                heads.append(head)
            else:  # a function that has its place on another page, as on the start page
                missing.append((name, f"it is the page of '{same}'"))
        except PortalBlocked:
            raise
        except EgovError as error:
            missing.append((name, str(error)[:300]))
    evidence = Layout(
        heads=tuple(heads),
        ways=tuple((place, _title(place, expedition)) for place in wishes.ways),
        entries=tuple(_entries(home["ways"], expedition)),
        foot=tuple(_foot(home, expedition.portal.address)),
        foot_landmark=home["footer"],
        maps=_maps(expedition),
        narrow_px=wishes.narrow_px,
        width_needed_px=width,
        missing=tuple(missing),
    )
    return Found((Candidate(expedition.at_start("layout"), evidence, pictures=(picture,)),))


def _title(place: str, expedition: Expedition) -> Text:
    if place not in expedition.words.titles:
        raise PlaceNotFound(f"'{place}' is no place that can be looked for (gather: layout: ways of the catalogue)")
    return expedition.words.titles[place]


def _head(name: str, tab: Tab, told: dict[str, Any]) -> PageHead:
    authority = next((found for line in _lines(told["head"]) if (found := _AUTHORITY.search(line.casefold()))), None)
    return PageHead(
        name,
        tab.page.url[:500],
        told["header"],
        told["emblem"],
        authority[0].strip()[:120] if authority else "",
        told["entries"],
    )


def _entries(ways: list[tuple[str, float, bool]], expedition: Expedition) -> list[StandingEntry]:
    """Of each place the highest way in whose words fit it."""
    found: dict[str, StandingEntry] = {}
    for name, screens, searches in sorted(ways, key=lambda way: way[1]):
        for place in expedition.gather.layout.ways:
            fits = expedition.words.place_confidence(place, name) >= FAIR or (place == "search" and searches)
            if fits and place not in found:
                found[place] = StandingEntry(place, name, screens)
    return list(found.values())


def _foot(told: dict[str, Any], url: str) -> list[Mention]:
    lines = _lines(told["foot"])
    found = []
    for term, pattern in _FOOT.items():
        line = next((line for line in lines if pattern.search(line.casefold())), None)
        if line is not None:
            found.append(Mention(term, line[:200], len(line), url))
    phones, mails = phones_in(told["foot"]) or told["phones"], emails_in(told["foot"]) or told["mails"]
    found += [
        Mention(term, said[0][:200], len(said[0]), url) for term, said in (("phone", phones), ("email", mails)) if said
    ]
    return found


def _lines(text: str) -> list[str]:
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def _maps(expedition: Expedition) -> SiteMaps:
    search, visit, unseen = expedition.finder.find("sitemap"), None, []
    dead_ends = 0
    for candidate in search.candidates:
        try:
            visit = expedition.visit(candidate)
            break
        except NothingThere:
            dead_ends += 1
        except (PageNotOpened, Refused):
            continue
    if visit is None and not (search.decisive and dead_ends == len(search.candidates)):
        unseen.append("page")
    links = len({link.url for link in visit.snapshot.links() if link.url}) if visit is not None else None
    file = urljoin(expedition.portal.address, "/sitemap.xml")
    fetched = expedition.visitor.tab.fetch(file)
    # A router drawn by scripts answers every address with its one page: only what lists addresses is a map.
    addresses = (
        len(_LOC.findall(fetched.body)) if fetched.status == 200 and b"<html" not in fetched.body[:500].lower() else 0
    )
    if fetched.status is None or fetched.status in (401, 403, 429) or fetched.status >= 500:
        unseen.append("file")
    return SiteMaps(visit.place.url if visit is not None else "", links, file, addresses or None, tuple(unseen))


def _width_needed(tab: Tab, narrow_px: int) -> int | None:
    with other_screens(tab) as show:
        show(narrow_px, _PHONE_HEIGHT, 1)
        needed = tab.evaluate(_WIDTH)
    return int(needed) if needed else None


GATHERERS = (Gatherer("layout", gather, after=("procedures",)),)
