"""Public figures on processing: what they count, how far they reach, and by what they can be chosen."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Figure, Statistics
from pytest_egov.evidence.findings import Finding, Found, NotFound
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.reading.figures import Grid, Shown, shown_by
from pytest_egov.gatherers.reading.values import dates_in, month_periods_in, numbers_in, says
from pytest_egov.wayfinding.finder import FAIR
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look", "term_of"]

_MOST_LINKS = 3
_ENOUGH = 5  # terms there are
_ON_START = 2  # figures that make the start page a page of figures
_MOST_FIGURES = 60
_LINE = 200
_AHEAD = timedelta(days=100)  # a quarter under way is named by its end; what lies beyond is no period of figures
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONTH_ALONE = re.compile(r"^(?:tháng|thang|month|t)\s*\.?\s*(\d{1,2})$", re.IGNORECASE)


def look(visit: Visit, expedition: Expedition) -> Statistics | None:
    """The figures of a page and of the pages of figures it names; None when there are none."""
    tab = visit.tab()
    snapshot, shown = _after_asking(tab, visit)
    visit.picture("statistics")
    taken = [_taken(snapshot, shown, expedition.today)]
    for link in _further(visit.snapshot, expedition):
        if len(_terms(taken)) >= _ENOUGH:
            break
        try:
            page = expedition.visitor.read(link.url or "")
            shown = shown_by(expedition.visitor.go(link.url or ""))
        except (PageNotOpened, Refused):
            continue
        visit.record("open", link.name, page)
        taken.append(_taken(page, shown, expedition.today))
    if not _terms(taken) and not any(one.pictures for one in taken):
        return None
    return Statistics(
        tuple(dict.fromkeys(figure for one in taken for figure in one.figures))[:_MOST_FIGURES],
        max((one.covers_until for one in taken if one.covers_until and one.figures), default=None),
        any(one.period_selector for one in taken),
        any(one.by_agency for one in taken),
        sum(one.pictures for one in taken),
    )


def _after_asking(tab: Tab, visit: Visit) -> tuple[Snapshot, Shown]:
    """The page with its figures: where it shows none before a period is asked for, its form is sent as it stands."""
    snapshot, shown = tab.snapshot(), shown_by(tab)
    if len({figure.term for figure in _figures(shown)}) > 1:
        return snapshot, shown
    for form in snapshot.forms:
        fields = [field for field in form.fields if field.shown]
        chooses = any(_is_period(f"{field.label} {field.group}", field.kind, field.options) for field in fields)
        harmless = not any(field.kind in ("textarea", "password", "file", "radio") for field in fields)
        if (
            form.ref >= 0
            and chooses
            and harmless
            and any(says("reports", "shows", button.name) for button in form.buttons)
        ):
            after = tab.submit(form, "filter")
            visit.record("filter", form.name or "kỳ số liệu", after)
            return after, shown_by(tab)
    return snapshot, shown


def _taken(snapshot: Snapshot, shown: Shown, today: date) -> Statistics:
    fields = [field for form in snapshot.forms for field in form.fields if field.shown]
    periods = any(_is_period(f"{field.label} {field.group}", field.kind, field.options) for field in fields)
    return Statistics(
        tuple(_figures(shown)),
        _covers_until(snapshot, shown, today),
        periods,
        any(map(_by_agency, shown.grids)),
        shown.pictures,
    )


def _terms(taken: Iterable[Statistics]) -> set[str]:
    return {figure.term for one in taken for figure in one.figures}


def term_of(label: str, around: str = "") -> str | None:
    """What a figure counts, by its label and by what stands around it; None when it is none of the five.

    The five are ``online_received``, ``online_resolved``, ``on_time``, ``total_received`` and ``satisfaction``.
    """
    if says("counted", "satisfied", label):
        return "satisfaction"
    if says("counted", "on_time", label):
        return "on_time"
    applications = says("counted", "applications", label)
    if says("counted", "something_else", label) and not (applications and says("counted", "received", label)):
        return None
    online = says("counted", "online", label) or (
        says("counted", "online", around) and says("counted", "applications", around)
    )
    resolved = says("counted", "resolved", label) and not says("counted", "unresolved", label)
    received = says("counted", "received", label)
    # "Received online": who is online now is not received.
    if online and (applications or received or resolved or says("counted", "applications", around)):
        if resolved:
            return "online_resolved"
        return None if says("counted", "unresolved", label) else "online_received"
    of_all = says("counted", "total", label) and says("counted", "applications", f"{label} {around}")
    return (
        "total_received" if (received or of_all) and not resolved and not says("counted", "unresolved", label) else None
    )


def _figures(shown: Shown) -> Iterator[Figure]:
    for card in shown.cards:
        if numbers_in(card.value) and (term := term_of(card.label, card.under)):
            yield Figure(term, card.label[:_LINE], card.value[:40])
    for grid in shown.grids:
        yield from _figures_in(grid)


def _figures_in(grid: Grid) -> Iterator[Figure]:
    """Labels in the first column of a two-column table; else the heads of columns over the total row (or the first)."""
    rows = [row for row in grid.rows if any(row)]
    body = [row for row in rows if any(_is_number(cell) for cell in row[1:])]
    if not body:
        return
    head = rows[: rows.index(body[0])]
    names = [" ".join(dict.fromkeys(row[at] for row in head if at < len(row))) for at in range(len(body[0]))]
    for row in body:  # rows that name what they count, with one number or one for each period
        if (term := term_of(row[0], grid.caption)) and (value := next(filter(_is_number, row[1:]), "")):
            yield Figure(term, row[0][:_LINE], value[:40])
    if not head:
        return
    total = next((row for row in reversed(body) if any(says("reports", "sum", cell) for cell in row[:2])), body[0])
    for name, value in zip(names, total, strict=False):
        if _is_number(value) and (term := term_of(name, grid.caption)):
            yield Figure(term, name[:_LINE], value[:40])


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\s]*\d[\d.,\s]*%?( hồ sơ)?", cell.strip()))


def _by_agency(grid: Grid) -> bool:
    rows = [row for row in grid.rows if any(_is_number(cell) for cell in row)]
    heads = [cell for row in grid.rows[:2] for cell in row[:3]]
    names = [
        cell
        for row in rows
        for cell in row[:2]
        if re.match(r"(?i)(sở|ubnd|ủy ban|uỷ ban|ban |chi cục|phường|xã|huyện|department|cục )", cell)
    ]
    named = any(says("reports", "agency", cell) for cell in heads)
    return len(rows) > 1 and (named or len(names) > 1)


def _is_period(words: str, kind: str, options: tuple[str, ...]) -> bool:
    if kind in ("month", "week", "date"):
        return True
    if kind not in ("select", "text", "radio"):
        return False
    years = sum(bool(_YEAR.search(option)) or bool(_MONTH_ALONE.match(option.strip())) for option in options)
    return years > 1 or (says("reports", "period", words) is not None and len(words) <= 60)  # a label


def _covers_until(snapshot: Snapshot, shown: Shown, today: date) -> date | None:
    """The latest day the page says its figures cover; the end of the month or quarter where it names one."""
    # The text of a page holds the entries of its lists, too: a quarter that can be chosen is none that is covered.
    entries = {fold(option) for form in snapshot.forms for field in form.fields for option in field.options}
    lines = (line for line in snapshot.text.splitlines() if len(line) <= _LINE and fold(line) not in entries)
    said = [line for line in lines if says("reports", "covers", line)]
    said += [f"{label} {value}" for label, value in shown.chosen]
    said += [grid.caption for grid in shown.grids]
    said += [cell for grid in shown.grids for row in grid.rows if any(map(_counts, row[1:])) for cell in row[:2]]
    days = [day for text in said for day in (*dates_in(text), *month_periods_in(text))]
    days += _chosen_month(shown) + _months_of_a_year(shown, snapshot)
    days += [] if days else _years_past((*said, *(text for _, text in snapshot.headings)), today)
    return max((day for day in days if day <= today + _AHEAD), default=None)


def _years_past(said: Iterable[str], today: date) -> list[date]:
    """The ends of years that are named alone: of a year that is over all is covered, of this one nobody knows how much."""
    years = [int(found[1]) for text in said for found in _YEAR.finditer(text)]
    return [date(year, 12, 31) for year in years] if years and max(years) < today.year else []


def _counts(cell: str) -> bool:
    return _is_number(cell) and any(numbers_in(cell))


def _chosen_month(shown: Shown) -> list[date]:
    """A month chosen in one list and a year in another."""
    years = [
        int(found[1])
        for _, value in shown.chosen
        if (found := re.fullmatch(r"(?:năm\s*)?(20\d\d)", value.strip().casefold()))
    ]
    months = [
        int(found[1])
        for label, value in shown.chosen
        if (
            found := _MONTH_ALONE.match(value.strip())
            or (re.fullmatch(r"(\d{1,2})", value.strip()) if says("reports", "period", label) else None)
        )
    ]
    return [_end_of(year, month) for year in years[:1] for month in months[:1] if 1 <= month <= 12]  # December


def _months_of_a_year(shown: Shown, snapshot: Snapshot) -> list[date]:
    """Rows "Tháng 1" to "Tháng 12" below a year: the last one that counts anything."""
    for grid in shown.grids:
        year = _YEAR.search(grid.caption) or next(
            (found for _, value in shown.chosen if (found := _YEAR.search(value))), None
        )
        year = year or _YEAR.search(" ".join(text for _, text in snapshot.headings))
        months = [
            int(found[1])
            for row in grid.rows
            if row and any(map(_counts, row[1:])) and (found := _MONTH_ALONE.match(row[0].strip()))
        ]
        if year and months:
            return [_end_of(int(year[1]), month) for month in months if 1 <= month <= 12]  # December
    return []


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _further(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """Other pages of figures, as this one's content names them."""
    found: dict[str, LiveControl] = {}
    for control in snapshot.links():
        url = control.url or ""
        fits = expedition.words.place_confidence("statistics", control.name) >= FAIR or says(
            "ratings", "results", control.name
        )
        inside = control.area in ("main", "body", "aside")
        if fits and inside and same_site(url, expedition.portal.address) and page_key(url) != page_key(snapshot.url):
            found.setdefault(page_key(url), control)
    return list(found.values())[:_MOST_LINKS]


def _gather(expedition: Expedition) -> Finding[Statistics]:
    """As at_place; many portals show their figures on the start page and nowhere else."""
    finding = at_place("statistics", look)(expedition)
    if not isinstance(finding, NotFound) or "statistics" in expedition.portal.places:
        return finding
    visit = expedition.visit(expedition.at_start("statistics"))
    evidence = look(visit, expedition)
    if evidence is None or len({figure.term for figure in evidence.figures}) < _ON_START:
        return finding
    return Found((visit.candidate(evidence),))


GATHERERS = (Gatherer("statistics", _gather),)
