"""What pytest and the terminal would write of a result, and any output with one of its numbers changed."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import Any

from pytest_egov.reporting.junit import suite_properties
from pytest_egov.reporting.paper import Lang
from pytest_egov.reporting.terminal import summary_lines
from pytest_egov.results import RunResult

__all__ = ["changed", "junit_of", "terminal_of"]

OTHER = 7.77  # no figure of a result these tests make
FIGURES = {"max", "earned", "open", "lost", "attested", "waived", "certain", "possible", "maximum", "pointsLost"}


def junit_of(result: RunResult) -> bytes:
    suite = ET.Element("testsuites")
    properties = ET.SubElement(ET.SubElement(suite, "testsuite", name="pytest"), "properties")
    for name, value in suite_properties(result):
        ET.SubElement(properties, "property", name=name, value=value)
    return ET.tostring(suite)


def terminal_of(result: RunResult, lang: Lang) -> str:
    return "\n".join(
        summary_lines(result, width=100, colour=False, reports={"report": "egov-report/index.html"}, lang=lang)
    )


def changed(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """An output with one of its figures changed, for each of them: where it was changed, and the content."""
    if name in ("json", "earl", "sarif"):
        yield from _in_json(content)
    elif name == "xlsx":
        yield from _in_workbook(content)
    else:
        patterns = {
            "html": r'(?<=data-earned=")[\d.]+|(?<=data-open=")[\d.]+|(?<=data-max=")[\d.]+|(?<=lang="..">)\d+[.,]\d\d(?=<)',
            "csv": r"(?<=,)\d+\.\d+(?=,)",
            "junit": r'(?<=value=")\d+\.\d+(?=")',
        }
        yield from _in_text(content.decode(), patterns.get(name, r"(?<![\d.])\d+[.,]\d\d(?![\d.])"))


def _in_text(text: str, pattern: str) -> Iterator[tuple[str, bytes]]:
    for found in re.finditer(pattern, text):
        other = str(OTHER).replace(".", "," if "," in found[0] else ".")
        around = text[max(0, found.start() - 40) : found.end() + 20]
        yield around, f"{text[: found.start()]}{other}{text[found.end() :]}".encode()


def _in_json(content: bytes) -> Iterator[tuple[str, bytes]]:
    said = json.loads(content)
    for where, holder, key in _figures(said, ""):
        kept, holder[key] = holder[key], OTHER
        yield where, json.dumps(said).encode()
        holder[key] = kept


def _figures(value: Any, where: str) -> Iterator[tuple[str, Any, str]]:
    """Figures of points in JSON; shares of parts and timings, whose names are the same, are none."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if str(key).removeprefix("egov:") in FIGURES and isinstance(inner, float) and "share" not in value:
            yield f"{where}/{key}", value, str(key)
        elif key != "looks":
            yield from _figures(inner, f"{where}/{key}")


def _in_workbook(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    for where, other in _in_text(files[sheet].decode(), r'(?<!t="s"><v>)(?<=<v>)[\d.]+(?=</v>)'):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as book:
            for name, file in files.items():
                book.writestr(name, other if name == sheet else file)
        yield where, written.getvalue()
