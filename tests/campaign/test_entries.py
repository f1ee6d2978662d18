"""What a campaign has stored: portals in the order of the file, results in the order of their time."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pytest_egov.campaign.entries import entries
from pytest_egov.errors import DossierProblem

FILE = """\
name: Thử
first_day: 01/03/2027
last_day: 31/03/2027
portals:
- {address: https://b.example/, name: Bộ B, group: ministry, product: p}
- {address: https://a.example/, group: province}
"""


def result(run: Path, taken_at: str) -> None:
    (run / "egov-report").mkdir(parents=True)
    (run / "egov-report" / "result.json").write_text(json.dumps({"taken_at": taken_at}))


def test_entries_are_the_portals_of_the_file_with_their_results(tmp_path: Path) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_text(FILE, encoding="utf-8")
    portal = tmp_path / "campaign" / "b.example"
    result(portal / "full-1", "2027-03-20T10:00:00Z")
    result(portal / "full-2", "2027-03-05T10:00:00Z")
    result(portal / ".full-3-under-way", "2027-03-25T10:00:00Z")

    first, second = entries(file)

    assert ("b.example", "Bộ B", "https://b.example/", "ministry", "p") == (
        first.key, first.name, first.address, first.group, first.product,
    )  # fmt: skip
    assert [(datetime(2027, 3, 5, 10, tzinfo=UTC), "full-2"), (datetime(2027, 3, 20, 10, tzinfo=UTC), "full-1")] == [
        (it.taken_at, it.run.name) for it in first.results
    ]
    assert portal / "full-2" / "egov-report" / "result.json" == first.results[0].file
    assert ("a.example", None, ()) == (second.name, second.product, second.results)


def test_a_damaged_result_is_named(tmp_path: Path) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_text(FILE, encoding="utf-8")
    report = tmp_path / "elsewhere" / "b.example" / "full-1" / "egov-report"
    report.mkdir(parents=True)
    (report / "result.json").write_text("{")

    with pytest.raises(DossierProblem, match=r"full-1/egov-report/result\.json is no result"):
        entries(file, tmp_path / "elsewhere")
