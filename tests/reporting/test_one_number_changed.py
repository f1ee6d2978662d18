"""The comparison of the outputs is itself tried: any single number changed in any of them makes it fail."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from read_back import READERS, read_junit, read_terminal
from rich_results import with_everything
from same_numbers import Figures, differences
from tiny_suite import CATALOGUE
from written_outputs import changed, junit_of, terminal_of

from pytest_egov.catalogue import Catalogue, load_catalogue
from pytest_egov.outputs import FORMATS
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    MakeResult = Callable[..., RunResult]

PROMISED = {"json": 40, "html": 20, "markdown": 10, "xlsx": 40, "csv": 15, "badge": 4, "earl": 15, "sarif": 15, "terminal": 8, "junit": 15}  # fmt: skip
TURNS = (
    ("partial", Fraction(2, 3), Fraction(0)),
    ("cannot_tell", Fraction(1, 2), Fraction(1, 2)),
    ("partial", Fraction(1, 3), Fraction(1, 6)),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Three criteria, so that each of their numbers can be changed in turn."""
    file = tmp_path / "catalogue.yaml"
    file.write_text(CATALOGUE, encoding="utf-8")
    return load_catalogue(file)


def read(name: str, content: bytes) -> Figures:
    if name == "terminal":
        return read_terminal(content.decode())
    return read_junit(content) if name == "junit" else READERS[name](content)


@pytest.mark.parametrize("name", PROMISED)
def test_any_number_changed_is_noticed(make_result: MakeResult, dossier: Path, name: str) -> None:
    result = with_everything(make_result(turns=TURNS))
    if name in FORMATS:
        content = FORMATS[name].render(result, dossier, "vi")
    else:
        content = junit_of(result) if name == "junit" else terminal_of(result, "vi").encode()
    assert [] == differences(result, read(name, content))

    changes = list(changed(name, content))

    assert PROMISED[name] <= len(changes)
    assert [] == [where for where, other in changes if not differences(result, read(name, other))]
