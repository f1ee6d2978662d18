"""What is public is named in one place, typed, and imported by those who extend us as they would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import pytest_egov

CONSUMER = """
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest

from pytest_egov import (
    Catalogue, Criterion, EgovError, Judgement, Place, RunResult, UsageProblem, __version__, enforce, judge_dossier, load_result,
)
from pytest_egov.evidence import ContactChannels
from pytest_egov.verdict import Verdict, failed, partly, passed


def a_phone_number_is_given(contact: ContactChannels, *, at_least: int) -> Verdict[Literal["half"]]:
    if len(contact.phones) >= at_least:
        return passed("Có.", f"Given: {', '.join(contact.phones)}.")
    if contact.phones:
        return partly("half", "Thiếu.", "Too few.")
    return failed("Không có.", "None.")


@pytest.mark.function
def test_function(verdict: Judgement) -> None:
    enforce(verdict)


def pytest_egov_before_place(criterion: Criterion, kind: str, place: Place) -> None:
    said: str = f"{criterion.id} {kind} {place.url} {place.confidence:.2f}"
    assert said


def pytest_egov_add_reports(result: RunResult, directory: Path) -> Mapping[str, bytes]:
    certain: float = result.judged.certain
    return {"certain.txt": f"{certain} {__version__}".encode()}


def again(dossier: Path, file: Path) -> tuple[RunResult, RunResult]:
    try:
        return judge_dossier(dossier), load_result(file)
    except UsageProblem as problem:
        raise EgovError(str(problem)) from problem


def ids(catalogue: Catalogue) -> list[str]:
    return [row.id for _, _, row in catalogue.rows()]


reveal_type(enforce)
reveal_type(judge_dossier)
"""


def test_every_public_name_is_there_and_named_once() -> None:
    assert sorted(pytest_egov.__all__, key=str) == pytest_egov.__all__
    assert {*pytest_egov._HOMES, "__version__", "enforce"} == set(pytest_egov.__all__)
    for name in pytest_egov.__all__:
        assert getattr(pytest_egov, name) is not None


def test_a_name_that_is_not_public_is_refused_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'; public are Catalogue, Criterion"):
        pytest_egov.nothing  # noqa: B018 # asking is the test


def test_a_consumer_is_checked_strictly(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """As somebody who has installed the package: by ``py.typed``, with no settings of ours."""
    (tmp_path / "consumer.py").write_text(CONSUMER, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\n", encoding="utf-8")
    cache = pytestconfig.rootpath / ".mypy_cache" / "of-a-consumer"  # half a minute the first time, seconds afterwards
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "mypy.ini", "--cache-dir", str(cache), "consumer.py"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    said = done.stdout
    assert 'Revealed type is "def (verdict: pytest_egov.judging.Judgement)"' in said
    assert "pytest_egov.results.RunResult" in said
    assert done.returncode == 0, said + done.stderr


def test_a_consumer_that_errs_is_told(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    (tmp_path / "consumer.py").write_text("from pytest_egov import enforce\n\nenforce('F17.1')\n", encoding="utf-8")
    cache = pytestconfig.rootpath / ".mypy_cache" / "of-a-consumer"
    (tmp_path / "mypy.ini").write_text("[mypy]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "mypy.ini", "--cache-dir", str(cache), "consumer.py"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert 'incompatible type "str"; expected "Judgement"' in done.stdout


def test_the_types_travel() -> None:
    assert (Path(pytest_egov.__file__).parent / "py.typed").is_file()
