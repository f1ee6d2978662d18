"""Every output shows the numbers of result.json, criterion by criterion; one number changed in any of them is noticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from read_back import READERS, read_junit, read_terminal
from rich_results import with_everything
from same_numbers import Figures, differences
from written_outputs import junit_of, terminal_of

from pytest_egov.outputs import FORMATS
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    MakeResult = Callable[..., RunResult]

WRITTEN = [name for name, form in FORMATS.items() if not form.printed]


def test_every_output_that_is_written_is_compared() -> None:
    assert set(WRITTEN) == set(READERS)


@pytest.mark.parametrize("lang", ["vi", "en", "both"])
@pytest.mark.parametrize("name", WRITTEN)
def test_the_outputs_show_the_numbers_of_the_result(
    result: RunResult, dossier: Path, name: str, lang: Literal["vi", "en", "both"]
) -> None:
    rich = with_everything(result)
    assert [] == differences(rich, READERS[name](FORMATS[name].render(rich, dossier, lang)))


# A narrowed run's badge has no figures; its own test says what stands there.
@pytest.mark.parametrize("name", [name for name in WRITTEN if name != "badge"])
def test_the_outputs_of_a_narrowed_run_do_so_too(make_result: MakeResult, dossier: Path, name: str) -> None:
    narrowed = make_result(only=("F17.1", "F17.2", "P1", "A1.4.3"))
    assert [] == differences(narrowed, READERS[name](FORMATS[name].render(narrowed, dossier, "en")))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_so_do_the_terminal_and_the_properties_of_junit(result: RunResult, lang: Literal["vi", "en"]) -> None:
    assert [] == differences(result, read_terminal(terminal_of(result, lang)))
    assert [] == differences(result, read_junit(junit_of(result)))


@pytest.mark.parametrize("name", WRITTEN)
def test_an_output_that_leaves_a_criterion_out_is_noticed(result: RunResult, dossier: Path, name: str) -> None:
    if name in ("markdown", "badge"):
        pytest.skip("shows some criteria, or none")
    shorter = result.model_copy(update={"criteria": result.criteria[1:]})
    read: Figures = READERS[name](FORMATS[name].render(shorter, dossier, "vi"))
    assert any(result.criteria[0].id in fault for fault in differences(result, read))
