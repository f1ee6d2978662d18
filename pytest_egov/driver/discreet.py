"""Pictures that are kept: without what nobody else may see, and no larger than they need to be."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image, ImageDraw
    from playwright.sync_api import FloatRect, Frame, Page

    from pytest_egov.masking import Hidden

__all__ = ["photograph", "reduced"]

_INK, _BAR = (255, 255, 255), (32, 33, 36)
_SPARE: Final = 1  # CSS pixels round a box: letters reach beyond it
_STILL: Final = 0.5  # CSS pixels
_FAR: Final = 20_000.0  # beyond any screen
_COLOURS: Final = 256
_Box = tuple[float, float, float, float]  # left, top, right, bottom; CSS pixels of the screen
_Bar = tuple[str, _Box]


def photograph(page: Page, hides: Callable[[str], list[Hidden]], clip: FloatRect | None = None) -> bytes:
    """A picture of what is on the screen, as PNG, with a bar over everything ``hides`` finds in the texts on it.

    The bars are drawn on the picture: the page itself stays as it is, so that none of its handlers hears of it. Where
    something is moving, a bar covers the whole row or column that it moves along.

    Args:
        page: what is pictured.
        hides: where in a text something stands that must not be shown, and the token that takes its place.
        clip: the part of the screen to picture; all of it without.

    Raises:
        playwright.sync_api.Error: the page or the browser is gone.
    """
    known: dict[str, list[Hidden]] = {}

    def hidden(text: str) -> list[Hidden]:
        if text not in known:
            known[text] = hides(text)
        return known[text]

    before = _bars(page, hidden)
    # Stopped for the picture, animations would stand where no bar is.
    png = page.screenshot(animations="allow" if before else "disabled", caret="hide", clip=clip)
    after = _bars(page, hidden)
    return reduced(png, _together(before, after), clip, page.evaluate("() => innerWidth"))


def reduced(png: bytes, bars: list[_Bar] | None = None, clip: FloatRect | None = None, width: float = 0) -> bytes:
    """A picture with bars drawn on it and with at most 256 colours: pages have few, and it takes a third of the room.

    Args:
        png: the picture.
        bars: what is hidden, where.
        clip: which part of the screen it shows; all of it without.
        width: of the screen, CSS pixels.
    """
    from PIL import Image, ImageDraw

    image = Image.open(io.BytesIO(png)).convert("RGB")
    left, top, shown = (clip["x"], clip["y"], clip["width"]) if clip is not None else (0.0, 0.0, width or image.width)
    pen, scale = ImageDraw.Draw(image), image.width / shown
    for token, box in bars or []:
        moved = (box[0] - left - _SPARE, box[1] - top - _SPARE, box[2] - left + _SPARE, box[3] - top + _SPARE)
        _draw(pen, tuple(edge * scale for edge in moved), token)  # type: ignore[arg-type] # four of them
    return _saved(image)


def _draw(pen: ImageDraw.ImageDraw, box: _Box, token: str) -> None:
    from PIL import ImageFont

    pen.rectangle(box, fill=_BAR)
    height = box[3] - box[1]
    font = ImageFont.load_default(size=max(8.0, min(14.0, height * 0.7)))
    if pen.textlength(token, font=font) <= box[2] - box[0]:
        pen.text((box[0] + 2, (box[1] + box[3]) / 2), token, fill=_INK, font=font, anchor="lm")


def _saved(image: Image.Image) -> bytes:
    from PIL import Image

    few = image.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _bars(page: Page, hidden: Callable[[str], list[Hidden]]) -> list[_Bar]:
    """What is to be hidden on the screen now: the token, and where it stands."""
    from playwright.sync_api import Error

    bars: list[_Bar] = []
    for frame in page.frames:
        try:
            offset = _offset(frame)
            if offset is not None:
                bars += [(token, _moved(box, offset)) for token, box in _bars_in(frame, hidden)]
        except Error:
            if frame is page.main_frame:
                raise
            continue  # it has gone meanwhile
    return bars


def _bars_in(frame: Frame, hidden: Callable[[str], list[Hidden]]) -> list[_Bar]:
    texts: list[str] = frame.evaluate(f"() => {_script()}.texts()")
    found = [(number, one) for number, text in enumerate(texts) for one in hidden(text)]
    if not found:
        return []
    parts = [[number, *_units(texts[number], start, end)] for number, (start, end, _) in found]
    boxes: list[list[_Box]] = frame.evaluate(f"(parts) => {_script()}.boxes(parts)", parts)
    tokens = (token for _, (_, _, token) in found)
    return [(token, box) for token, several in zip(tokens, boxes, strict=True) for box in several]


def _units(text: str, start: int, end: int) -> tuple[int, int]:
    """The same places as JavaScript counts them: a letter outside the first plane of Unicode counts twice."""
    return (len(text[:start].encode("utf-16-le")) // 2, len(text[:end].encode("utf-16-le")) // 2)


def _offset(frame: Frame) -> tuple[float, float] | None:
    """Where a frame stands on the screen; None for one that is not shown."""
    if frame.parent_frame is None:
        return 0.0, 0.0
    element = frame.frame_element()
    box = element.bounding_box()
    if box is None:
        return None
    left, top = element.evaluate("(frame) => [frame.clientLeft, frame.clientTop]")  # its border
    return box["x"] + left, box["y"] + top


def _moved(box: _Box, offset: tuple[float, float]) -> _Box:
    return box[0] + offset[0], box[1] + offset[1], box[2] + offset[0], box[3] + offset[1]


def _together(before: list[_Bar], after: list[_Bar]) -> list[_Bar]:
    """The bars for a picture taken in between: what moved meanwhile may have been anywhere along its row or column."""
    if [token for token, _ in before] != [token for token, _ in after]:
        # Something came or went, and which of the others is which is not certain.
        return [(token, (-_FAR, box[1], _FAR, box[3])) for token, box in before + after]
    bars = []
    for (token, a), (_, b) in zip(before, after, strict=True):
        left, top, right, bottom = min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
        if abs(a[0] - b[0]) > _STILL:
            left, right = -_FAR, _FAR
        if abs(a[1] - b[1]) > _STILL:
            top, bottom = -_FAR, _FAR
        bars.append((token, (left, top, right, bottom)))
    return bars


@cache
def _script() -> str:
    return files("pytest_egov.driver").joinpath("shown_texts.js").read_text(encoding="utf-8")
