"""A conformance suite is an importable package; what is none is told in words."""

from __future__ import annotations

import importlib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from tiny_suite import write_suite

from pytest_egov import binding
from pytest_egov.binding import load_suite
from pytest_egov.catalogue import Catalogue
from pytest_egov.errors import CatalogueProblem
from pytest_egov.evidence import KINDS


def test_the_bundled_suite_binds_every_row(catalogue: Catalogue) -> None:
    suite = load_suite("conformance_suites.mic_2023", KINDS)
    assert [row.id for _, _, row in catalogue.rows()] == list(suite.bound)
    assert {kind for id_ in suite.bound for kind in suite.kinds_for(id_)} <= set(KINDS)


@pytest.mark.parametrize("name", ["no_such_package", "conformance_suites.mic_1999", "json", "json.decoder"])
def test_a_package_that_is_no_suite(name: str) -> None:
    with pytest.raises(CatalogueProblem, match=f"There is no conformance suite '{name}'"):
        load_suite(name, KINDS)


@pytest.mark.parametrize(("short", "whole"), [("mic_2023", "conformance_suites.mic_2023"), ("own", "their_suite")])
def test_a_short_name_is_ours_or_a_distribution_s(
    short: str, whole: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_suite(tmp_path, name="their_suite")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("own", "their_suite", "pytest_egov.suites")
    monkeypatch.setattr(
        binding,
        "entry_points",
        lambda group, name=point.name: [point] if (group, name) == (point.group, point.name) else [],
    )
    assert whole == load_suite(short, KINDS).name
    assert {"mic_2023", "own"} <= set(binding.suite_names())


def test_a_check_of_another_standard_counts_where_all_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "borrowing.py").write_text(
        "from conformance_suites.mic_2023.checks.performance import eform_is_fast_enough, homepage_is_fast_enough\n"
        "__all__ = ['homepage_is_fast_enough']\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert ["homepage_is_fast_enough"] == list(binding.checks_of(importlib.import_module("borrowing")))


def test_a_suite_that_misses_a_library_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_suite").mkdir()
    (tmp_path / "own_suite" / "catalogue.yaml").write_text("", encoding="utf-8")
    (tmp_path / "own_suite" / "__init__.py").write_text("import own\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(CatalogueProblem, match="needs the module 'own'"):
        load_suite("own_suite", KINDS)


def test_what_has_no_catalogue_is_not_even_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "named_in_a_dossier.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("named_in_a_dossier", "named_in_a_dossier.checks", "", ".", "..x", "a b", "__main__"):
        with pytest.raises(CatalogueProblem, match="There is no conformance suite"):
            load_suite(name, KINDS)
