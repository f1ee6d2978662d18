"""Files that runs write, as anybody may have altered them: what is read can be reported, and the rest is told in words."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fuzzed import BYTES, as_json, fuzzing, mutated, tell
from hypothesis import given
from hypothesis import strategies as st
from rich_results import barrier, timed
from sample_stores import PORTAL, at, sample
from small_results import part, result_of, row

from pytest_egov.binding import Suite, load_suite
from pytest_egov.campaign.entries import stored_results
from pytest_egov.comparing import compare
from pytest_egov.evidence import KINDS, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.sealing import compare as hold_against_manifest
from pytest_egov.kept_results import portal_of
from pytest_egov.outputs import formats_named, write_reports
from pytest_egov.plan_progress import kept_plan
from pytest_egov.reporting.terminal import summary_lines
from pytest_egov.results import as_json as result_bytes
from pytest_egov.results import evaluate, load_result
from pytest_egov.samples import keep_unplanned, last_address, open_store, read_samples
from pytest_egov.stated_results import kept_statements

RESULT = result_of(
    row("F01.1", 2.5, part(1.0)),
    row("P1", 4, part(0.5, share=0.5, timings=(timed(),)), part(open=1.0, share=0.5)),
    row("A1", 1, part(0.0, barriers=(barrier(),))),
)


@fuzzing(60)
@given(changed=mutated(json.loads(result_bytes(RESULT))))
def test_a_result_altered_is_reported_or_told_about(changed: Any, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_bytes(as_json(changed))

    def report() -> None:
        result = load_result(file)
        write_reports(result, tmp_path / "report", tmp_path, [name for name in formats_named(None) if name != "png"])
        summary_lines(result, colour=False, reports={})
        compare(RESULT, result)

    told = tell(report)
    assert not told or "result.json" in told


@fuzzing(100)
@given(content=BYTES)
def test_any_bytes_are_no_result(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(content)
    assert "result.json" in tell(lambda: load_result(tmp_path / "result.json"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("taken_at", "9999-12-31T23:59:59Z"), ("taken_at", "2026-11-24T02:05:00"), ("finished_at", "0001-01-01T00:00:00Z"),
        ("judged", {"certain": float("nan"), "possible": 1, "maximum": 1}),
        ("judged", {"certain": 1e308, "possible": 1, "maximum": 1}), ("seed", "\ud800"),
    ],
)  # fmt: skip
def test_figures_and_moments_that_no_report_could_write_are_none_of_a_result(
    field: str, value: Any, tmp_path: Path
) -> None:
    (tmp_path / "result.json").write_bytes(as_json({**json.loads(result_bytes(RESULT)), field: value}))
    assert "is no result of this version" in tell(lambda: load_result(tmp_path / "result.json"))


@fuzzing(40)
@given(said=st.lists(mutated({"taken_at": "2026-11-24T02:05:00Z"}), min_size=2, max_size=3))
def test_stored_results_of_a_campaign_are_put_in_order_or_told_about(said: list[Any], tmp_path: Path) -> None:
    for number, one in enumerate(said):
        folder = tmp_path / f"run-{number}" / "egov-report"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "result.json").write_bytes(as_json(one))
    tell(lambda: stored_results(tmp_path))


ABOUT = About(
    taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC), tool="0.1.0", suite="conformance_suites.mic_2023",
    catalogue={"id": "mic-2023"}, gather={"seed": "x"}, portal={"address": PORTAL}, seed="s", browser="chromium 1",
    selected=("F01.1", "F01.2"),
)  # fmt: skip
NOTES = {
    "statements": {
        "file": "s.yaml",
        "sha256": "a" * 64,
        "waivers": [{"line": 1, "said": {"id": "F01.1", "reason": "x"}}],
    },
    "plan": {"file": "p.yaml", "sha256": "a" * 64, "tasks": [{"line": 1, "said": {"id": "F01.1", "points": 2.5}}]},
}


@cache
def suite() -> Suite:
    return load_suite(ABOUT.suite, KINDS)


def made(directory: Path) -> None:
    dossier = Dossier.begin(directory, ABOUT, dict(KINDS))
    dossier.keep("contact", NotFound("contact", ("menu",), decisive=True))
    for name, note in NOTES.items():
        dossier.note(name, note, by_user=True)
    dossier.finish(ABOUT.taken_at)


def sealed_again(directory: Path) -> None:
    """Make the manifest fit what was altered, as whoever alters a dossier knowingly would."""
    files = {
        file.relative_to(directory).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(directory.rglob("*.json"))
        if file.name != "manifest.json"
    }
    (directory / "manifest.json").write_bytes(as_json({"schema": "pytest-egov/dossier/1", "files": files}))


def judged(directory: Path) -> None:
    dossier = Dossier.load(directory, dict(KINDS))
    kept_statements(dossier), kept_plan(dossier)
    result_bytes(evaluate(suite(), dossier, portal_of(dossier)))


FILES = ["dossier.json", "evidence/contact.json", "statements.json", "plan.json", "finished.json"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("dossier")
    made(directory)
    return directory


def test_the_dossier_that_is_altered_is_a_valid_one(whole: Path) -> None:
    assert "" == tell(lambda: judged(whole))
    assert set(FILES) <= {file.relative_to(whole).as_posix() for file in whole.rglob("*.json")}


@pytest.mark.parametrize("name", FILES)
@fuzzing(30)
@given(data=st.data())
def test_a_dossier_altered_and_sealed_again_is_judged_or_told_about(
    name: str, data: st.DataObject, tmp_path: Path
) -> None:
    if not (tmp_path / "manifest.json").exists():
        made(tmp_path)
    before = (tmp_path / name).read_bytes()
    changed = data.draw(mutated(json.loads(before)).map(as_json) | BYTES)
    (tmp_path / name).write_bytes(changed)
    sealed_again(tmp_path)
    try:
        tell(lambda: judged(tmp_path))
    finally:
        (tmp_path / name).write_bytes(before)


@fuzzing(60)
@given(manifest=mutated({"schema": "pytest-egov/dossier/1", "files": {"dossier.json": "a" * 64, "a": "b"}}) | BYTES)
def test_a_manifest_altered_is_told_about(manifest: Any, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(manifest if isinstance(manifest, bytes) else as_json(manifest))
    tell(lambda: hold_against_manifest(tmp_path))
    assert tell(lambda: Dossier.load(tmp_path, dict(KINDS)))


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a\0b", "x" * 5000, "..\\outside", "endless"])
def test_a_manifest_names_nothing_else_than_files_below_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "endless").symlink_to("/dev/zero")
    (tmp_path / "manifest.json").write_bytes(as_json({"schema": "pytest-egov/dossier/1", "files": {name: "a" * 64}}))
    assert "was altered" in tell(lambda: Dossier.load(tmp_path, dict(KINDS)))
    assert (name,) == hold_against_manifest(tmp_path).missing


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sample", "{"),
        ("sample", "[]"),
        ("sample", '{"url": 1}'),
        ("sample", "[" * 100_000),
    ],
)
def test_a_store_with_rows_of_others_is_told_about(column: str, value: Any, tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.sqlite")
    try:
        keep_unplanned(store, PORTAL, "home", [sample(at("2026-11-25 09:05"))])
        with sqlite3.connect(tmp_path / "store.sqlite") as connection:
            connection.execute(f"UPDATE sample SET {column} = ?", (value,))
        connection.close()
        assert "never wrote" in tell(lambda: (read_samples(store), last_address(store, PORTAL, "home")))
    finally:
        store.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_file_that_is_no_store_is_told_about(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(content)
    assert "cannot be used" in tell(lambda: open_store(tmp_path / "store.sqlite"))
