"""The pages of the procedures drawn: level, content elements, files, and the control that starts an online filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.findings import Candidate, CouldNotLook, Finding, Found
from pytest_egov.evidence.procedures import DrawnProcedures, ListedProcedure, ProcedurePage
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.procedures.draw import Draw, drawn_listed
from pytest_egov.gatherers.procedures.elements import elements_behind_tabs, elements_on
from pytest_egov.gatherers.procedures.levels import level_of_page
from pytest_egov.gatherers.procedures.ways import clicks_to_procedure
from pytest_egov.gatherers.reading.downloads import fetch_download, offered_files
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.evidence.places import Mention
    from pytest_egov.evidence.procedures import Download
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["GATHERERS", "eform_url", "gather", "procedure_page", "start_control"]

_STARTS = 0.5
_FIELD, _FIELD_LETTERS = 0.6, 100
_ERROR = 400
_VIDEO_HOSTS = ("youtube.", "youtu.be", "vimeo.", "dailymotion.", ".mp4", ".webm", ".m3u8")


def gather(expedition: Expedition) -> Finding[DrawnProcedures]:
    """Open the procedures drawn, the first of them in full; those whose pages did not open are left out of the draw."""
    draw = drawn_listed(expedition)
    if draw is None:
        return at_place("procedure_list", _no_list)(expedition)
    positions, pages, trouble = [], [], ""
    for index, position in enumerate(draw.positions):
        expedition.say(f"procedure {index + 1} of {len(draw.positions)}")
        try:
            full = index < expedition.gather.procedures.read_in_full
            page = procedure_page(draw, index, expedition, full=full)
        except (PageNotOpened, Refused) as error:
            trouble = str(error)
            continue
        if page is not None:
            positions.append(position)
            pages.append(page)
    if not pages:
        said = trouble[:200] or "no row drawn leads to a page"
        return CouldNotLook(
            "procedures",
            Text(f"Không mở được thủ tục nào trong số đã chọn: {said}", f"No procedure drawn could be opened: {said}"),
        )
    evidence = DrawnProcedures(draw.seed, draw.population, tuple(positions), tuple(pages))
    return Found((Candidate(draw.source.place, evidence),))


def _no_list(_visit: Visit, _expedition: Expedition) -> DrawnProcedures | None:
    """What is left to tell where no page lists procedures: what was tried, and whether that proves there is no list."""
    return None


def start_control(snapshot: Snapshot, elsewhere: Snapshot, words: Vocabulary) -> LiveControl | None:
    """The control of a procedure's page that starts filing online; None when there is none.

    Args:
        snapshot: the procedure's page.
        elsewhere: the start page: what stands there as well belongs to the portal, not to this procedure.
        words: the vocabulary.
    """
    everywhere = {(control.name, control.url, control.area) for control in elsewhere.controls}
    fitting = [
        (words.place_confidence("start_filing", control.name), control)
        for control in snapshot.controls
        if control.shown
        and control.area not in ("nav", "header", "footer")
        and control.role != "tab"
        and not _is_an_anchor(control)
        and (control.name, control.url, control.area) not in everywhere
    ]
    good = [(fit, control) for fit, control in fitting if fit >= _STARTS]
    best = max(good, key=lambda scored: (scored[1].enabled, scored[1].url is not None, scored[0]), default=None)
    return best[1] if best is not None else None


def eform_url(expedition: Expedition) -> tuple[str, tuple[str, ...]] | None:
    """Where the first drawn online procedure starts its filing, and the names activated on the way from the start page.

    What the portal file says of ``eform`` goes before.
    Opens procedures in the order drawn until one has a start control that leads to an address, and no more.
    """
    if "eform" in expedition.portal.places:
        given = expedition.finder.find("eform").candidates
        return (given[0].url, given[0].trail) if given else None
    draw = drawn_listed(expedition)
    for index in range(len(draw.positions) if draw is not None else 0):
        assert draw is not None
        try:
            listed = draw.listed(index)
            if listed is None or listed.level == "information":
                continue
            snapshot = expedition.visitor.read(listed.url, "procedure")
        except (PageNotOpened, Refused):
            continue
        control = start_control(snapshot, expedition.finder.start(), expedition.words)
        if control is not None and control.enabled and control.url:
            return control.url, (*draw.source.place.trail, listed.name, control.name)
    return None


def procedure_page(draw: Draw, index: int, expedition: Expedition, *, full: bool) -> ProcedurePage | None:
    """What the page of the ``index``-th drawn shows; None where its row leads to no page.

    Args:
        draw: of this expedition.
        index: from 0.
        expedition: in the role of a visitor.
        full: with its content elements, its files and the clicks that lead to it.

    Raises:
        PageNotOpened, Refused, PortalBlocked, BrowserGone: as Visitor.read.
    """
    listed = draw.listed(index)
    if listed is None:
        return None
    snapshot = expedition.visitor.read(listed.url, "procedure")
    level = level_of_page(listed.name, snapshot, expedition.words) or listed.level
    if snapshot.status is not None and snapshot.status >= _ERROR:
        return ProcedurePage(listed, snapshot.status, snapshot.title, None, listed.level, read_in_full=full)
    start = start_control(snapshot, expedition.finder.start(), expedition.words)
    return ProcedurePage(
        listed=listed,
        status=snapshot.status,
        title=snapshot.title,
        clicks=clicks_to_procedure(draw, index, listed, expedition) if full else None,
        level=level,
        elements=_elements(snapshot, listed, expedition) if full else (),
        downloads=_downloads(snapshot, expedition) if full else (),
        start=start.as_control() if start is not None else None,
        media=_players(snapshot),
        read_in_full=full,
        field=_field_of(snapshot, expedition.words),
    )


def _elements(snapshot: Snapshot, listed: ListedProcedure, expedition: Expedition) -> tuple[Mention, ...]:
    words = expedition.words
    seen = elements_on(snapshot, listed.name, words)
    have = {mention.term for mention in seen if mention.characters}
    hidden = [
        c for c in snapshot.controls if not c.url and (t := words.term_of("elements", c.name, 0.6)) and t not in have
    ]
    return elements_behind_tabs(expedition.visitor.go(listed.url), listed.name, seen, words) if hidden else seen


def _downloads(snapshot: Snapshot, expedition: Expedition) -> tuple[Download, ...]:
    """The files a page offers; each address is fetched once in an expedition."""
    came = []
    for control in offered_files(snapshot, expedition.words):
        key = f"download: {page_key(control.url or '')}"
        if key not in expedition.taken:
            expedition.taken[key] = fetch_download(expedition.visitor.tab, control, expedition.words)
        if expedition.taken[key] is not None:
            came.append(expedition.taken[key])
    return tuple(came)


def _field_of(snapshot: Snapshot, words: Vocabulary) -> str:
    """What stands under the label that names the procedure's field; one line."""
    under = (it.text for it in snapshot.pieces if words.term_of("groupings", it.label, _FIELD) == "field")
    return next((text.strip().splitlines()[0][:_FIELD_LETTERS] for text in under if text.strip()), "")


def _players(snapshot: Snapshot) -> tuple[str, ...]:
    players = [
        media
        for media in snapshot.media
        if media.tag == "video" or any(host in media.url.casefold() for host in _VIDEO_HOSTS)
    ]
    return tuple((media.name or media.url)[:200] for media in players)


def _is_an_anchor(control: LiveControl) -> bool:
    """Whether it only scrolls to a part of the page, as the tab "Nộp hồ sơ" of some portals."""
    return control.url is None and control.raw.startswith("#") and len(control.raw) > 1


GATHERERS = (Gatherer("procedures", gather),)
