"""How a campaign is shown while it goes on: a live table where somebody watches, plain lines where nobody does."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import typer

from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from rich.table import Table

    from pytest_egov.campaign.coordinator import Coordinator
    from pytest_egov.campaign.status import CampaignStatus, PortalStatus

__all__ = ["shown", "status_lines"]

_WORDS: dict[str, tuple[str, str]] = {
    "planned": ("chưa đến lượt", "planned"),
    "audited now": ("đang đánh giá", "audited now"),
    "timed now": ("đang đo", "timed now"),
    "claimed": ("đang làm", "under way"),
    "done": ("xong", "done"),
    "missed": ("bị lỡ", "missed"),
    "failed": ("hỏng", "failed"),
    "blocked": ("bị cổng từ chối", "blocked"),
    "audits": ("đánh giá", "audits"),
    "slots": ("lượt đo", "timed slots"),
    "left": ("còn lại", "left"),
    "portal": ("Cổng", "Portal"),
    "state": ("Tình trạng", "State"),
    "points": ("Điểm", "Points"),
    "next": ("Việc kế tiếp", "Next"),
    "days": ("ngày", "days"),
}
# Counting a month of 85 portals takes half a second, which a page that is timed just then should not feel.
_DRAW_EVERY_S = 4.0


@contextmanager
def shown(coordinator: Coordinator, lang: str) -> Iterator[None]:
    """Show a campaign while the block runs it: a table on a terminal, else a line for each piece that begins or ends."""
    if not sys.stdout.isatty():
        coordinator.told = lambda portal, what: typer.echo(
            f"{day_and_time(coordinator.clock.now())} {_plain(f'{portal}: {what}'.removeprefix(': '))}"
        )
        yield
        return
    from rich.console import Console
    from rich.live import Live

    from pytest_egov.campaign.status import status_of

    with Live(console=Console(), auto_refresh=False, transient=True) as live:
        drawn = [0.0]

        def draw() -> None:
            if time.monotonic() - drawn[0] >= _DRAW_EVERY_S:
                now = coordinator.clock.now()
                live.update(_table(status_of(coordinator.campaign, coordinator.store, now), lang), refresh=True)
                drawn[0] = time.monotonic()

        coordinator.seen = draw
        yield


def status_lines(status: CampaignStatus, lang: str) -> Iterator[str]:
    """A campaign in plain lines: the whole first, then a line for each portal."""
    yield f"{_plain(status.name)} - {day_and_time(status.now)}"
    for what, counts in (("audits", status.audits), ("slots", status.slots)):
        if counts:
            yield f"  {_word(what, lang)}: {_counted(counts, lang)}"
    yield f"  {_word('left', lang)}: {_duration(status.left, lang)}"
    wide = max((len(it.key) for it in status.portals), default=0)
    for it in status.portals:
        parts = [f"{_word('audits', lang)}: {_counted(it.audits, lang)}"]
        parts += [f"{_word('slots', lang)}: {_counted(it.slots, lang)}"] if it.slots else []
        parts += [it.reason] if it.reason else []
        yield f"  {it.key:{wide}}  {_points(it, lang):>15}  {_plain('; '.join(parts))}"


def _table(status: CampaignStatus, lang: str) -> Table:
    from rich.table import Table
    from rich.text import Text

    title = f"{status.name} - {day_and_time(status.now)} - {_word('left', lang)} {_duration(status.left, lang)}"
    counts = (("audits", status.audits), ("slots", status.slots))
    caption = " | ".join(f"{_word(what, lang)}: {_counted(some, lang)}" for what, some in counts if some)
    table = Table(title=Text(_plain(title)), caption=Text(caption), expand=True)
    for name in ("portal", "state", "points", "slots", "next"):
        table.add_column(_word(name, lang), overflow="ellipsis", no_wrap=True)
    for it in status.portals:
        cells = (it.name, _word(it.state, lang), _points(it, lang), _counted(it.slots, lang), _next(it))
        table.add_row(*(Text(_plain(cell)) for cell in cells))
    return table


def _points(it: PortalStatus, lang: str) -> str:
    if it.certain is None or it.maximum is None:
        return "-"
    said = f"{it.certain:.2f} / {it.maximum:g}"
    return said.replace(".", ",") if lang == "vi" else said


def _next(it: PortalStatus) -> str:
    return day_and_time(it.next_at) if it.next_at else "-"


def _counted(counts: Mapping[str, int], lang: str) -> str:
    order = ("done", "claimed", "planned", "missed", "failed", "blocked")
    return ", ".join(f"{counts[state]} {_word(state, lang)}" for state in order if counts.get(state)) or "-"


def _duration(left: timedelta, lang: str) -> str:
    hours, rest = divmod(int(left.total_seconds()) % 86400, 3600)
    clock = f"{hours:02}:{rest // 60:02}"
    return f"{left.days} {_word('days', lang)} {clock}" if left.days else clock


def _word(name: str, lang: str) -> str:
    vi, en = _WORDS[name]
    return vi if lang == "vi" else en


def _plain(said: str) -> str:
    from pytest_egov.reporting.paper import printable

    return printable(said, 300)
