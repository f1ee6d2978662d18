"""A dossier is written by one run at a time, also where two begin in the same second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pytest_egov.errors import BrowserGone, DossierProblem
from pytest_egov.evidence import holding
from pytest_egov.evidence.holding import IN_USE, hold, hold_anew, let_go
from pytest_egov.run import DEFAULT_SUITE, Run, take_order


@pytest.fixture
def older(tmp_path: Path) -> Path:
    directory = tmp_path / "egov-evidence"
    directory.mkdir()
    (directory / "dossier.json").write_text("older")
    return directory


def test_an_older_dossier_is_moved_aside_and_the_new_one_is_held(older: Path) -> None:
    held, aside = hold_anew(older)
    assert aside is not None
    assert ["dossier.json"] == [file.name for file in aside.iterdir()]
    assert [IN_USE] == [file.name for file in older.iterdir()]
    with pytest.raises(DossierProblem, match="is being written by a run that is still going"):
        hold_anew(older)
    let_go(held)
    assert [] == list(older.iterdir())


def test_who_comes_while_an_older_dossier_is_moved_aside_is_refused(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move, refused = holding.move_aside, []

    def meanwhile(directory: Path) -> Path:
        with pytest.raises(DossierProblem) as refusal:
            hold_anew(directory)
        refused.append(refusal)
        return move(directory)

    monkeypatch.setattr(holding, "move_aside", meanwhile)
    hold_anew(older)
    assert 1 == len(refused)
    assert not older.with_name("egov-evidence.2").exists()


def test_a_run_holds_its_dossier_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = tmp_path / "egov-evidence"
    order = take_order("https://x.example.gov.vn/", DEFAULT_SUITE, tmp_path / "report", evidence, None, None)
    refused = []

    def prepare(*_: Any) -> Run:
        with pytest.raises(DossierProblem) as refusal:
            hold(evidence)
        refused.append(refusal)
        raise BrowserGone("The browser died.")

    monkeypatch.setattr(Run, "prepare", prepare)
    browser: Any = None
    with pytest.raises(BrowserGone):
        Run.begin(order, lambda: browser, (), lambda _line: None)
    assert 1 == len(refused)
    assert not (evidence / IN_USE).exists()
