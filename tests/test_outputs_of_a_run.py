"""What a real run writes beside its own report: JUnit and pytest-html hold the same numbers, and JUnit keeps to its schema."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from lxml import etree
from read_back import READERS, read_junit, read_pytest_html, read_terminal
from same_numbers import differences
from tiny_suite import HOME, write_suite
from written_outputs import changed

from pytest_egov.outputs import FORMATS
from pytest_egov.results import load_result

# The schema by which Jenkins' xUnit plugin accepts a file or passes over it.
SCHEMA = Path(__file__).parent / "published" / "junit-10.xsd"


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def test_every_output_of_a_run_shows_the_same_numbers(audit: Audit, site: Any) -> None:
    address = site({"/": HOME.replace("<p>", '<p><img src="x.png">')}).address
    wanted = ("--html=r.html", "--self-contained-html", "--junitxml=j.xml", "--egov-formats", ",".join(READERS))
    done = audit(address, *wanted)
    report = done.directory / "egov-report"
    result = load_result(report / "result.json")
    assert {"passed", "failed"} <= {row.outcome for row in result.criteria}

    for name, read in READERS.items():
        assert [] == differences(result, read((report / FORMATS[name].file).read_bytes()))
    junit, page = (done.directory / "j.xml").read_bytes(), (done.directory / "r.html").read_bytes()
    block = done.said[done.said.rindex("tiny@") :]
    assert [] == differences(result, read_junit(junit))
    assert [] == differences(result, read_pytest_html(page))
    assert [] == differences(result, read_terminal(block))

    assert etree.XMLSchema(etree.parse(SCHEMA)).validate(etree.fromstring(junit).getroottree())
    for where, other in changed("junit", junit):
        assert differences(result, read_junit(other)) or 'time="' in where
    for row in result.criteria:
        shown = f"{row.points.earned:.2f} / {row.points.max:.2f}".encode()
        assert shown in page
        assert differences(result, read_pytest_html(page.replace(shown, b"7.77 / 7.77")))


def test_a_junit_file_of_the_older_family_has_properties_of_each_test(audit: Audit, site: Any) -> None:
    done = audit(site({"/": HOME}).address, "-k", "T1", "--junitxml=j.xml", "-o", "junit_family=xunit1")
    case = next(case for case in ET.parse(done.directory / "j.xml").iter("testcase") if "[T1]" in case.get("name", ""))
    said = {node.get("name"): node.get("value") for node in case.iter("property")}
    assert ("T1", "passed") == (said["egov_criterion"], said["egov_outcome"])
    assert ("50.0", "0.0", "50.0") == (said["egov_points"], said["egov_open"], said["egov_max"])
