"""Reads every output of a run back into figures, to be held against each other (``same_numbers``)."""

from __future__ import annotations

import csv
import html as markup
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import lxml.html
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from same_numbers import ALL, INTERVAL, KNOWN, Figures, Row

from pytest_egov.reporting.paper import points

__all__ = ["READERS", "read_junit", "read_pytest_html", "read_terminal"]

_PAPER = re.compile(r"\d+[.,]\d\d")


def read_json(content: bytes) -> Figures:
    said = json.loads(content)
    whole = said["score"] or said["judged"]
    parts = {}
    for pillar in said["score"]["pillars"] if said["score"] else ():
        parts |= {
            part["id"]: {name: part[name] for name in (*INTERVAL, "attested", "waived")}
            for part in (pillar, *pillar["groups"])
        }
    read_rows = {row["id"]: {name: row["points"][name] for name in KNOWN} for row in said["criteria"]}
    totals = {name: whole[name] for name in (*INTERVAL, "attested", "waived")}
    judged = {name: said["judged"][name] for name in totals}
    return Figures(read_rows, totals, parts, promised_parts="all", trouble=_unequal(totals, judged))


def _unequal(score: object, judged: object) -> list[str]:
    """A full run is scored by all that was judged: where an output holds both, they are the same."""
    return [] if score == judged else [f"the score is {score}, but judged was {judged}"]


def read_html(content: bytes) -> Figures:
    """Unrounded figures from the data of each article; all figures a reader sees, wherever they stand."""
    page = lxml.html.fromstring(content.decode())
    read = Figures(mentions={"": []}, totals=None)
    for article in page.xpath("//article[starts-with(@id, 'c-')]"):
        id_ = article.get("id").removeprefix("c-")
        read.criteria[id_] = {
            name: float(value) for name in KNOWN if (value := article.get(f"data-{name}")) is not None
        }
        read.mentions[id_] = _seen(article)
        for name in ("earned", "max"):
            written = points(float(read.criteria[id_].get(name, -1)), "vi")
            if written not in read.mentions[id_]:
                read.trouble.append(f"{id_}: {name} {written} is not to be seen")
    for figure in page.xpath(
        "//*[contains(concat(' ', @class, ' '), ' num ')][not(ancestor::article[starts-with(@id, 'c-')])]"
    ):
        read.mentions[""] += _figures_in(figure)
    return read


def _seen(element: Any) -> list[str]:
    return [
        text
        for number in element.xpath(".//*[contains(concat(' ', @class, ' '), ' num ')]")
        for text in _figures_in(number)
    ]


def _figures_in(number: Any) -> list[str]:
    texts = [text.strip() for text in number.itertext()]
    return [text for text in texts if _PAPER.fullmatch(text)]


def read_markdown(content: bytes) -> Figures:
    read, text = Figures(promised=frozenset(), promised_parts="pillars"), content.decode()
    read.totals = _sentence(text)
    for line in text.splitlines():
        cells = [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 4 and all(map(_PAPER.fullmatch, cells[1:])):
            read.parts[cells[0]] = dict(zip(("certain", "possible", "maximum"), cells[1:], strict=True))
        elif len(cells) == 4 and _PAPER.fullmatch(cells[1]):
            read.criteria[cells[0].split()[0]] = {"lost": cells[1]}
    stated = [line for line in text.splitlines() if line.startswith(("Quan sát **", "Observed **"))]
    read.mentions[""] = re.findall(r"(?:### (?:Open|Còn mở): |- \*\*)(\d+[.,]\d\d)", text) + _PAPER.findall(
        " ".join(stated)
    )
    return read


def _sentence(text: str) -> Row:
    vi = re.search(r"[Cc]hắc chắn (\d+,\d\d) trên (\d+,\d\d) điểm\**, có thể đến (\d+,\d\d)", text)
    en = re.search(r"(\d+\.\d\d) of (\d+\.\d\d) (?:points )?certain\**, up to (\d+\.\d\d)\s+possible", text)
    found = vi or en
    return dict(zip(("certain", "maximum", "possible"), found.groups(), strict=True)) if found else {}


def read_xlsx(content: bytes) -> Figures:
    """The kept values of the first sheet; each formula is computed as well and must come to the value kept with it."""
    kept, formulas = (
        openpyxl.load_workbook(io.BytesIO(content), data_only=values).worksheets[0] for values in (True, False)
    )
    read = Figures(digits=15, promised_parts="all")
    columns = dict(zip(("max", "earned", "possible", "open", "lost"), "CDEFG", strict=True))
    for cells in kept.iter_rows(min_col=1, max_col=7):
        first, row = str(cells[0].value or ""), cells[0].row
        figures = {name: kept[f"{column}{row}"].value for name, column in columns.items()}
        if not isinstance(figures["max"], int | float):
            continue
        interval = {
            "certain": figures["earned"],
            "possible": figures["possible"],
            "maximum": figures["max"],
            "open": figures["open"],
            "lost": figures["lost"],
        }
        if kept[f"I{row}"].value:
            read.criteria[first] = {name: figures[name] for name in ("earned", "open", "max", "lost")}
            read.trouble += (
                [] if abs(figures["possible"] - figures["earned"] - figures["open"]) < 1e-9 else [f"{first}: possible"]
            )
        elif first.startswith(("TỔNG", "TOTAL", "CỘNG", "SUM")):
            read.totals = interval
        else:
            read.parts[first] = interval
    read.trouble += [
        f"{cell} is kept as {value}, its formula gives {computed}"
        for cell, value, computed in _sums(kept, formulas)
        if abs(value - computed) > 1e-9
    ]
    if not any(_sums(kept, formulas)):
        read.trouble.append("no formula")
    return read


def _sums(kept: Worksheet, formulas: Worksheet) -> Iterator[tuple[str, float, float]]:
    for cells in formulas.iter_rows():
        for cell in cells:
            said = str(cell.value)
            if cell.data_type == "f":
                inside = re.fullmatch(r"=SUM\((.+)\)|=(.+)", said)
                assert inside, said
                pieces = inside[1].split(",") if inside[1] else inside[2].split("+")
                yield cell.coordinate, kept[cell.coordinate].value, sum(_values(kept, pieces))


def _values(sheet: Worksheet, pieces: Iterable[str]) -> Iterator[float]:
    for piece in pieces:
        found = sheet[piece]
        yield from (cell.value for (cell,) in found) if isinstance(found, tuple) else (found.value,)


def read_csv(content: bytes) -> Figures:
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    criteria = {row["id"]: {name: float(row[name]) for name in KNOWN} for row in rows}
    # A table of criteria has no line of totals: nothing to hold against them.
    return Figures(criteria, totals={}, promised_totals=False)


def read_earl(content: bytes) -> Figures:
    said = json.loads(content)
    names = ("earned", "open", "max", "lost")
    criteria = {
        part["earl:test"]["dct:identifier"]: {name: part["earl:result"][f"egov:{name}"] for name in names}
        for part in said["dct:hasPart"]
    }
    whole = said.get("egov:score", said["egov:judged"])
    totals = {"certain": whole["egov:certain"], "possible": whole["egov:possible"], "maximum": whole["egov:max"]}
    return Figures(criteria, totals, trouble=_unequal(whole, said["egov:judged"]))


def read_sarif(content: bytes) -> Figures:
    (run,) = json.loads(content)["runs"]
    criteria = {
        rule["id"]: dict(rule["properties"]["points"])
        for rule in run["tool"]["driver"]["rules"]
        if "points" in rule["properties"]
    }
    read = Figures(criteria, promised=ALL | {"lost"})
    for found in run["results"]:
        id_, lost = found["properties"]["criterion"], found["properties"]["pointsLost"]
        read.trouble += [] if criteria.get(id_, {}).get("lost") == lost else [f"{id_}: a finding says it lost {lost}"]
    whole = run["properties"].get("score", run["properties"]["judged"])
    read.trouble += _unequal(whole, run["properties"]["judged"])
    read.totals = {"certain": whole["certain"], "possible": whole["possible"], "maximum": whole["max"]}
    return read


def read_badge(content: bytes) -> Figures:
    """Its words, and its title, which must say the same."""
    read = Figures(promised=frozenset())
    said = [
        "".join(text.itertext()) for text in ET.fromstring(content).iter() if text.tag.endswith(("}text", "}title"))
    ]
    found = [
        match.groups()
        for text in said
        if (match := re.search(r"(\d+[.,]\d\d)(?:–(\d+[.,]\d\d))? / (\d+(?:[.,]\d\d)?)", text))
    ]
    if len(found) != 2 or found[0] != found[1]:
        read.trouble.append(f"title and words differ: {found}")
        return read
    certain, possible, most = found[0]
    mark = "," if "," in certain else "."
    read.totals = {
        "certain": certain,
        "possible": possible or certain,
        "maximum": most if mark in most else f"{most}{mark}00",
    }
    return read


def read_junit(content: bytes) -> Figures:
    """The properties of the suite, where the published schema allows them."""
    said = {
        node.get("name", ""): node.get("value", "")
        for node in ET.fromstring(content).iterfind("./testsuite/properties/property")
    }
    ids = {match[1] for name in said if (match := re.fullmatch(r"egov\.(.+)\.points", name))}
    names = {"earned": "points", "open": "open", "max": "max", "attested": "attested", "waived": "waived"}
    criteria = {id_: {name: float(said[f"egov.{id_}.{known}"]) for name, known in names.items()} for id_ in ids}
    whole = "egov.score" if "egov.score.max" in said else "egov.judged"
    totals = {"certain": f"{whole}.certain", "possible": f"{whole}.possible", "maximum": f"{whole}.max"}
    return Figures(criteria, {name: float(said[known]) for name, known in totals.items()})


def read_terminal(said: str) -> Figures:
    """The block at the end: the score, what was lost, what is open."""
    read = Figures(promised=frozenset())
    read.totals = _sentence(" ".join(said.split()))
    for id_, lost in re.findall(r"^  (\S+) +-(\d+[.,]\d\d)  ", said, re.MULTILINE):
        read.criteria[id_] = {"lost": lost}
    read.mentions[""] = re.findall(r"(?:^(?:Open|Còn mở): |^ +)(\d+[.,]\d\d)(?: points| điểm|  )", said, re.MULTILINE)
    stated = re.search(r"^(?:Điểm|Points): .*(?:\n {6,}.*)*", said, re.MULTILINE)
    read.mentions[""] += _PAPER.findall(stated[0]) if stated else []
    for figures in re.findall(r"(\d+[.,]\d\d)(?: - (\d+[.,]\d\d))? / (\d+[.,]\d\d)$", said, re.MULTILINE):
        read.mentions[""] += [figure for figure in figures if figure]
    return read


def read_pytest_html(content: bytes) -> Figures:
    """The rows of pytest-html, which are JSON within an attribute, and the sentence on top."""
    page = content.decode()
    blob = json.loads(markup.unescape(re.search(r'data-jsonblob="([^"]*)"', page)[1]))  # type: ignore[index] # it is there
    read = Figures(totals=_sentence(" ".join(markup.unescape(page).split())), promised=frozenset({"earned", "max"}))
    for tests in blob["tests"].values():
        for test in tests:
            cells = [re.sub(r"<[^>]+>", "", cell) for cell in test["resultsTableRow"]]
            figures = next((match for cell in cells if (match := re.match(r"(\d+\.\d\d) / (\d+\.\d\d)", cell))), None)
            if figures is not None:
                read.criteria[cells[2]] = {"earned": figures[1], "max": figures[2]}
    return read


READERS: dict[str, Callable[[bytes], Figures]] = {
    "json": read_json,
    "html": read_html,
    "markdown": read_markdown,
    "xlsx": read_xlsx,
    "csv": read_csv,
    "badge": read_badge,
    "earl": read_earl,
    "sarif": read_sarif,
}
