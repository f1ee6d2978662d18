"""Public figures by agency for a month, a quarter or a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from demo_portal.rendering import page
from demo_portal.vietnamese import percent, sort_key

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Iterable

    from starlette.requests import Request
    from starlette.responses import Response

ROMAN = ("I", "II", "III", "IV")
SATISFIED = 3
COLUMNS = ("received", "received_online", "resolved", "resolved_online", "early", "punctual", "overdue")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months: its key in the address, its name, its first and last month."""

    key: str
    name: str
    first: str
    last: str

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        key = f"{year}-{month:02}"
        return cls(key, f"Tháng {month:02}/{year}", key, key)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        name = f"Quý {ROMAN[quarter - 1]}/{year}"
        return cls(f"{year}-q{quarter}", name, f"{year}-{3 * quarter - 2:02}", f"{year}-{3 * quarter:02}")

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(str(year), f"Năm {year}", f"{year}-01", f"{year}-12")


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of the table."""

    agency: str
    received: int
    received_online: int
    resolved: int
    resolved_online: int
    early: int
    punctual: int
    overdue: int
    satisfied: int
    ratings: int

    @property
    def on_time(self) -> int:
        return self.early + self.punctual

    @property
    def on_time_share(self) -> str:
        return percent(self.on_time, self.resolved)

    @property
    def satisfied_share(self) -> str:
        return percent(self.satisfied, self.ratings)

    @property
    def bar(self) -> int:
        """Length of the on-time bar, out of 100."""
        return 100 * self.on_time // self.resolved if self.resolved else 0


def figures(database: sqlite3.Connection, period: Period) -> list[Figures]:
    """A line per agency in Vietnamese order, the total of the province last."""
    sums = ", ".join(f"sum({column}) AS {column}" for column in COLUMNS)
    rows = database.execute(
        f"SELECT agency.name AS agency, agency.id, {sums} FROM figures JOIN agency ON agency.id = figures.agency"
        " WHERE month BETWEEN ? AND ? GROUP BY agency.id",
        (period.first, period.last),
    ).fetchall()
    marks = {
        row["agency"]: (row["satisfied"], row["ratings"])
        for row in database.execute(
            "SELECT agency, sum(overall >= ?) AS satisfied, count(*) AS ratings FROM rating"
            " WHERE substr(rated, 1, 7) BETWEEN ? AND ? GROUP BY agency",
            (SATISFIED, period.first, period.last),
        )
    }
    lines = [
        Figures(row["agency"], *(*(row[column] for column in COLUMNS), *marks.get(row["id"], (0, 0))))
        for row in sorted(rows, key=lambda row: sort_key(row["agency"]))
    ]
    return [*lines, total(lines)]


def total(lines: Iterable[Figures]) -> Figures:
    lines = list(lines)
    return Figures(
        "Toàn tỉnh", *(sum(getattr(line, name) for line in lines) for name in (*COLUMNS, "satisfied", "ratings"))
    )


def periods(today: dt.date) -> dict[str, list[Period]]:
    """What can be chosen: twelve months, five quarters, two years, latest first."""
    ordinal = today.year * 12 + today.month - 1
    months = [Period.month((ordinal - back) // 12, (ordinal - back) % 12 + 1) for back in range(12)]
    ordinal = today.year * 4 + (today.month - 1) // 3
    quarters = [Period.quarter((ordinal - back) // 4, (ordinal - back) % 4 + 1) for back in range(5)]
    return {"Tháng": months, "Quý": quarters, "Năm": [Period.year(today.year), Period.year(today.year - 1)]}


async def statistics(request: Request) -> Response:
    today = request.app.state.today
    choices = periods(today)
    every = {period.key: period for group in choices.values() for period in group}
    period = every.get(request.query_params.get("ky", ""), choices["Tháng"][0])
    lines = figures(request.app.state.database, period)
    heading = "Thống kê tình hình giải quyết hồ sơ"
    title = f"{heading} – {period.name}" if "ky" in request.query_params else heading
    context: dict[str, Any] = {
        "period": period,
        "choices": choices,
        "lines": lines[:-1],
        "total": lines[-1],
        "heading": heading,
    }
    return page(request, "statistics.html", title, trail=[("/", "Trang chủ")], **context)


ROUTES = [Route("/thong-ke", statistics)]
