"""Samples as tables for other programs: CSV for a spreadsheet, Parquet for a data frame."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pytest_egov.errors import UsageProblem
from pytest_egov.reporting.csv import harmless
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pytest_egov.samples.reading import KeptSample
    from pytest_egov.samples.slots import Slot

__all__ = ["rows_of", "write_csv", "write_parquet"]


def rows_of(samples: Iterable[KeptSample], slots: Iterable[Slot]) -> Iterator[dict[str, Any]]:
    """One row for each sample: whose it is, the round it belongs to (empty outside the plan), and every field of it."""
    by_id = {slot.id: slot for slot in slots}
    for kept in samples:
        slot = by_id.get(kept.slot) if kept.slot is not None else None
        yield {
            "portal": kept.portal,
            "page": kept.page,
            "day": None if slot is None else slot.day,
            "planned_window": None if slot is None else slot.window,
            "round": None if slot is None else slot.number,
            "started_at_vietnam": day_and_time(kept.sample.started_at),
            **{name: _plain(value) for name, value in asdict(kept.sample).items()},
        }


def write_csv(rows: Iterable[dict[str, Any]], file: Path) -> int:
    """Write rows as CSV in UTF-8 with a byte order mark, without which Excel garbles Vietnamese; answers how many."""
    written = 0
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        for written, row in enumerate(rows, start=1):
            if written == 1:
                writer.writerow(row)
            writer.writerow([_cell(value) for value in row.values()])
    return written


def write_parquet(rows: Iterable[dict[str, Any]], file: Path) -> int:
    """Write rows as Parquet, moments as such; answers how many.

    Raises:
        UsageProblem: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageProblem(
            "Parquet needs pyarrow, which is not installed: pip install 'pytest-egov[parquet]', or export with --csv."
        ) from error
    table = pa.Table.from_pylist(list(rows))
    pq.write_table(table, file)
    return int(table.num_rows)


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)  # the texts of errors come from portals
    return value.isoformat() if hasattr(value, "isoformat") else value
