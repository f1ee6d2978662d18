"""``badge.svg``: the score as a small picture for a readme or a dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from pytest_egov.reporting.excerpts import headline
from pytest_egov.reporting.paper import Lang, date_time, points, printable

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["render_badge"]

_HEIGHT: Final = 24
_MARGIN: Final = 8
_BAR: Final = 3
# Widths in pixels of a sans-serif face of 11 px. Readers whose face is another get the words pressed into the same room.
_NARROW: Final = dict.fromkeys("ijl.,:;|'!()[]", 3.6) | dict.fromkeys("ft/ r-", 4.2) | dict.fromkeys("mwMW", 10.0)
_USUAL: Final = 6.6


def render_badge(result: RunResult, lang: Lang = "vi") -> str:
    """An SVG without a script, a style sheet or an address: what is judged, the interval, and a bar of the same figures.

    A narrowed run has no 100-point score, and says so in the place of the figures.
    """
    label, said = "dịch vụ công" if lang == "vi" else "public service", _said(result, lang)
    left, right = _width(label), _width(said)
    catalogue, name = result.catalogue, printable(result.portal.name or result.portal.address, 200)
    title = escape(f"{name}: {said} ({catalogue.id}@{catalogue.version})")
    about = escape(
        f"{printable(result.portal.address, 300)} · {date_time(result.taken_at, lang)} · SHA-256 {catalogue.sha256} · "
        f"{catalogue.provenance_note.vi if lang == 'vi' else catalogue.provenance_note.en}"
    )
    about_itself = 'role="img" aria-labelledby="egov-t" aria-describedby="egov-d"'
    size = f'width="{left + right}" height="{_HEIGHT}" viewBox="0 0 {left + right} {_HEIGHT}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {about_itself} lang="{lang}">',
        f'<title id="egov-t">{title}</title>',
        f'<desc id="egov-d">{about}</desc>',
        f'<clipPath id="egov-c"><rect width="{left + right}" height="{_HEIGHT}" rx="4"/></clipPath>',
        '<g clip-path="url(#egov-c)" font-family="Verdana,DejaVu Sans,Noto Sans,sans-serif" font-size="11" fill="#fff">',
        f'<rect width="{left}" height="{_HEIGHT}" fill="#3c4043"/>',
        f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="#123a6b"/>',
        *_bar(result, left, right),
        _words(label, _MARGIN, left, 16),
        _words(said, left + _MARGIN, right, 16 if result.score is None else 15),
        "</g></svg>",
    ]
    return "\n".join(lines) + "\n"


def _said(result: RunResult, lang: Lang) -> str:
    if result.score is None:
        judged, total = result.criteria_judged, result.criteria_total
        return (
            f"{judged}/{total} tiêu chí, không có điểm" if lang == "vi" else f"{judged} of {total} criteria, no score"
        )
    certain, possible, most = (points(value, lang) for value in _figures(result))
    whole = most.removesuffix(",00").removesuffix(".00")
    return f"{certain if certain == possible else f'{certain}–{possible}'} / {whole}"


def _figures(result: RunResult) -> tuple[float, float, float]:
    totals = headline(result)
    return totals.certain, totals.possible, totals.maximum


def _bar(result: RunResult, left: int, right: int) -> list[str]:
    """A strip below the figures: gold for what is certain, paler for what is open; none without a score."""
    certain, possible, most = _figures(result)
    if result.score is None or most <= 0:
        return []
    strip = f'y="{_HEIGHT - _BAR}" height="{_BAR}"'
    return [
        f'<rect x="{left}" {strip} width="{right}" fill="#0a2140"/>',
        f'<rect x="{left}" {strip} width="{right * possible / most:.1f}" fill="#8fb3dd"/>',
        f'<rect x="{left}" {strip} width="{right * certain / most:.1f}" fill="#f2b705"/>',
    ]


def _words(text: str, x: int, room: int, y: int) -> str:
    return (
        f'<text x="{x}" y="{y}" textLength="{room - 2 * _MARGIN}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


def _width(text: str) -> int:
    return round(sum(_NARROW.get(letter, _USUAL) for letter in text)) + 2 * _MARGIN
