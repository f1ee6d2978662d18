"""Watches a page for what moves, blinks or changes by itself for long, and tries the control that says it stops it.

WCAG 2.0, 2.2.2: what starts by itself, lasts more than five seconds and stands beside other content can be paused, stopped or
hidden. The watch is long only on pages on which a script may still move something; everything else tells how long it runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_egov.acts import PROVOKE
from pytest_egov.driver.axe import nodes_from, with_axe
from pytest_egov.driver.screen import picture
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.subject import script_of

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["MotionWatch", "begin"]

LIMIT_S = 5.0  # how long something may move, of WCAG
# A carousel of seven seconds is common; a timer that comes later is not waited for.
_BEYOND_S = 3.5
_STEP_MS, _SETTLED_MS, _BETWEEN_PICTURES_MS = 250, 800, 300
_STOPS = (
    r"tạm dừng|dừng|ngừng|ngưng|tam dung|\bpaus|\bstop|freeze|tắt (chuyển|hiệu|hoạt|tự)|turn off|pausa|arrêt|anhalten|暂停|停止"
    r"|[⏸⏯⏹❚]|\bII\b"
)
_HIDES = r"(?<!\p{L})(ẩn|đóng|hide|close|dismiss)(?!\p{L})|^\s*[×✕✖x]\s*(\||$)"
_MOTIONS = r"chuyển động|hiệu ứng|hoạt ảnh|hoạt hình|animation|motion|moving|carousel|slide|banner|trình chiếu|chữ chạy"
_BUSY = r"spin(ner|ning)?\b|loader|loading|preload|progress|skeleton|shimmer|busy|đang tải|dang[-_ ]?tai|please wait"
_MOST_CANVASES = 3


@dataclass(frozen=True, slots=True)
class _Moving:
    """What moves: ``control`` names the control near it that says it stops it, ``period`` is in milliseconds."""

    node: RuleNode
    kind: str
    doubt: str
    period: float
    control: str
    reachable: bool
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MotionWatch:
    """A watch under way on the page in a tab; ``limit_s`` is how long something may move."""

    tab: Tab
    limit_s: float

    def end(self, subject: Subject) -> RuleOutcomes:
        """See the watch out, press what stops the motion, and say what moves for too long and cannot be stopped.

        Raises:
            PageNotOpened, BrowserGone: as with_axe.
        """
        self._wait()
        try:
            found, stale = self._found(subject)
            # A canvas tells by its pixels only; one that stands still is no motion, one beyond the screen may be.
            moves = [True if one.kind != "canvas" else self._canvas_moves(one) for one in found]
            stopped = self._stopped(subject, found)
        finally:
            subject.answers("motion_stopped.js", "end", engine=False)
        failing: list[RuleNode] = []
        unsure: list[RuleNode] = []
        for one, has_moved, has_stopped in zip(found, moves, stopped, strict=True):
            if has_moved is not False and not (has_stopped and one.reachable):
                (unsure if has_stopped or one.doubt or has_moved is None else failing).append(one.node)
        # The page was watched: that nothing on it moves for long is what the rule asks of it.
        moving = outcomes_of("motion-without-control", failing, unsure, held=not failing, impact="serious")
        # The engine objects to every marquee; one that a control stops is no barrier.
        ran = any(one.kind == "marquee" for one in found)
        free = ran and not any(node.summary.startswith("marquee") for node in (*failing, *unsure))
        left = outcomes_of("alternative-left-behind", stale, impact="serious")
        return replace(moving.plus(left), refuted=("marquee",) if free else ())

    def _wait(self) -> None:
        with self.tab.alive():
            for _ in range(int((self.limit_s + _BEYOND_S) * 1000 / _STEP_MS)):
                since, due, canvas = self.tab.page.evaluate(_STANDING)
                left = self.limit_s + 1 - since
                if (due is None and not canvas) or (
                    left <= 0 and (due is None or since + due > self.limit_s + _BEYOND_S)
                ):
                    return
                if left <= 0 and due < _STEP_MS / 1000:
                    # Timers that come often have shown by now what they do.
                    self.tab.page.wait_for_timeout(_SETTLED_MS)
                    return
                self.tab.page.wait_for_timeout(_STEP_MS)

    def _found(self, subject: Subject) -> tuple[list[_Moving], list[RuleNode]]:
        """What moves, and the pictures that were replaced meanwhile under the alternative of the first."""
        argument = {"limit": self.limit_s, "busyWords": _BUSY}
        answers = subject.answers("motion_found.js", argument)
        said = [answer for _, answer in answers]
        stale = [node for way, answer in answers for node in nodes_from(way, answer["stale"])]
        if any(answer["pictures"] for answer in said):
            subject.answers("moving_pictures.js", argument, engine=False)
        elif not any(answer["found"] for answer in said):
            return [], stale
        words = {"stops": _STOPS, "hides": _HIDES, "motions": _MOTIONS}
        moving = [
            _Moving(nodes_from(way, [one.pop("node")])[0], **{**one, "box": tuple(one["box"])})
            for way, answer in subject.answers("motion_controls.js", words)
            for one in answer
        ]
        return moving, stale

    def _stopped(self, subject: Subject, found: list[_Moving]) -> list[bool]:
        """Of each, whether it stood still once its control was pressed; the controls are pressed again afterwards."""
        controlled = [one for one in found if one.control]
        if not controlled:
            return [False for _ in found]
        self.tab.guard.act = PROVOKE
        subject.answers("motion_stopped.js", "press", engine=False)
        self._pause(_SETTLED_MS)
        subject.answers("motion_stopped.js", "count", engine=False)
        longest = max(one.period * 1.3 for one in controlled)
        self._pause(max(_BETWEEN_PICTURES_MS, min(longest, self.limit_s * 1300)))
        still = [moves for _, answer in subject.answers("motion_stopped.js", "look") for moves in answer]
        stopped = [
            bool(one.control) and not (moves and (one.kind != "canvas" or self._canvas_moves(one)))
            for one, moves in zip(found, still, strict=True)
        ]
        subject.answers("motion_stopped.js", "press", engine=False)
        return stopped

    def _canvas_moves(self, one: _Moving) -> bool | None:
        """Whether two pictures of it differ; None where there are none: it lies beyond the screen, or in a frame."""
        if len(one.node.target) > 1:
            return None
        try:
            before = picture(self.tab, one.box)
            self._pause(_BETWEEN_PICTURES_MS)
            return before.tobytes() != picture(self.tab, one.box).tobytes()
        except PageNotOpened:
            return None

    def _pause(self, ms: float) -> None:
        with self.tab.alive():
            self.tab.page.wait_for_timeout(ms)


# Seconds since the page was loaded, until its next timer (null: there is none), and whether it has a canvas.
_STANDING = """() => [
  (performance.now() - (performance.getEntriesByType("navigation")[0]?.loadEventEnd || 0)) / 1000,
  window.__egovMotion ? window.__egovMotion.due() : null,
  !!document.querySelector("canvas"),
]"""


def begin(tab: Tab, limit_s: float = LIMIT_S) -> MotionWatch:
    """Begin to watch the page in the tab; whatever changes it from outside is taken for its own motion meanwhile.

    Raises:
        PageNotOpened, BrowserGone: as with_axe.
    """
    with_axe(tab, script_of("motion_watch.js"), engine=False)
    return MotionWatch(tab, limit_s)
