"""What we ship: built from the sdist, checked, installed where nothing else is, and run from there."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Found by pytest through their entry points; nothing of ours need import them.
PLUGINS = {"pytest-html", "pytest-benchmark", "pytest-playwright"}
# Windows has no time zones of its own, and zoneinfo finds the package by itself.
FOUND_BY_OTHERS = {"tzdata"}
# Of one making with the dependency that brings it: pytest-playwright, pydantic, jinja2, pyhanko, typer, pytest.
BROUGHT = {"playwright", "pydantic-core", "markupsafe", "pyhanko-certvalidator", "rich", "click", "pluggy"}


@dataclass(frozen=True)
class Built:
    wheel: Path
    sdist: Path

    def names(self) -> set[str]:
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())

    def read(self, name: str) -> str:
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.read(name).decode("utf-8")

    def metadata(self) -> Message:
        return Parser().parsestr(self.read(next(name for name in self.names() if name.endswith("/METADATA"))))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist, and the wheel made from it: so the sdist holds all a wheel needs."""
    to = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(to), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(next(to.glob("*.whl")), next(to.glob("*.tar.gz")))


def test_both_pass_twine_s_check(built: Built) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", str(built.wheel), str(built.sdist)],
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(built: Built) -> None:
    expected = {
        f"{package.name}/{file.relative_to(package).as_posix()}"
        for package in (ROOT / "pytest_egov", ROOT / "conformance_suites", ROOT / "examples" / "demo_portal")
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert expected == {name for name in built.names() if ".dist-info/" not in name}
    assert "pytest_egov/py.typed" in expected


def test_licences_of_all_we_ship_are_in_the_wheel(built: Built) -> None:
    told = built.metadata()
    assert told["License-Expression"] == "Apache-2.0 AND OFL-1.1 AND Bitstream-Vera"
    kept = {name.partition(".dist-info/licenses/")[2]: name for name in built.names() if ".dist-info/licenses/" in name}
    assert set(kept) == set(told.get_all("License-File", []))
    assert set(kept) == {
        "LICENSE",
        "NOTICE.md",
        "pytest_egov/reporting/fonts/OFL.txt",
        "examples/demo_portal/fonts/LICENSE",
    }
    assert "SIL OPEN FONT LICENSE" in built.read(kept["pytest_egov/reporting/fonts/OFL.txt"]).upper()
    assert "axe-core (MPL-2.0" in built.read(kept["NOTICE.md"])


def test_every_font_we_ship_has_its_licence_beside_it() -> None:
    fonts = [it for end in ("ttf", "otf", "woff", "woff2") for it in ROOT.glob(f"[!.]*/**/*.{end}")]
    assert fonts
    for font in fonts:
        assert any((font.parent / name).is_file() for name in ("OFL.txt", "LICENSE")), font


def test_the_sdist_holds_what_is_named_and_nothing_a_developer_has_lying_about(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert {*named["sdist"]["only-include"], "PKG-INFO", ".gitignore"} == tops


def imported() -> Iterator[str]:
    for package in ("pytest_egov", "conformance_suites"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (name.name.partition(".")[0] for name in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield node.module.partition(".")[0]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names_of(requirements: list[str]) -> set[str]:
    return {plain(re.split(r"[\[<>=;]", requirement)[0].strip()) for requirement in requirements}


def test_the_core_names_all_it_imports_and_only_that() -> None:
    shipped_by = importlib.metadata.packages_distributions()
    ours = {"pytest_egov", "conformance_suites", "demo_portal", "__future__", "_pytest"}
    theirs = {plain(shipped_by.get(it, [it])[0]) for it in set(imported()) - ours - sys.stdlib_module_names}
    core = names_of(PROJECT["dependencies"])
    extras = {name for extra in PROJECT["optional-dependencies"].values() for name in names_of(extra)}
    assert core - PLUGINS - FOUND_BY_OTHERS <= theirs
    assert theirs - core - extras <= BROUGHT


# What an installed wheel does -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Installed:
    """An environment of its own with the wheel in it."""

    directory: Path

    def run(self, *words: str, cwd: Path | None = None, timeout: int = 600) -> subprocess.CompletedProcess[str]:
        scripts = self.directory / ("Scripts" if os.name == "nt" else "bin")
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        return subprocess.run(
            [str(scripts / words[0]), *words[1:]], cwd=cwd or self.directory, env={**plain, "COLUMNS": "100"},
            capture_output=True, encoding="utf-8", timeout=timeout, check=False,
        )  # fmt: skip

    def distributions(self) -> set[str]:
        listed = json.loads(self.run("pip", "list", "--format", "json", "--disable-pip-version-check").stdout)
        return {plain(it["name"]) for it in listed}


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel without any extra, in an empty environment."""
    directory = tmp_path_factory.mktemp("empty") / "env"
    venv.create(directory, with_pip=True)
    here = Installed(directory)
    reached = here.run(
        "pip", "download", "-q", "--no-deps", "--no-cache-dir", "-d", str(directory / "probe"), "iniconfig"
    )
    if reached.returncode:
        pytest.skip(f"no package index is reachable from here: {reached.stderr.strip().splitlines()[-1]}")
    done = here.run("pip", "install", "-q", "--disable-pip-version-check", str(built.wheel))
    assert done.returncode == 0, done.stderr
    return here


@pytest.fixture(scope="session")
def of_the_core(installed: Installed) -> set[str]:
    """What the wheel alone has pulled in."""
    return installed.distributions()


@pytest.fixture(scope="session")
def with_demo(installed: Installed, of_the_core: set[str], built: Built) -> Installed:
    """The same environment with the extra ``demo``."""
    done = installed.run("pip", "install", "-q", "--disable-pip-version-check", f"{built.wheel}[demo]")
    assert done.returncode == 0, done.stderr
    return installed


def test_the_wheel_pulls_only_what_the_core_needs(of_the_core: set[str]) -> None:
    assert names_of(PROJECT["dependencies"]) - FOUND_BY_OTHERS <= of_the_core
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"].values()
    # One group may include another, which is no requirement.
    others = [
        *PROJECT["optional-dependencies"].values(),
        *([it for it in one if isinstance(it, str)] for one in groups),
    ]
    # lxml comes with pyhanko, which reads the lists of trusted authorities.
    assert not {name for group in others for name in names_of(group)} - {"lxml"} & of_the_core


def test_without_the_extra_the_demo_says_which_one(installed: Installed, of_the_core: set[str]) -> None:
    if "starlette" in installed.distributions():
        pytest.skip("the extra is in this environment already: run this test before those of the demo")
    done = installed.run("egov", "demo")
    assert done.returncode == 4
    assert "pip install 'pytest-egov[demo]'" in done.stderr


def test_the_demo_runs_from_an_installed_wheel(with_demo: Installed, tmp_path: Path) -> None:
    done = with_demo.run("egov", "demo", "-k", "F17.1", "--break", "F17.1", "--report", "report", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads((tmp_path / "report" / "result.json").read_text(encoding="utf-8"))
    (row,) = (row for row in result["criteria"] if row["points"]["lost"])
    assert ("F17.1", "partial") == (row["id"], row["outcome"])
    assert result["portal"]["address"].startswith("http://127.0.0.1:")
    assert (tmp_path / "report" / "index.html").is_file()
