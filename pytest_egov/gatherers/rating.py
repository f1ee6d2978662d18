"""The rating of services: on how many levels, about what, and what is published of it. Nothing is ever rated here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Mention, Rating
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.known_codes import application_code
from pytest_egov.gatherers.look_up_forms import button_of, captcha_of, look_up_form
from pytest_egov.gatherers.reading.figures import Choice, Shown, shown_by
from pytest_egov.gatherers.reading.values import numbers_in, says
from pytest_egov.wayfinding.finder import FAIR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

_LEVELS = ("very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied")
_MOST_LINKS = 3
_MOST_RESULTS = 20
_LINE = 160
_MOST_LEVELS = 10
_STARS = re.compile(r"^\s*(?:[★☆⭐]+|\d{1,2}\s*(?:sao|stars?|điểm)?)\s*$", re.IGNORECASE)
_SCALE = re.compile(r"\d\s*(?:sao|stars?)\b|\b\d\s*[-–]\s*\d\s*điểm", re.IGNORECASE)
_LAW = re.compile(r"nghị định|thông tư|quyết định|điều \d|decree|circular", re.IGNORECASE)


def look(visit: Visit, expedition: Expedition) -> Rating | None:
    """The levels, items and published results of a page and of those it names for them; None when there are none."""
    shown = shown_by(visit.tab())
    levels, results = _levels(shown, visit.snapshot), _results(shown, visit.snapshot)
    items, pictures, guarded = _items(visit.snapshot), shown.pictures, False
    visit.picture("rating")
    if not levels:
        levels, items, guarded = _by_code(visit, expedition, items)
    for link in _further(visit.snapshot, expedition):
        if levels and results:
            break
        try:
            page = expedition.visitor.read(link.url or "")
            shown = shown_by(expedition.visitor.go(link.url or ""))
        except (PageNotOpened, Refused):
            continue
        visit.record("open", link.name, page)
        levels, results = levels or _levels(shown, page), results or _results(shown, page)
        items, pictures = items or _items(page), pictures + shown.pictures
    if not levels and not results and not guarded:
        return None
    return Rating(levels, items, results[:_MOST_RESULTS], guarded and not levels, pictures)


def _levels(shown: Shown, snapshot: Snapshot) -> tuple[str, ...]:
    """The names of the levels one can choose from: words of satisfaction, stars, or a scale of numbers."""
    rates = (
        says("ratings", "counted", f"{snapshot.title} {' '.join(text for _, text in snapshot.headings)}") is not None
    )
    scales = (_scale(choice, rates=rates) for choice in shown.choices)
    return max(scales, key=len, default=())


def _scale(choice: Choice, *, rates: bool) -> tuple[str, ...]:
    names = [name for name in choice.names if name]
    satisfied = tuple(dict.fromkeys(name for name in names if _level_of(name) is not None))
    if len(satisfied) > 1:
        return satisfied[:_MOST_LEVELS]
    stars = [name for name in names if _STARS.match(name)]
    if not 1 < len(stars) <= _MOST_LEVELS:
        return ()
    if any(says("ratings", "star", name) or re.search(r"[★☆⭐]", name) for name in stars):
        # Five stars are often five times the same sign: they are counted, not named.
        return tuple(stars) if len(set(stars)) > 1 else tuple(f"{at} sao" for at in range(1, len(stars) + 1))
    # Bare numbers are a scale where the page speaks of rating; a list of numbers is as often a pager's.
    numbers = sorted(int(name) for name in stars if name.strip().isdigit())
    scale = numbers == list(range(1, len(stars) + 1)) and len(stars) == len(names)
    return tuple(stars) if rates and scale and choice.by != "select" else ()


def _level_of(name: str) -> str | None:
    return next((level for level in _LEVELS if len(name) <= _LINE and says("satisfaction", level, name)), None)


def _items(snapshot: Snapshot) -> tuple[Mention, ...]:
    """What can be rated singly: ease, timeliness, attitude, as legends, rows and labels name it."""
    labels = [field.group or field.label for form in snapshot.forms for field in form.fields]
    labels += [piece.label for piece in snapshot.pieces if piece.shown]
    found: dict[str, Mention] = {}
    for label in labels:
        for term in ("ease", "timeliness", "attitude"):
            if term not in found and len(label) <= _LINE and says("rating_items", term, label):
                found[term] = Mention(term, label[:200], 0, snapshot.url[:300])
    return tuple(found.values())


def _results(shown: Shown, snapshot: Snapshot) -> tuple[str, ...]:
    """Counts and shares published of ratings given, as the page shows them."""
    return tuple(
        dict.fromkeys(result[:_LINE] for result in (*_in_tables(shown), *_in_cards(shown), *_in_lines(snapshot)))
    )


def _in_tables(shown: Shown) -> Iterator[str]:
    for grid in shown.grids:
        rows = [row for row in grid.rows if any(map(numbers_in, row[1:]))]
        heads = [row for row in grid.rows[:2] if row not in rows]
        for row in rows:
            if _rates(row[0]):
                yield f"{row[0]}: {' | '.join(cell for cell in row[1:] if numbers_in(cell))}"
        for at in range(1, len(rows[0]) if rows else 0):
            name = " ".join(dict.fromkeys(head[at] for head in heads if at < len(head)))
            value = next((row[at] for row in rows if at < len(row) and _is_count(row[at])), "")
            if value and _rates(name):
                yield f"{name}: {value}"


def _in_cards(shown: Shown) -> Iterator[str]:
    for card in shown.cards:
        if _is_count(card.value) and _rates(f"{card.label} {card.under}"):
            yield f"{card.label}: {card.value}"


def _in_lines(snapshot: Snapshot) -> Iterator[str]:
    """Sentences such as "Rất hài lòng: 96,5 % (1.204 lượt)"; the names of the levels themselves are none."""
    for line in snapshot.text.splitlines():
        rest = _SCALE.sub(" ", line)
        if len(line) > _LINE or _LAW.search(line) or (not says("ratings", "counted", line) and _level_of(line) is None):
            continue
        telling = re.search(
            r"\d\s*%|\d\s*(lượt|phiếu|đánh giá|ratings?|votes?)|\d[.,]\d\s*/\s*(5|10)", rest, re.IGNORECASE
        )
        if telling or (_level_of(line) and re.search(r"[:(]\s*\d", rest)):
            yield re.sub(r"\s+", " ", line).strip()


def _rates(words: str) -> bool:
    return _level_of(words) is not None or says("ratings", "counted", words) is not None


def _is_count(value: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\s]*\d\s*(%|lượt|phiếu|/\s*(5|10))?", value.strip(), re.IGNORECASE))


def _by_code(
    visit: Visit, expedition: Expedition, items: tuple[Mention, ...]
) -> tuple[tuple[str, ...], tuple[Mention, ...], bool]:
    """The levels behind a code: looked at with a known one; without one we only know that they are behind it."""
    found = look_up_form(visit.snapshot, "status_lookup", at_least=1.0)
    if found is None:
        return (), items, _behind_sign_in(visit.snapshot)
    known = application_code(expedition)
    if known is None:
        return (), items, True
    try:
        tab: Tab = visit.tab()
        before = tab.snapshot()
        found = look_up_form(before, "status_lookup", at_least=1.0)
        button = button_of(tab, found, before) if found else None
        # A button that may rate is not pressed, even beside an empty form.
        if (
            found is None
            or captcha_of(tab, found, before)
            or button is None
            or not says("look_up", "sends", button.name)
        ):
            return (), items, True
        tab.fill(found.code, known.code, "look_up")
        after = tab.press(button, "look_up")
        visit.record("look_up", "known", after)
        levels = _levels(shown_by(tab), after)
    except PageNotOpened:
        return (), items, True
    return levels, items or _items(after), not levels


def _behind_sign_in(snapshot: Snapshot) -> bool:
    return any(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields) or any(
        says("messages", "sign_in_asked", line) for line in snapshot.text[:20_000].splitlines()
    )


def _further(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """Pages this one names for rating or for its results; those of the content first."""
    found: dict[str, LiveControl] = {}
    for control in sorted(snapshot.links(), key=lambda one: one.area in ("nav", "header", "footer")):
        url = control.url or ""
        fits = expedition.words.place_confidence("rating", control.name) >= FAIR or says(
            "ratings", "results", control.name
        )
        if fits and same_site(url, expedition.portal.address) and page_key(url) != page_key(snapshot.url):
            found.setdefault(page_key(url), control)
    return list(found.values())[:_MOST_LINKS]


GATHERERS = (Gatherer("rating", at_place("rating", look)),)
