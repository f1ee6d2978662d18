"""The pipelines of examples/ci: held against the providers' schemas, and their script lines run against a small portal."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER
from ruamel.yaml import YAML
from tiny_baselines import keep_baseline
from tiny_suite import HOME, write_suite

ROOT = Path(__file__).parents[2]
CI = ROOT / "examples" / "ci"
PRIVACY = HOME.replace("Cổng dịch vụ công", "Chính sách bảo mật dữ liệu cá nhân")
GOOD = {"/": HOME, "/bao-mat": PRIVACY, "/lien-he": HOME}
LACKING = {path: page.replace("1900 9095", "") for path, page in GOOD.items()}


@dataclass(frozen=True)
class Recipe:
    """A pipeline as its provider would run it: the shell, the scripts in order, those run in any case, and what is kept."""

    shell: tuple[str, ...]
    install: str
    audit: str
    in_any_case: tuple[str, ...]
    kept_in_any_case: tuple[str, ...]
    junit_in_any_case: str


def _yaml(name: str) -> Any:
    return YAML(typ="safe").load(CI / name)


def gitlab() -> Recipe:
    job = _yaml("gitlab-ci.yml")["egov"]
    kept = job["artifacts"]
    always = kept["when"] == "always"
    return Recipe(
        ("bash", "-eo", "pipefail"), "\n".join(job["before_script"]), "\n".join(job["script"]), (),
        tuple(kept["paths"]) if always else (), kept["reports"]["junit"] if always else "",
    )  # fmt: skip


def github() -> Recipe:
    steps = _yaml("github-workflow.yml")["jobs"]["audit"]["steps"]
    named = {step.get("name"): step for step in steps}
    always = [step for step in steps if step.get("if") == "always()"]
    uploads = [step["with"]["path"] for step in always if step.get("uses", "").startswith("actions/upload-artifact@")]
    junit = [step["with"]["report_paths"] for step in always if "junit-report" in step.get("uses", "")]
    return Recipe(
        ("bash", "-e"), named["Install"]["run"], named["Audit"]["run"],
        tuple(step["run"] for step in always if "run" in step), tuple("\n".join(uploads).split()), junit[0],
    )  # fmt: skip


def azure() -> Recipe:
    steps = _yaml("azure-pipelines.yml")["jobs"][0]["steps"]
    named = {step.get("displayName"): step for step in steps}
    always = [step for step in steps if step.get("condition") == "always()"]
    tasks = [(step["task"], step["inputs"]) for step in always if "task" in step]
    return Recipe(
        ("bash",), named["Install"]["script"], named["Audit"]["script"],
        tuple(step["script"] for step in always if "script" in step),
        tuple(inputs["targetPath"] for task, inputs in tasks if task.startswith("PublishPipelineArtifact")),
        next(inputs["testResultsFiles"] for task, inputs in tasks if task.startswith("PublishTestResults")),
    )  # fmt: skip


def jenkins() -> Recipe:
    text = (CI / "Jenkinsfile").read_text()
    stages, _, afterwards = text.partition("    post {\n        always {")
    install, audit = (script.replace("\\\\", "\\") for script in re.findall(r"sh '''(.*?)'''", stages, re.DOTALL))
    archived = re.findall(r"archiveArtifacts artifacts: '([^']+)'", afterwards)
    return Recipe(
        ("sh", "-xe"), install, audit, tuple(re.findall(r"sh '([^']+)'", afterwards)),
        tuple(it.removesuffix("/**") for it in archived[0].split(", ")),
        re.findall(r"junit testResults: '([^']+)'", afterwards)[0],
    )  # fmt: skip


RECIPES: dict[str, Callable[[], Recipe]] = {
    "gitlab-ci.yml": gitlab, "github-workflow.yml": github, "azure-pipelines.yml": azure, "Jenkinsfile": jenkins,
}  # fmt: skip
SCHEMAS = {
    "gitlab-ci.yml": ("gitlab-ci", "--data-transform", "gitlab-ci"),
    "github-workflow.yml": ("github-workflows",),
    "azure-pipelines.yml": ("azure-pipelines", "--data-transform", "azure-pipelines", "--regex-variant", "nonunicode"),
}


def held_against_its_schema(name: str, file: Path) -> subprocess.CompletedProcess[str]:
    schema, *further = SCHEMAS[name]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *further, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_what_the_provider_takes(name: str, tmp_path: Path) -> None:
    done = held_against_its_schema(name, CI / name)
    assert done.returncode == 0, done.stdout
    broken = tmp_path / name
    text = (CI / name).read_text()
    broken.write_text(re.sub(r"(?m)^( *)(script|steps):", r"\1no_such_key:", text))
    assert held_against_its_schema(name, broken).returncode == 1


def test_the_jenkinsfile_is_groovy() -> None:
    from groovy_parser.parser import parse_groovy_content

    text = (CI / "Jenkinsfile").read_text()
    parse_groovy_content(text)
    with pytest.raises(Exception, match="Unexpected"):
        parse_groovy_content(text.rstrip().removesuffix("}"))


def test_there_is_a_recipe_for_each_file() -> None:
    assert {"README.md", *RECIPES} == {file.name for file in CI.iterdir()}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The distribution as users install it."""
    directory = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(directory)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = directory.glob("*.whl")
    return built


@dataclass(frozen=True)
class Runner:
    """A machine of the provider, as far as the scripts can tell: no root, no package index, our dependencies at hand."""

    directory: Path
    recipe: Recipe
    wheel: Path

    def __call__(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        tools = self.directory / "tools"
        surroundings = {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
            "EGOV_BROWSER": BROWSER,
            "EGOV_PACKAGE": str(self.wheel),
            "CITIZEN_USR": "nobody", "CITIZEN_PSW": "nothing",
            "GITHUB_STEP_SUMMARY": "step-summary.md",
            "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1",
            **variables,
        }  # fmt: skip
        return subprocess.run(
            [*self.recipe.shell, "-c", script], cwd=self.directory, env=surroundings, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=600, check=False,
        )  # fmt: skip

    def audit(self, address: str) -> subprocess.CompletedProcess[str]:
        """The audit, and what follows in any case."""
        (self.directory / "portal.yaml").write_text(f"address: {address}\n")
        ours = [sysconfig.get_path("purelib"), str(self.directory)]
        small = "--egov-suite tiny_suite --egov-rounds 1 -p no:cacheprovider --egov-formats json,markdown"
        surroundings = {"PYTHONPATH": os.pathsep.join(ours), "PYTEST_ADDOPTS": small}
        done = self(self.recipe.audit, **surroundings)
        for script in self.recipe.in_any_case:
            assert self(script).returncode == 0, script
        return done


@pytest.fixture
def runner(request: pytest.FixtureRequest, tmp_path: Path, wheel: Path) -> Runner:
    write_suite(tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, text in {
        "sudo": f'echo "$@" >> {shlex.quote(str(tmp_path / "as-root"))}',
        "python3": f'exec {sys.executable} "$@"',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (tools / name).chmod(0o755)
    return Runner(tmp_path, RECIPES[request.param](), wheel)


@pytest.mark.parametrize("runner", RECIPES, indirect=True)
def test_its_lines_install_the_tool_miss_the_gate_and_keep_the_reports(
    runner: Runner, site: Any, tmp_path: Path
) -> None:
    installed = runner(runner.recipe.install)
    assert installed.returncode == 0, installed.stdout
    asked = tmp_path / "as-root"
    assert not asked.exists() or asked.read_text().startswith("apt-get install --yes")
    without_baseline = runner.audit("http://127.0.0.1:9/")
    assert without_baseline.returncode == 4, "a baseline that is missing must not pass"

    keep_baseline(tmp_path, "egov-baseline.json")
    missed = runner.audit(site(LACKING).address)
    assert missed.returncode == 11, missed.stdout
    kept = {name.rstrip("/") for name in runner.recipe.kept_in_any_case}
    assert {"egov-report", "egov-evidence"} <= kept
    for name in kept:
        assert (tmp_path / name).exists(), name
    assert len(list(ET.parse(tmp_path / runner.recipe.junit_in_any_case).iter("failure"))) == 1
    if runner.recipe.shell == ("bash", "-e"):
        assert "T1" in (tmp_path / "step-summary.md").read_text()


@pytest.mark.parametrize("runner", ["gitlab-ci.yml"], indirect=True)
def test_a_portal_that_lost_nothing_passes(runner: Runner, site: Any, tmp_path: Path) -> None:
    assert runner(runner.recipe.install).returncode == 0
    keep_baseline(tmp_path, "egov-baseline.json")
    held = runner.audit(site(GOOD).address)
    assert held.returncode == 0, held.stdout
    assert held.stdout.rstrip().endswith("egov: gate holds")


def test_the_containerfile_is_without_fault_and_needs_no_root() -> None:
    file = ROOT / "Containerfile"
    done = subprocess.run([_hadolint(), str(file)], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stdout)
    words = re.findall(r"(?m)^([A-Z]+) (.*)$", file.read_text())
    (base,) = (said for word, said in words if word == "ARG")
    assert re.fullmatch(r"BASE=python:3\.\d+\.\d+-slim-[a-z]+", base), "pinned, by its short name"
    assert {"${BASE}", "${BASE} AS wheels"} == {said for word, said in words if word == "FROM"}
    assert words.index(("USER", "10001")) < next(at for at, (word, _) in enumerate(words) if word == "ENTRYPOINT")
    assert [said for word, said in words if word == "USER"] == ["10001"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    copied = " ".join(said for word, said in words if word == "COPY").split()
    needed = [project["project"]["readme"], *project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]
    for name in (*needed, *project["project"]["license-files"]):
        assert any(name == it or name.startswith(f"{it}/") for it in copied), (
            f"the wheel cannot be built without {name}"
        )


def _hadolint() -> str:
    found = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip("hadolint is brought by the development group on Linux x86_64 only")
    return found
