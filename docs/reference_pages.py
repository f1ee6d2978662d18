"""Writes the reference: criteria, commands, options of pytest and file formats, each asked of the program itself.

Nothing of it is kept under version control, so it cannot grow old: a new suite, command or schema is in the next build.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
import typer.main
from typer.testing import CliRunner

from pytest_egov.binding import load_suite, suite_names
from pytest_egov.catalogue import Catalogue
from pytest_egov.cli import app
from pytest_egov.gatherers import all_kinds
from pytest_egov.reporting.criterion_lines import catalogue_lines, criterion_lines
from pytest_egov.reporting.ink import Ink

__all__ = ["write_reference"]

_WIDE = 90
_WORDS = {
    "en": {
        "criteria": "Criteria", "note": "The words of `egov explain`, of the suite `{}`.", "all": "All criteria",
        "sources": "Sources", "index": "Reference",
    },
    "vi": {
        "criteria": "Tiêu chí", "note": "Nội dung của lệnh `egov explain --lang vi`, bộ tiêu chí `{}`.",
        "all": "Toàn bộ tiêu chí", "sources": "Nguồn", "index": "Tra cứu",
    },
}  # fmt: skip


def write_reference(docs: Path) -> None:
    """Write the pages below ``reference/`` and ``vi/reference/`` of the documentation's directory."""
    for lang, directory in (("en", docs / "reference"), ("vi", docs / "vi" / "reference")):
        directory.mkdir(parents=True, exist_ok=True)
        names = []
        for suite in suite_names():
            catalogue = load_suite(suite, all_kinds()).catalogue
            names.append(f"criteria-{catalogue.id}")
            _write(directory / f"{names[-1]}.md", _criteria(catalogue, suite, lang))
        if lang == "en":
            names += ["commands", "pytest-options", "file-formats"]
            _write(directory / "commands.md", _commands())
            _write(directory / "pytest-options.md", _options())
            _write(directory / "file-formats.md", _formats(directory))
        _write(
            directory / "index.md",
            [f"# {_WORDS[lang]['index']}", "", "```{toctree}", ":maxdepth: 1", "", *names, "```"],
        )


def _write(file: Path, lines: Iterable[str]) -> None:
    text = "\n".join(lines) + "\n"
    # A page that is as it was is not touched: the next build reads what changed only.
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def _fenced(lines: Iterable[str]) -> Iterator[str]:
    yield "````text"
    yield from (line.rstrip() for line in lines)
    yield from ("````", "")


def _criteria(catalogue: Catalogue, suite: str, lang: Any) -> Iterator[str]:
    ink, words = Ink.on(_WIDE, colour=False, unicode=True, lang=lang), _WORDS[lang]

    def said(text: Any) -> str:
        return str(text.vi if lang == "vi" else text.en)

    yield from (
        f"# {words['criteria']}: {catalogue.id}",
        "",
        f"**{said(catalogue.title)}** ({catalogue.id}@{catalogue.version})",
        "",
    )
    yield from (words["note"].format(suite), "", said(catalogue.frame), "", said(catalogue.provenance_note), "")
    yield from (f"## {words['all']}", "", *_fenced(catalogue_lines(catalogue, ink)))
    for pillar, group, row in catalogue.rows():
        yield from (f"({lang}-{catalogue.id}-{row.id})=", f"## {row.id} {said(row.title)}", "")
        yield from _fenced(criterion_lines(catalogue, pillar, group, row, ink))
    if catalogue.sources:
        yield from (f"## {words['sources']}", "", *(f"- {it.title}: <{it.url}>" for it in catalogue.sources))


def _commands() -> Iterator[str]:
    yield from ("# Commands", "", "What `--help` says of each command.", "")
    for words in _commands_of(typer.main.get_command(app), ("egov",)):
        surroundings = {"COLUMNS": str(_WIDE), "TERM": "dumb", "NO_COLOR": "1"}
        shown = CliRunner().invoke(app, [*words[1:], "--help"], env=surroundings, prog_name="egov")
        yield from (f"## {' '.join(words)}", "", *_fenced(shown.output.strip("\n").splitlines()))


def _commands_of(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    within: dict[str, click.Command] = getattr(command, "commands", {})
    for name, one in within.items():
        if not one.hidden:
            yield from _commands_of(one, (*words, name))


def _options() -> Iterator[str]:
    yield from (
        "# Options of pytest",
        "",
        "Each has an ini twin: `--egov-fail-under 80` is `egov_fail_under = 80`.",
        "",
    )
    for title, argument in (("Options", "--help"), ("Markers", "--markers")):
        yield from (f"## {title}", "", *_fenced(_about_us(_pytest(argument))))


def _pytest(argument: str) -> str:
    surroundings = {**os.environ, "COLUMNS": str(_WIDE), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", argument, "-c", os.devnull]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=surroundings, check=True)  # noqa: S603 # this Python
    return done.stdout


def _about_us(text: str) -> Iterator[str]:
    """The blocks of pytest's own list in which our options or markers stand."""
    if "@pytest.mark" in text:
        blocks = [block for block in text.split("\n\n") if "egov" in block or "criterion" in block or "pillar" in block]
        yield from "\n\n".join(blocks).strip("\n").splitlines()
        return
    ours = False
    for line in text.splitlines():
        if line and not line.startswith(" "):
            ours = "(pytest-egov)" in line
        if ours:
            yield line


def _formats(directory: Path) -> Iterator[str]:
    yield from (
        "# File formats",
        "",
        "JSON Schemas, for editors to check with; `egov schema NAME` prints the same.",
        "",
    )
    for file in sorted((files("pytest_egov") / "schema").iterdir(), key=lambda it: it.name):
        text = file.read_text(encoding="utf-8")
        schema, name = json.loads(text), file.name.removesuffix(".json")
        (directory / file.name).write_text(text, encoding="utf-8")
        yield from (
            f"## {name}",
            "",
            f"{{download}}`{file.name}`: {_first(schema)}",
            "",
        )
        yield from ("| key | takes | |", "|---|---|---|")
        required = schema.get("required", ())
        for key, said in schema.get("properties", {}).items():
            named = f"`{key}`" + (" (required)" if key in required else "")
            yield f"| {named} | {_takes(said)} | {_cell(said.get('description', ''))} |"
        yield ""


def _first(schema: Any) -> str:
    return str(schema.get("description", "")).split("\n\n", maxsplit=1)[0].replace("\n", " ")


def _takes(said: Any) -> str:
    if "$ref" in said:
        return str(said["$ref"]).rsplit("/", 1)[-1]
    if "enum" in said:
        return ", ".join(f"`{value}`" for value in said["enum"])
    choices = [*said.get("anyOf", ()), *said.get("oneOf", ())]
    if choices:
        return " or ".join(dict.fromkeys(_takes(one) for one in choices))
    if said.get("type") == "array":
        return f"list of {_takes(said['items'])}" if "items" in said else "list"
    types = said.get("type", "anything")
    return " or ".join([types] if isinstance(types, str) else types).replace("null", "nothing")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("{", "\\{")
