from __future__ import annotations

import codecs
import csv
import sys
from pathlib import Path

import pytest
from sample_stores import PLAN, PORTAL, at, sample

from pytest_egov.errors import UsageProblem
from pytest_egov.samples import (
    keep_unplanned,
    open_store,
    read_samples,
    read_slots,
    rows_of,
    take_round,
    write_csv,
    write_parquet,
)
from pytest_egov.samples.reading import KeptSample
from pytest_egov.samples.slots import Slot

MORNING = at("2026-11-25 09:05")


@pytest.fixture
def held(tmp_path: Path) -> tuple[list[KeptSample], list[Slot]]:
    """One planned load of the homepage, and one outside the plan that failed with a formula for a reason."""
    store = open_store(tmp_path / "samples.sqlite")
    take_round(store, PLAN, ("home",), lambda _page: (sample(MORNING),), lambda: MORNING)
    hostile = sample(MORNING, outcome="failed", error='=HYPERLINK("http://x")', fcp_ms=None, window=None)
    keep_unplanned(store, PORTAL, "home", [hostile])
    both = read_samples(store), read_slots(store)
    store.close()
    return both


def test_csv_is_what_a_spreadsheet_takes(held: tuple[list[KeptSample], list[Slot]], tmp_path: Path) -> None:
    file = tmp_path / "samples.csv"

    assert 2 == write_csv(rows_of(*held), file)
    assert file.read_bytes().startswith(codecs.BOM_UTF8)
    planned, asked_for = csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
    assert ("2026-11-25", "09:00-11:00", "1", "25/11/2026 09:05", "1000.0") == (
        planned["day"], planned["planned_window"], planned["round"], planned["started_at_vietnam"], planned["fcp_ms"],
    )  # fmt: skip
    assert ("", "", "failed", "'=HYPERLINK(\"http://x\")", "") == (
        asked_for["day"], asked_for["round"], asked_for["outcome"], asked_for["error"], asked_for["fcp_ms"],
    )  # fmt: skip


def test_parquet_has_moments_and_gaps(held: tuple[list[KeptSample], list[Slot]], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    file = tmp_path / "samples.parquet"

    assert 2 == write_parquet(rows_of(*held), file)
    table = parquet.read_table(file)
    assert [MORNING, MORNING] == table["started_at"].to_pylist()
    assert [1000.0, None] == table["fcp_ms"].to_pylist()


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(UsageProblem, match=r"pip install 'pytest-egov\[parquet\]'"):
        write_parquet([], tmp_path / "samples.parquet")
