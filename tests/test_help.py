"""Every command's help has an example, and each example is one the command takes; completion can be installed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import typer
from egov_command import run_egov

from pytest_egov.cli import app


def commands(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, (*words, name))
        else:
            yield (*words, name), command


COMMANDS = dict(commands(typer.main.get_command(app)))


egov = partial(run_egov, COLUMNS="160")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_s_help_has_examples_that_it_takes(words: tuple[str, ...]) -> None:
    command = COMMANDS[words]
    said = command.help or ""
    examples = [
        shlex.split(line.partition("  ")[0])
        for line in re.findall(rf"^ *egov ({' '.join(words)}\b.*)$", said, re.MULTILINE)
    ]
    assert examples, f"egov {' '.join(words)} --help has no example"
    for example in examples:
        command.make_context(" ".join(words), example[len(words) :])  # raises where an option or argument is wrong


def test_examples_are_shown_one_on_each_line() -> None:
    said = egov("plan", "--help").stdout
    assert re.search(r"^\W*egov plan egov-evidence\W*$", said, re.MULTILINE), said
    assert re.search(r"^\W*egov plan repair-plan.yaml --format xlsx\W*$", said, re.MULTILINE)


@pytest.mark.parametrize(
    "words",
    [
        words
        for words, command in COMMANDS.items()
        # What these are told they hand on to pytest.
        if words not in {("run",), ("demo",)} and "lang" in {it.name for it in command.params}
    ],
    ids=" ".join,
)
def test_a_language_we_do_not_write_is_a_usage_error_before_anything_is_done(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    wanted = [it for it in COMMANDS[words].params if it.required and it.param_type_name == "argument"]
    done = egov(*words, *("x.yaml" for _ in wanted), "--lang", "fr", cwd=tmp_path)
    assert (4, True) == (done.returncode, "fr" in done.stderr), done.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_shown_for_each_shell(shell: str) -> None:
    done = egov("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 0, done.stderr
    assert "_EGOV_COMPLETE" in done.stdout


def test_completion_is_installed_where_the_shell_looks(tmp_path: Path) -> None:
    done = egov("--install-completion", "bash", HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 0, done.stdout + done.stderr
    written = [file.read_text(encoding="utf-8") for file in tmp_path.rglob("*") if file.is_file()]
    assert any("_EGOV_COMPLETE" in text for text in written)


def test_commands_and_options_are_completed() -> None:
    def completed(line: str) -> list[str]:
        words = line.split(" ")
        done = egov(_EGOV_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
        return done.stdout.split()

    assert ["explain"] == completed("egov expl")
    assert "--fail-under" in completed("egov run --fai")


def test_markers_and_fixtures_say_what_they_are(pytester: pytest.Pytester) -> None:
    markers = pytester.runpytest_subprocess("--markers").stdout.str()
    for said in (
        "@pytest.mark.function: a test of the criteria of the function pillar",
        "@pytest.mark.group(id): the group",
        "@pytest.mark.criterion(id): the criterion",
    ):
        assert said in markers
    portal = pytester.makefile(".yaml", portal="address: http://127.0.0.1:9/\n")
    fixtures = " ".join(pytester.runpytest_subprocess("--fixtures", "--portal", str(portal)).stdout.str().split())
    assert "verdict -- " in fixtures
    assert "The judgement of this test's criterion" in fixtures
    assert "conformance_run [session scope] -- " in fixtures
