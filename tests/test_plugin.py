"""The plugin before a page is opened: inert without a portal, what it collects, and what it refuses."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_suite import CATALOGUE, IDS, write_suite

from conformance_suites import mic_2023
from pytest_egov.catalogue import Catalogue

USAGE_ERROR = pytest.ExitCode.USAGE_ERROR
NOWHERE = "https://dichvucong.example.gov.vn/"  # never opened by these tests
COLLECT = ("-p", "no:cacheprovider", "--collect-only", "-q")


def text_of(result: pytest.RunResult) -> str:
    """All a run said, without line breaks that depend on the terminal's width."""
    return " ".join([*result.outlines, *result.errlines])


def collected(result: pytest.RunResult) -> list[str]:
    """What stands in brackets behind each collected test."""
    return [match[1] for line in result.outlines if (match := re.search(r"::test_\w+\[(.*)\]$", line))]


@pytest.fixture
def all_ids(catalogue: Catalogue) -> list[str]:
    return [row.id for _, _, row in catalogue.rows()]


class TestWithoutPortal:
    def test_importing_the_plugin_loads_nothing_heavy(self) -> None:
        heavy = {
            "pydantic",
            "playwright",
            "jinja2",
            "ruamel",
            "ruamel.yaml",
            "typer",
            "sqlalchemy",
            "alembic",
            "holidays",
        }
        code = f"import sys, pytest_egov.plugin, pytest_egov; print(sorted({heavy} & set(sys.modules)))"
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert said.stdout.strip() == "[]"

    def test_other_peoples_tests_run_as_ever(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile("def test_one(): pass")
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-W", "error", "--strict-markers")
        result.assert_outcomes(passed=1)
        assert "egov" not in "\n".join(result.outlines[-3:])
        assert not (pytester.path / "egov-report").exists()

    def test_a_suite_without_a_portal_is_a_usage_error(self, pytester: pytest.Pytester) -> None:
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "--pyargs", "conformance_suites.mic_2023")
        assert result.ret == USAGE_ERROR
        assert "no portal: add --portal FILE or --portal https://" in text_of(result)


class TestCollection:
    def test_a_portal_alone_selects_the_bundled_suite(self, pytester: pytest.Pytester, all_ids: list[str]) -> None:
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT)
        assert result.ret == 0
        assert len(all_ids) == 54
        assert collected(result) == all_ids

    def test_by_import_name(self, pytester: pytest.Pytester, all_ids: list[str]) -> None:
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, "--pyargs", "conformance_suites.mic_2023")
        assert result.ret == 0
        assert collected(result) == all_ids

    @pytest.mark.parametrize("named", [(), ("--pyargs", "conformance_suites.mic_2023")])
    def test_the_users_own_settings_do_not_matter(
        self, pytester: pytest.Pytester, all_ids: list[str], named: tuple[str, ...]
    ) -> None:
        pytester.makeini(
            "[pytest]\npython_files = check_*.py\npython_functions = check_*\ntestpaths = checks\n"
            "addopts = --strict-markers -W error\n"
        )
        pytester.mkdir("checks").joinpath("check_own.py").write_text("def check_own(): pass\n")
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, *named)
        assert result.ret == 0
        assert collected(result) == all_ids

    def test_the_portal_may_stand_in_the_settings(self, pytester: pytest.Pytester, all_ids: list[str]) -> None:
        pytester.makeini(f"[pytest]\negov_portal = {NOWHERE}\n")
        result = pytester.runpytest_subprocess(*COLLECT)
        assert collected(result) == all_ids

    def test_another_standard_is_another_package(self, pytester: pytest.Pytester) -> None:
        name = write_suite(pytester.path)
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, "--egov-suite", name)
        assert result.ret == 0
        assert collected(result) == IDS

    @pytest.mark.parametrize(
        ("narrowed", "ids"), [(("-k", "T2"), ["T2"]), (("-m", "function"), ["T1", "T2"]), (("-m", "group('A')"), None)]
    )
    def test_narrowing(self, pytester: pytest.Pytester, narrowed: tuple[str, str], ids: list[str] | None) -> None:
        name = write_suite(pytester.path)
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, "--egov-suite", name, *narrowed)
        if ids is not None:
            assert collected(result) == ids
            assert f"{len(ids)} of 3 criteria selected: there will be no 100-point score." in text_of(result)

    def test_fewer_tests_than_rows_is_a_usage_error(self, pytester: pytest.Pytester) -> None:
        name = write_suite(pytester.path)
        module = pytester.path / name / "test_conformance.py"
        module.write_text(re.sub(r"@pytest.mark.accessibility\n.*", "", module.read_text(), flags=re.DOTALL))
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, "--egov-suite", name)
        assert result.ret == USAGE_ERROR
        assert "2 tests were collected for 3 criteria; missing: ['A1']." in text_of(result)

    def test_the_users_own_tests_are_not_held_against_the_catalogue(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile("def test_own(): pass")
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, ".")
        assert result.ret == 0
        assert "1 test collected" in text_of(result)


class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("-n", "2"), "One portal is audited by one process"),
            (("--benchmark-only",), "--benchmark-only would skip every criterion"),
            (("--egov-fail-under", "viele"), "--egov-fail-under viele: give a number from 0 to 100."),
            (("--egov-fail-under", "101"), "--egov-fail-under 101: give a number from 0 to 100."),
            (("--egov-fail-under", "nan"), "--egov-fail-under nan: give a number from 0 to 100."),
            (("--egov-fail-under", "1/0"), "--egov-fail-under 1/0: give a number from 0 to 100."),
            (("--egov-min-judged", "90%"), "--egov-min-judged 90%: give a number from 0 to 100."),
            (("--egov-baseline", "nowhere.json"), "--egov-baseline: nowhere.json cannot be read"),
            (("--egov-baseline", "."), "--egov-baseline: . has neither a result.json nor a dossier's manifest.json."),
            (("--egov-rounds", "0"), "--egov-rounds 0: give a whole number from 1 to 9999."),
            (("--egov-rounds", "²"), "--egov-rounds ²: give a whole number from 1 to 9999."),
            (("--egov-require", "F03.1,F99.9"), "--egov-require names no criterion of mic-2023: F99.9."),
            (("--egov-formats", "html,docx"), "There is no format 'docx'. Ask for one or several of json"),
            (("--egov-suite", "no_such.suite"), "There is no conformance suite 'no_such.suite'."),
            (("--portal", "nowhere.yaml"), "--portal nowhere.yaml: there is no such file"),
            (("--portal", "http://user:secret@example.vn/"), "must not hold a user name or password"),
        ],
    )
    def test_before_anything_is_opened(self, pytester: pytest.Pytester, arguments: tuple[str, ...], said: str) -> None:
        portal = () if "--portal" in arguments else ("--portal", NOWHERE)
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider", *portal, *arguments)
        assert result.ret == USAGE_ERROR
        assert said in text_of(result)
        assert "Traceback" not in text_of(result)

    def test_a_malformed_portal_file_is_told_by_line_and_column(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "portal.yaml").write_text(
            f"address: {NOWHERE}\nenvironmnet: sandbox\nplaces:\n  search: {{path: /a, absent: true}}\n"
        )
        result = pytester.runpytest_subprocess("--portal", "portal.yaml", *COLLECT)
        assert result.ret == USAGE_ERROR
        assert re.search(r"portal\.yaml:2:1: .*environmnet", text_of(result))
        assert re.search(r"portal\.yaml:4:\d+: ", text_of(result))

    @pytest.mark.parametrize("broken", ["address: [", "- 1\n", "", "address: 7\n"])
    def test_what_is_no_portal_file_at_all(self, pytester: pytest.Pytester, broken: str) -> None:
        (pytester.path / "portal.yaml").write_text(broken)
        result = pytester.runpytest_subprocess("--portal", "portal.yaml", *COLLECT)
        assert result.ret == USAGE_ERROR
        assert "portal.yaml" in text_of(result)
        assert "Traceback" not in text_of(result)


class TestFaultyCatalogue:
    def faults(self, pytester: pytest.Pytester, name: str) -> str:
        result = pytester.runpytest_subprocess("--portal", NOWHERE, *COLLECT, "--egov-suite", name)
        assert result.ret == USAGE_ERROR
        assert "Traceback" not in text_of(result)
        return text_of(result)

    def test_a_row_without_a_check_in_the_bundled_suite(self, pytester: pytest.Pytester) -> None:
        shutil.copytree(
            Path(mic_2023.__path__[0]), pytester.path / "copied", ignore=shutil.ignore_patterns("__pycache__")
        )
        file = pytester.path / "copied" / "catalogue.yaml"
        whole = file.read_text()
        line = "            check: privacy_notice_names_purpose_data_and_contact\n"
        assert line in whole
        file.write_text(whole.replace(line, ""))
        row = whole[: whole.index(line)].rindex("- id:")
        assert f"catalogue.yaml:{whole[:row].count(chr(10)) + 1}:" in (said := self.faults(pytester, "copied"))
        assert "must have either 'check' or 'parts'" in said

    def test_a_wrong_sum(self, pytester: pytest.Pytester) -> None:
        name = write_suite(pytester.path, CATALOGUE.replace("points: 30", "points: 29"))
        said = self.faults(pytester, name)
        line = CATALOGUE[: CATALOGUE.index("points: 80\n        criteria")].count("\n") + 1
        assert f"catalogue.yaml:{line}:9: group T says 80 points, its parts add up to 79" in said

    def test_all_faults_at_once(self, pytester: pytest.Pytester) -> None:
        text = CATALOGUE.replace("check: a_phone_number_is_given", "check: a_phone_is_given")
        text = text.replace(
            "check: pages_are_without_faults", "check: pages_are_without_faults\n            limits: {most: 3}"
        )
        said = self.faults(pytester, write_suite(pytester.path, text))
        assert said.count("catalogue.yaml:") == 2
        assert "a_phone_number_is_given" in said  # what was meant
