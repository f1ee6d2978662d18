"""One table of exit codes, and the code agrees with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_egov import exit_codes

ROOT = Path(__file__).parents[1]
NAMED = {name: value for name, value in vars(exit_codes).items() if name.isupper() and isinstance(value, int)}
# Not ends of ours: one ties a process to its guard, one lends a child's.
APART = {"pytest_egov/campaign/tethered.py"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / "pytest_egov").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if name not in APART:
            yield name, ast.parse(file.read_text(encoding="utf-8"))


def ends() -> Iterator[tuple[str, ast.expr]]:
    """What every process of ours is ended with, and where."""
    for name, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in ("typer.Exit", "sys.exit", "Ending", "Miss", "_end", "os._exit"):
                given = node.args[1 if called == "_end" else 0]
                yield f"{name}:{node.lineno}", given
            for keyword in node.keywords:
                if keyword.arg == "returncode":
                    yield f"{name}:{node.lineno}", keyword.value


def test_the_documented_table_is_the_code_s() -> None:
    said = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \| (.+) \|$", said, re.MULTILINE)
    assert [(str(code), en, vi) for code, (en, vi) in exit_codes.CODES.items()] == rows


def test_every_code_has_one_name_and_one_meaning() -> None:
    assert len(NAMED) == len(set(NAMED.values()))
    assert set(NAMED.values()) == set(exit_codes.CODES)
    assert list(exit_codes.CODES) == sorted(exit_codes.CODES)


def test_pytest_s_own_codes_mean_what_pytest_means() -> None:
    for name in ("INTERRUPTED", "INTERNAL_ERROR", "USAGE_ERROR"):
        assert NAMED[name] == int(pytest.ExitCode[name])
    assert (exit_codes.HELD, exit_codes.FAILED) == (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


def test_no_process_ends_with_a_bare_number_that_the_table_does_not_know() -> None:
    found = list(ends())
    assert len(found) > 20
    for where, given in found:
        numbers = {
            node.value for node in ast.walk(given) if isinstance(node, ast.Constant) and isinstance(node.value, int)
        }
        assert {number for number in numbers if number not in (0, 1)} == set(), (
            f"{where}: name the code in exit_codes.py"
        )
        assert numbers <= set(exit_codes.CODES), where


def test_every_code_of_ours_is_used_and_named_nowhere_else() -> None:
    used: set[str] = set()
    for name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                used.add(node.id if isinstance(node, ast.Name) else node.attr)
            elif isinstance(node, ast.Assign) and name != "pytest_egov/exit_codes.py":
                targets = {
                    leaf.id for target in node.targets for leaf in ast.walk(target) if isinstance(leaf, ast.Name)
                }
                assert not targets & set(NAMED), f"{name}:{node.lineno}"
    assert set(NAMED) <= used


def test_documents_point_to_the_table_and_keep_none_of_their_own() -> None:
    for file in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        said = file.read_text(encoding="utf-8")
        if file.name != "exit-codes.md":
            assert "| exit code |" not in said, file.name
            assert "| mã thoát |" not in said.lower(), file.name
    for name in ("README.md", "README.vi.md"):
        assert "docs/exit-codes.md" in (ROOT / name).read_text(encoding="utf-8")
