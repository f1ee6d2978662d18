"""The worked example of a suite: its wheel, built and installed offline, is found by its name and judges a page."""

from __future__ import annotations

import json
import os
import shutil
import site as python_site
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER
from conftest import ROOT

EXAMPLE = ROOT / "examples" / "own_suite"
HOME = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng dịch vụ công</title></head><body><main><h1>Cổng dịch vụ
công</h1><p>Tổng đài hỗ trợ: 1900 9095</p><a href="/bao-mat">Chính sách bảo vệ dữ liệu cá nhân</a></main></body></html>"""
PRIVACY = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chính sách bảo vệ dữ liệu cá nhân</title></head><body>
<main><h1>Chính sách bảo vệ dữ liệu cá nhân</h1><h2>Mục đích xử lý</h2><p>Giải quyết thủ tục hành chính theo yêu cầu.</p></main></body></html>"""


def run(*command: str | Path, cwd: Path, **said: str) -> subprocess.CompletedProcess[str]:
    # Installed is what is to be found: the sources of the example, and of ours, are on no path.
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONSAFEPATH")}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**clean, "EGOV_BROWSER": BROWSER, **said},
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment of its own: what this one has, and the wheel of the example."""
    here = tmp_path_factory.mktemp("own_suite")
    source = shutil.copytree(EXAMPLE, here / "source")
    made = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", here / "wheels", cwd=source)
    assert 0 == made.returncode, made.stdout
    (wheel,) = (here / "wheels").glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", here / "env", cwd=here)
    python = next(file for name in ("bin/python", "Scripts/python.exe") if (file := here / "env" / name).exists())
    told = run(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=here).stdout.strip()
    beside = "\n".join(f"import site; site.addsitedir({path!r})" for path in python_site.getsitepackages())
    (Path(told) / "beside.pth").write_text(beside, encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    done = run(*pip, "install", "-q", "--no-deps", "--no-index", wheel, cwd=here)
    assert 0 == done.returncode, done.stdout
    return python


def test_an_audit_by_its_short_name(python: Path, site: Any, tmp_path: Path) -> None:
    portal = site({"/": HOME, "/bao-mat": PRIVACY})
    done = run(
        python, "-m", "pytest", "--portal", portal.address, "--egov-suite", "three-questions", "--egov-formats", "json,markdown",
        "-p", "no:cacheprovider", cwd=tmp_path,
    )  # fmt: skip
    result = json.loads((tmp_path / "egov-report" / "result.json").read_text())
    assert ("three-questions", "egov_three_questions") == (result["catalogue"]["id"], result["suite"]), done.stdout
    assert {"Q1": "partial", "Q2": "partial", "R1": "not_tested"} == {
        row["id"]: row["outcome"] for row in result["criteria"]
    }
    assert (35.0, 65.0, 100.0) == tuple(result["score"][figure] for figure in ("certain", "possible", "maximum"))
    judge = "from pytest_egov.cli import main; main()"
    judged = run(python, "-c", judge, "judge", "egov-evidence", "--report", "again", cwd=tmp_path)
    assert (tmp_path / "again" / "result.json").read_bytes() == (
        tmp_path / "egov-report" / "result.json"
    ).read_bytes(), judged.stdout


def test_one_pillar_of_it_by_its_mark(python: Path, site: Any, tmp_path: Path) -> None:
    portal = site({"/": HOME, "/bao-mat": PRIVACY})
    done = run(
        python, "-m", "pytest", "--portal", portal.address, "--egov-suite", "three-questions", "--egov-formats", "json",
        "-m", "service", "--strict-markers", "-p", "no:cacheprovider", cwd=tmp_path,
    )  # fmt: skip
    result = json.loads((tmp_path / "egov-report" / "result.json").read_text())
    assert ["Q1", "Q2"] == [row["id"] for row in result["criteria"]], done.stdout
    assert result["score"] is None
