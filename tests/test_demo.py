"""The demo portal says what it lacks before it starts."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from pytest_egov import demo
from pytest_egov.errors import EgovError

OTHER_NAMES = {"python-multipart": "python_multipart", "fpdf2": "fpdf"}


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_words: object, **_how: object) -> None:
        pytest.fail("the portal was started")

    monkeypatch.setattr("pytest_egov.demo.subprocess.Popen", start)


@pytest.mark.usefixtures("no_process")
def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "joserfc", None)  # which makes its import fail
    says = "The demo portal needs joserfc: pip install 'pytest-egov[demo]' brings what is missing."
    with pytest.raises(EgovError, match=f"^{re.escape(says)}$"), demo.demo_portal():
        pass


def test_what_is_looked_for_is_what_the_extra_installs() -> None:
    with (Path(__file__).parents[1] / "pyproject.toml").open("rb") as file:
        extra = tomllib.load(file)["project"]["optional-dependencies"]["demo"]
    names = [re.split(r"[<>=]", requirement)[0] for requirement in extra]
    assert tuple(OTHER_NAMES.get(name, name) for name in names) == demo._IMPORTED
