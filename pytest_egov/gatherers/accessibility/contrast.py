"""Decides from pixels what the engine leaves open about contrast, and looks at texts the engine never looks at.

WCAG 2.0, 1.4.3. The engine reckons with declared colours, so that pictures, gradients and layers behind a text stop it. Here the
place is pictured without its glyphs and with glyphs in a loud colour: the difference shows where glyphs are, the first what is
behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.axe import nodes_from
from pytest_egov.driver.screen import Box, picture
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.ink import NOT_SEEN, Ink, Shots, least_contrast, over, ratio

if TYPE_CHECKING:
    from PIL.Image import Image

    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

LIMIT, LIMIT_LARGE = 4.5, 3.0
# What is read from pixels is off by a rounding; what is read from finished pixels, by the edges of thin glyphs.
_MARGIN, _MARGIN_BLENDED = 0.05, 0.5
_BAND, _MOST_BANDS = 1500, 6


@dataclass(frozen=True, slots=True)
class _Text:
    node: RuleNode
    ink: Ink
    ground: Sequence[float] | None
    limit: float
    media: bool
    boxes: tuple[Box, ...]


def look(subject: Subject) -> RuleOutcomes:
    """Tell the contrast of texts that the engine left open or passed over; the page is as before afterwards.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    open_ = [result for result in subject.engine.incomplete if result.rule == "color-contrast"]
    left = {node.target[-1]: node for result in open_ for node in result.nodes}
    answers = subject.answers("contrast_texts.js", {"open": list(left)})
    texts = [_text(nodes_from(way, [said.pop("node")])[0], said) for way, answer in answers for said in answer["texts"]]
    found = {selector for _, answer in answers for selector in answer["found"]}
    failing: list[RuleNode] = []
    # What the engine left open and we cannot find or read stays so.
    unsure: list[RuleNode] = [replace(node, summary="") for selector, node in left.items() if selector not in found]
    unsure += [node for way, answer in answers for node in nodes_from(way, answer["unread"])]
    held = 0
    for text, contrast in _contrasts(subject, texts):
        if contrast is not None and contrast < NOT_SEEN:
            continue
        margin = _MARGIN_BLENDED if text.ink.blended else _MARGIN if text.ground is None else 0.0
        node = text.node if contrast is None else _measured(text.node, contrast)
        if contrast is None or text.media or abs(contrast - text.limit) < margin:
            unsure.append(node)
        elif contrast < text.limit:
            failing.append(node)
        else:
            held += 1
    ours = outcomes_of("color-contrast-pixels", failing, unsure, held=held, impact="serious")
    # The engine names the first hundred elements: what lies beyond stays open.
    if any(result.more for result in open_):
        return ours
    return RuleOutcomes(settled=("color-contrast",)).plus(ours)


def _text(node: RuleNode, said: dict[str, Any]) -> _Text:
    red, green, blue, alpha = said["color"]
    ink = Ink((red, green, blue, alpha * said["opacity"]), said["blended"])
    ground = None if said["blended"] else said["ground"]
    boxes = tuple((box[0], box[1], box[2], box[3]) for box in said["boxes"])
    return _Text(node, ink, ground, LIMIT_LARGE if said["large"] else LIMIT, said["media"], boxes)


def _measured(node: RuleNode, contrast: float) -> RuleNode:
    return RuleNode(node.target, node.html, f"{node.summary} {contrast:.2f}:1".strip())


def _contrasts(subject: Subject, texts: list[_Text]) -> Iterator[tuple[_Text, float | None]]:
    """Each text that can be seen with its contrast; None where nobody can tell."""
    for text in texts:
        if text.ground is not None:
            yield text, ratio(over(text.ink.colour, text.ground), text.ground)
    pictured = sorted((text for text in texts if text.ground is None and text.boxes), key=lambda text: text.boxes[0][1])
    bands = [list(band) for _, band in groupby(pictured, key=lambda text: int(text.boxes[0][1] // _BAND))]
    for band, shots in zip(bands, _shots(subject, bands[:_MOST_BANDS]), strict=False):
        for text in band:
            contrast = least_contrast(shots, text.boxes, text.ink) if shots else None
            # Without a glyph to be seen something lies over the text, or the window does not reach it: hidden, not pale.
            if contrast is not None or shots is None:
                yield text, contrast
    for band in bands[_MOST_BANDS:]:
        yield from ((text, None) for text in band)


def _shots(subject: Subject, bands: list[list[_Text]]) -> list[Shots | tuple[()] | None]:
    """Pictures of the place of each band of texts; empty where it lies beyond the page, None where it could not be pictured.

    The ink is changed once for all bands: each time the whole page is drawn anew.
    """
    clips = [_clip(band) for band in bands]
    own: list[Image | None] = [None for _ in bands]
    if not any(clips):
        return [() for _ in bands]
    try:
        for at, band in enumerate(bands):
            if any(text.ink.blended for text in band):
                own[at] = _pictured(subject, clips[at])
        subject.answers("contrast_ink.js", "none", engine=False)
        bare = [_pictured(subject, clip) for clip in clips]
        subject.answers("contrast_ink.js", "solid", engine=False)
        loud = [_pictured(subject, clip) for clip in clips]
    except PageNotOpened:
        return [None for _ in bands]
    finally:
        subject.answers("contrast_ink.js", "own", engine=False)
    return [
        ()
        if clip is None
        else Shots(clip[0], clip[1], its_own or without, without, with_ink)
        if without and with_ink
        else None
        for clip, its_own, without, with_ink in zip(clips, own, bare, loud, strict=True)
    ]


def _clip(texts: list[_Text]) -> Box | None:
    boxes = [box for text in texts for box in text.boxes]
    left, top = max(0, int(min(box[0] for box in boxes))), max(0, int(min(box[1] for box in boxes)))
    right, bottom = (int(max(box[side] + box[side + 2] for box in boxes)) + 1 for side in (0, 1))
    # Beyond the page nobody sees it.
    return (left, top, right - left, min(bottom - top, 2 * _BAND)) if right > left and bottom > top else None


def _pictured(subject: Subject, clip: Box | None) -> Image | None:
    try:
        return picture(subject.tab, clip, of_document=True, still=True) if clip is not None else None
    except PageNotOpened:
        return None
