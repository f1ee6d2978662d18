"""A conformance suite is an importable package; what is none is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_a_suite_that_misses_a_library_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_suite.py").write_text("import own\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="'own'"):
        load_suite("own_suite", KINDS)
