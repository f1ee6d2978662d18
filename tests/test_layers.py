"""Who may import whom. Each rule says why it stands; break one and the message tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BROWSER = ("pytest_egov.driver", "pytest_egov.wayfinding", "pytest_egov.gatherers")
TOP = (
    "pytest_egov.plugin",
    "pytest_egov.session",
    "pytest_egov.options",
    "pytest_egov.showing",
    "pytest_egov.fixtures",
    "pytest_egov.cli",
    "pytest_egov.run",
    "pytest_egov.approaching",
    "pytest_egov.outputs",
    "pytest_egov.league_outputs",
    "pytest_egov.survey",
    "pytest_egov.checkup",
    "pytest_egov.single_pages",
    "pytest_egov.timed_pages",
    "pytest_egov.demo",
)
PURE = (
    "judging, scoring and reporting work from the dossier alone: the same bytes give the same result, without a browser"
)

RULES = [
    ("pytest_egov/judging.py", BROWSER + TOP, PURE),
    ("pytest_egov/binding.py", ("pytest_egov.evidence", "pytest_egov.judging", *BROWSER, *TOP), PURE),
    ("pytest_egov/scoring.py", BROWSER + TOP, PURE),
    ("pytest_egov/results.py", BROWSER + TOP, PURE),
    ("pytest_egov/barriers.py", BROWSER + TOP, PURE),
    ("pytest_egov/causes.py", ("pytest_egov.judging", *BROWSER, *TOP), "causes are read from a result"),
    ("pytest_egov/repairs.py", ("pytest_egov.judging", *BROWSER, *TOP), "repairs are made from a result"),
    ("pytest_egov/redacting.py", (*BROWSER, *TOP, "pytest_egov.judging"), "a result is passed on as it is, or with less, never judged again"),
    ("pytest_egov/page_verdicts.py", BROWSER + TOP, PURE),
    ("pytest_egov/page_figures.py", BROWSER + TOP, PURE),
    ("pytest_egov/timed_results.py", BROWSER + TOP, PURE),
    ("pytest_egov/drawn_results.py", BROWSER + TOP, PURE),
    ("pytest_egov/comparing.py", BROWSER + TOP, "two results are compared as they are, wherever they came from"),
    ("pytest_egov/circumstances.py", BROWSER + TOP, "two results are compared as they are, wherever they came from"),
    ("pytest_egov/gate.py", BROWSER + TOP, "what a gate says follows from results alone"),
    ("pytest_egov/reporting", (*BROWSER, *TOP, "pytest_egov.judging", "pytest_egov.scoring"), "reports never compute"),
    ("pytest_egov/verdict.py", ("pytest_egov",), "the words of a verdict stand on nothing"),
    ("pytest_egov/errors.py", ("pytest_egov",), "errors stand on nothing"),
    ("pytest_egov/masking", ("pytest_egov.evidence", "pytest_egov.judging", "pytest_egov.catalogue", "pytest_egov.portal", *BROWSER, *TOP), "masking takes texts and gives texts"),
    ("pytest_egov/catalogue.py", ("pytest_egov.evidence", "pytest_egov.judging", *BROWSER, *TOP), "the standard is data"),
    ("pytest_egov/portal.py", ("pytest_egov.evidence", "pytest_egov.catalogue", *BROWSER, *TOP), "what a user says is data"),
    ("pytest_egov/evidence", ("pytest_egov.judging", "pytest_egov.catalogue", *BROWSER, *TOP), "evidence has no opinion"),
    ("pytest_egov/samples", ("pytest_egov.judging", "pytest_egov.catalogue", *BROWSER, *TOP), "the store keeps what was seen, whoever saw it"),
    ("pytest_egov/campaign/league", (*BROWSER, *TOP, "pytest_egov.judging", "pytest_egov.scoring", "pytest_egov.reporting", "pytest_egov.samples", "pytest_egov.evidence", "pytest_egov.catalogue", "pytest_egov.portal", "pytest_egov.campaign.entries"), "a league is made from results alone, wherever they came from"),
    ("pytest_egov/driver", ("pytest_egov.judging", "pytest_egov.gatherers", "pytest_egov.wayfinding", *TOP), "the browser does as it is told"),
    ("pytest_egov/wayfinding", ("pytest_egov.judging", "pytest_egov.gatherers", *TOP), "finding a place is not using it"),
    ("pytest_egov/gatherers", ("pytest_egov.judging", "pytest_egov.scoring", "pytest_egov.results", "pytest_egov.reporting", *TOP), "a gatherer has no opinion"),
]  # fmt: skip


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Modules a file imports at run time: what stands under TYPE_CHECKING only names types."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def under(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize(("room", "banned", "why"), RULES, ids=[rule[0] for rule in RULES])
def test_imports_go_one_way(room: str, banned: tuple[str, ...], why: str) -> None:
    place = ROOT / room
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}: {why}"
        for file in files
        for line, module in imports_of(file)
        if any(under(module, name) for name in banned)
    ]
    assert [] == wrong


def test_only_the_driver_imports_playwright() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line}: only the driver knows the browser"
        for package in ("pytest_egov", "conformance_suites")
        for file in sorted((ROOT / package).rglob("*.py"))
        if not file.is_relative_to(ROOT / "pytest_egov" / "driver")
        for line, module in imports_of(file)
        if under(module, "playwright") or under(module, "axe_playwright_python")
    ]
    assert [] == wrong


def test_checks_know_evidence_and_verdicts_only() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}: a check has opinions and no browser"
        for file in sorted((ROOT / "conformance_suites").rglob("checks/*.py"))
        for line, module in imports_of(file)
        if under(module, "pytest_egov")
        and not under(module, "pytest_egov.evidence")
        and not under(module, "pytest_egov.verdict")
    ]
    assert [] == wrong


def test_the_engine_knows_no_criterion() -> None:
    """A criterion's id in the engine would be a rule of one standard in the wrong place."""
    ids = ("F17.1", "F04.2", "A1.4.3", 'P1"', "mic_2023.checks")
    wrong = [
        f"{file.relative_to(ROOT)} names {id_}"
        for file in sorted((ROOT / "pytest_egov").rglob("*.py"))
        for id_ in ids
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and id_ in ast.dump(node)
    ]
    assert [] == wrong
