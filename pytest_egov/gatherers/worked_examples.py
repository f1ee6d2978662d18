"""Videos and filled samples: looked for in the help section and on the drawn procedures' pages, and tried."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.addresses import host_of, page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import (
    Candidate,
    Download,
    DrawnProcedures,
    Finding,
    Found,
    Guidance,
    Mention,
    NotConfigured,
    NotFound,
    Place,
    Step,
    WorkedExamples,
)
from pytest_egov.gatherers.reading.downloads import kind_of, offered_files
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.fetching import Fetched
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["gather"]

_OK = 200
_SENT = (200, 206)
_MOST_PROCEDURES = 5
_MOST_FILES = 5
_MOST_VIDEO_PAGES = 3
_PLAY_WITHIN_MS = 8000
_VIDEO_HOSTS = re.compile(
    r"(^|\.)(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|facebook\.com|tiktok\.com|wistia\.(com|net)|"
    r"drive\.google\.com|mediacdn\.vn|vtv\.vn|vnptmedia\.vn|streamable\.com)$"
)
_VIDEO_FILE = re.compile(r"\.(mp4|webm|m4v|mov|ogv)($|[?#])", re.IGNORECASE)
# Starts each player without sound and waits until it knows how long its film is.
_PLAY = """(within) => Promise.all([...document.querySelectorAll("video")].slice(0, 3).map((video) => new Promise((
  tell) => {
  const source = video.currentSrc || video.src || video.querySelector("source")?.src || "";
  const seconds = () => (Number.isFinite(video.duration) ? video.duration : 0);
  const done = () => tell({ source, seconds: seconds(), ready: video.readyState });
  if (video.readyState >= 1) return done();
  video.addEventListener("loadedmetadata", done);
  video.addEventListener("error", done);
  video.querySelectorAll("source").forEach((one) => one.addEventListener("error", done));
  setTimeout(done, source ? within : 0);
  video.muted = true;
  if (video.networkState === 3) return done();
  video.load();
  video.play().catch(() => {});
})))"""


@dataclass(slots=True)
class _Search:
    expedition: Expedition
    samples: list[Download] = field(default_factory=list)
    videos: list[Mention] = field(default_factory=list)
    work: int = 0
    unreachable: int = 0
    pages: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)

    def succeeded(self) -> bool:
        samples = (one for one in self.samples if one.status == _OK and one.kind not in ("html", "unknown"))
        return self.work > 0 or any(samples)


def gather(expedition: Expedition) -> Finding[WorkedExamples]:
    """Search the help section, then the drawn procedures' pages, until a video or a sample works."""
    guidance, procedures = (expedition.findings.get(kind) for kind in ("guidance", "procedures"))
    guides, place = _guides(guidance)
    drawn, place_drawn = _drawn(procedures)
    place = place or place_drawn
    if place is None:
        return _nowhere(guidance, procedures)
    search = _Search(expedition)
    for url in guides:
        _look_at(search, url)
    for page_url, samples in drawn:
        search.samples += samples
        if not search.succeeded():
            _look_at(search, page_url)
    complete = all(_seen(finding) for finding in (guidance, procedures))
    evidence = WorkedExamples(
        tuple(search.samples), tuple(search.videos), search.work, search.unreachable, len(search.pages), complete
    )
    return Found((Candidate(place, evidence, tuple(search.steps), tuple(search.pictures)),))


def _guides(finding: Finding[Any] | None) -> tuple[list[str], Place | None]:
    """The help pages that were read, and the place that stands for them."""
    urls: dict[str, str] = {}
    place = None
    if isinstance(finding, Found):
        for candidate in finding.candidates:
            place = place or candidate.place
            guidance: Guidance = candidate.evidence
            for url in (candidate.place.url, *(topic.url for topic in guidance.topics if not topic.document)):
                urls.setdefault(page_key(url), url)
    return list(urls.values()), place


def _drawn(finding: Finding[Any] | None) -> tuple[list[tuple[str, tuple[Download, ...]]], Place | None]:
    """The drawn procedures' pages that were read in full, with the samples fetched there."""
    if not isinstance(finding, Found):
        return [], None
    candidate = finding.candidates[0]
    procedures: DrawnProcedures = candidate.evidence
    pages = [page for page in procedures.pages if page.read_in_full and page.status in (None, _OK)][:_MOST_PROCEDURES]
    return [
        (page.listed.url, tuple(download for download in page.downloads if download.is_sample)) for page in pages
    ], candidate.place


def _seen(finding: Finding[Any] | None) -> bool:
    return isinstance(finding, Found) or (isinstance(finding, NotFound) and finding.decisive)


def _nowhere(guidance: Finding[Any] | None, procedures: Finding[Any] | None) -> Finding[WorkedExamples]:
    tried: tuple[str, ...] = ()
    for finding in (guidance, procedures):
        if isinstance(finding, NotConfigured):
            return finding
        if isinstance(finding, NotFound):
            tried += finding.tried
    return NotFound("guidance", tried, _seen(guidance) and _seen(procedures))


def _look_at(search: _Search, url: str, *, follow: bool = True) -> None:
    """Look for samples and videos on one page; links that name a video are followed once."""
    if page_key(url) in search.tried or search.succeeded():
        return
    search.tried.add(page_key(url))
    try:
        snapshot = search.expedition.visitor.read(url)
    except (PageNotOpened, Refused):
        return
    search.pages.append(url)
    for link in list(_sample_links(snapshot, search.expedition))[:_MOST_FILES]:
        if (
            _fetch_sample(search, link) == "html"
            and follow
            and same_site(link.url or "", search.expedition.portal.address)
        ):
            _look_at(search, link.url or "", follow=False)
    _try_players(search, snapshot, url)
    for link in _video_links(snapshot):
        if search.succeeded():
            return
        link_url = link.url or ""
        if _VIDEO_FILE.search(link_url) or _VIDEO_HOSTS.search(host_of(link_url)):
            _try_elsewhere(search, link.name, link_url, url)
        elif follow and same_site(link_url, search.expedition.portal.address):
            _look_at(search, link_url, follow=False)


def _sample_links(snapshot: Snapshot, expedition: Expedition) -> Iterator[LiveControl]:
    """Links that call themselves a filled sample, or stand in a row, under a heading or on a page that does."""
    if says("samples", "sample", snapshot.title):
        yield from offered_files(snapshot, expedition.words)
        return
    rows = [" ".join(row) for table in snapshot.tables for row in table.rows]
    rows += [item for items in snapshot.lists for item in items]
    for link in snapshot.links():
        if link.area in ("nav", "header", "footer") or page_key(link.url or "") == page_key(snapshot.url):
            continue
        beside = [row for row in rows if link.name and link.name in row and says("samples", "download", link.name)]
        if any(says("samples", "sample", text) for text in (link.name, link.under, *beside)):
            yield link


def _fetch_sample(search: _Search, link: LiveControl) -> str:
    """Fetch a sample and tell its kind; a page is none, and is left to be looked at."""
    url = link.url or ""
    if f"file {url}" in search.tried:
        return "unknown"
    search.tried.add(f"file {url}")
    came = _fetch(search, url)
    if came is None:
        return "unknown"
    kind = kind_of(came.body)
    if kind == "html" and came.status == _OK:
        return kind
    search.samples.append(Download(link.name[:200], url[:500], came.status, len(came.body), kind, is_sample=True))
    search.steps.append(Step("fetch", link.name[:200], url[:500], came.status, f"{kind}, {len(came.body)} bytes"))
    return kind


def _video_links(snapshot: Snapshot) -> list[LiveControl]:
    seen: dict[str, LiveControl] = {}
    for link in snapshot.links():
        url = link.url or ""
        film = _VIDEO_HOSTS.search(host_of(url)) and re.search(r"watch|/v/|video|youtu\.be/", url)
        direct = _VIDEO_FILE.search(url) or film
        if (direct or says("samples", "video", link.name)) and page_key(url) != page_key(snapshot.url):
            seen.setdefault(page_key(url), link)
    return list(seen.values())[:_MOST_VIDEO_PAGES]


def _try_players(search: _Search, snapshot: Snapshot, url: str) -> None:
    """Play the page's own videos, and ask the sites of embedded players whether they have theirs."""
    if any(media.tag == "video" for media in snapshot.media):
        tab = search.expedition.visitor.go(url)
        for played in tab.evaluate(_PLAY, _PLAY_WITHIN_MS):
            source = str(played["source"])[:500]
            works = played["ready"] >= 1 or _is_film(search, source)
            search.videos.append(Mention("video", f"{source} ({played['seconds']:.0f} s)"[:200], 0, url))
            said = f"{played['seconds']:.1f} s" if works else "does not play"
            search.steps.append(Step("play", source[:200], url, None, said))
            search.work += works
        search.pictures.append(tab.picture("video"))
    for media in snapshot.media:
        if (
            media.tag in ("iframe", "embed", "object")
            and _VIDEO_HOSTS.search(host_of(media.url))
            and not search.succeeded()
        ):
            _try_elsewhere(search, media.name or media.url, media.url, url)


def _is_film(search: _Search, source: str) -> bool:
    """Whether the address gives a film: a browser without the licensed codecs cannot play what every citizen's can."""
    came = _fetch(search, source) if source.startswith("http") else None
    return came is not None and came.status in _SENT and kind_of(came.body) == "video"


def _try_elsewhere(search: _Search, name: str, address: str, page: str) -> None:
    """A film on another site, or a film's file: it works when its address answers."""
    if address in search.tried:
        return
    search.tried.add(address)
    came = _fetch(search, address)
    search.videos.append(Mention("video", name[:200], 0, page))
    status = came.status if came is not None else None
    works = status in _SENT and (not _VIDEO_FILE.search(address) or kind_of(came.body if came else b"") == "video")
    search.work += works
    search.unreachable += status is None
    search.steps.append(Step("fetch", name[:200], address[:500], status))


def _fetch(search: _Search, url: str) -> Fetched | None:
    try:
        return search.expedition.visitor.tab.fetch(url)
    except Refused:
        return None
