"""The portal's SQLite file: created afresh at each start from schema.sql and the seed, so that every start is alike."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from demo_portal import seeding

if TYPE_CHECKING:
    import datetime as dt

HERE = Path(__file__).parent


def create_database(path: Path | None, today: dt.date) -> sqlite3.Connection:
    """Open a freshly seeded database; without a path it lives in memory."""
    if path is not None:
        path.unlink(missing_ok=True)
    connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript((HERE / "schema.sql").read_text(encoding="utf-8"))
    with connection:
        seeding.sow(connection, today)
    return connection
