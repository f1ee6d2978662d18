"""Pictures of a page while it loads, taken through the DevTools protocol and read by the browser itself.

The browser decodes the pictures it made, in an empty page after the load: no image library is needed, and whatever a
hostile page painted is decoded in the browser's sandbox.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.speed_index import Frame, visual_progress
from pytest_egov.evidence.film import Still

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import BrowserContext, CDPSession

__all__ = ["Screencast"]

# Small pictures suffice for a histogram and cost the machine under measurement little.
OPTIONS = {"format": "jpeg", "quality": 90, "maxWidth": 320, "maxHeight": 320, "everyNthFrame": 1}


@dataclass(slots=True)
class Screencast:
    """The pictures of one load: when each was taken, in seconds since 1970, and its JPEG in base64.

    The moment on the browser's own clock is not told by every Chromium we meet (150 does not); the wall clock always is.
    """

    pictures: list[tuple[float, str]] = field(default_factory=list)

    def start(self, session: CDPSession) -> None:
        """Take a picture whenever the screen changes."""
        from playwright.sync_api import Error

        def keep(event: dict[str, Any]) -> None:
            # The next picture comes only after this one is acknowledged.
            self.pictures.append((event["metadata"]["timestamp"], event["data"]))
            with suppress(Error):  # the page may have closed meanwhile
                session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

        session.on("Page.screencastFrame", keep)
        session.send("Page.startScreencast", OPTIONS)

    def frames(self, context: BrowserContext, milliseconds: Callable[[float], float]) -> list[Frame]:
        """The pictures' histograms, each at its moment; the page they were taken of should be closed by now."""
        # A carousel shows the same pictures again and again: each is read once.
        taken = tuple(self.pictures)
        different = list(dict.fromkeys(picture for _, picture in taken))
        script = files("pytest_egov.driver").joinpath("frame_histograms.js").read_text(encoding="utf-8")
        reader = context.new_page()
        histograms = dict(zip(different, reader.evaluate(script, different), strict=True))
        return [Frame(milliseconds(taken_at), histograms[picture]) for taken_at, picture in taken]

    def stills(self, frames: Sequence[Frame]) -> list[Still]:
        """The pictures themselves, each with how much of the final screen it shows, in the order of time.

        Args:
            frames: what ``frames`` answered.
        """
        # A picture may still have come in while the others were being read.
        pairs = zip(frames, (picture for _, picture in self.pictures), strict=False)
        film = sorted(((frame, picture) for frame, picture in pairs if frame.at >= 0), key=lambda pair: pair[0].at)
        if not film:
            return []
        final = film[-1][0].histogram
        return [Still(frame.at, visual_progress(frame.histogram, final), picture) for frame, picture in film]
