"""Others extend a run by hooks: each is called as promised, and one that raises is told and harms nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from test_plugin_runs import CONTACT, GOOD
from tiny_suite import HOME, IDS, write_suite

ROOT = Path(__file__).parents[1]

NOTING = """
import json, pathlib
NOTES = pathlib.Path("notes.jsonl")


def note(hook, **said):
    with NOTES.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"hook": hook, **said}) + "\\n")


def pytest_egov_before_place(config, criterion, kind, place):
    note("place", criterion=criterion.id, kind=kind, url=place.url, kept=pathlib.Path("egov-evidence").is_dir())


def pytest_egov_after_verdict(config, item, judgement):
    note("verdict", criterion=judgement.criterion.id, outcome=judgement.outcome, test=item.name)


def pytest_egov_add_reports(config, result, directory):
    note("reports", criteria=len(result.criteria), written=sorted(it.name for it in directory.iterdir()))
    return {"added.txt": result.portal.address.encode()}
"""

BROKEN = """
def pytest_egov_before_place(place):
    raise RuntimeError("no place \\x1b[31mfor us\\n")


def pytest_egov_after_verdict(judgement):
    import pytest
    pytest.skip("a hook is no test")


def pytest_egov_add_reports(result):
    return {"result.json": b"{}", "../out.txt": b"", "con:1.txt": b"", "con.txt": b"", "good.txt": b"good", "text.txt": "a text"}
"""


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def notes_in(directory: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (directory / "notes.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_is_called_once_with_what_it_promises(audit: Audit, pytester: pytest.Pytester, site: Any) -> None:
    pytester.makepyfile(noting=NOTING)
    portal = site({**GOOD, "/": HOME.replace("1900 9095", ""), "/lien-he": CONTACT.replace("024 3826 1111", "")})
    done = audit(portal.address, "-p", "noting")
    assert done.code == 1, done.said
    notes = notes_in(pytester.path)
    places = [it for it in notes if it["hook"] == "place"]
    assert {"T1": "contact", "T2": "privacy_notice", "A1": "page_set"} == {it["criterion"]: it["kind"] for it in places}
    assert len(places) == len({(it["criterion"], it["kind"], it["url"]) for it in places})
    assert all(it["kept"] and it["url"].startswith(portal.address) for it in places)
    verdicts = [it for it in notes if it["hook"] == "verdict"]
    assert [("T1", "failed"), ("T2", "passed"), ("A1", "passed")] == [
        (it["criterion"], it["outcome"]) for it in verdicts
    ]
    assert [f"test_function[{id_}]" for id_ in IDS[:2]] == [it["test"] for it in verdicts[:2]]
    order = [it["hook"] for it in notes if it.get("criterion") == "T1"]
    assert order == ["place"] * (len(order) - 1) + ["verdict"]
    (reports,) = (it for it in notes if it["hook"] == "reports")
    assert notes[-1] is reports
    assert len(IDS) == reports["criteria"]
    assert {"result.json", "index.html"} <= set(reports["written"])
    assert portal.address == (pytester.path / "egov-report" / "added.txt").read_text(encoding="utf-8")
    assert "Added by a plugin: egov-report/added.txt" in done.said


def test_a_hook_that_raises_is_told_and_loses_nothing(audit: Audit, pytester: pytest.Pytester, site: Any) -> None:
    pytester.makepyfile(noting=NOTING, broken=BROKEN)
    done = audit(site(GOOD).address, "-p", "noting", "-p", "broken")
    said = " ".join(done.said.split())
    assert "The hook pytest_egov_before_place of the plugin broken went wrong: RuntimeError: no place" in said
    assert "(broken.py:2)" in said
    assert "\x1b[31mfor us" not in done.said
    assert (
        "The hook pytest_egov_after_verdict of the plugin broken went wrong: Skipped: a hook is no test (broken.py:7)"
        in said
    )
    assert "exit 3, a hook of another plugin went wrong, see above" in said
    assert done.code == 3
    # What was measured is judged and written, and the other plugin was called all the same.
    assert done.outcomes == dict.fromkeys(IDS, "passed")
    assert (done.directory / "egov-evidence" / "manifest.json").exists()
    assert {"place", "verdict", "reports"} == {it["hook"] for it in notes_in(pytester.path)}


def test_added_reports_take_no_name_of_ours_and_leave_the_directory_alone(
    audit: Audit, pytester: pytest.Pytester, site: Any
) -> None:
    pytester.makepyfile(broken=BROKEN)
    done = audit(site(GOOD).address, "-p", "broken", "-k", "T1")
    report = pytester.path / "egov-report"
    assert done.outcomes["T1"] == "passed"  # result.json is ours
    assert (report / "good.txt").read_bytes() == b"good"
    assert not (pytester.path / "out.txt").exists()
    assert not list(report.glob("con*"))
    for refused in ("result.json", "../out.txt", "con:1.txt", "con.txt"):
        assert f"the name '{refused}' is no free file name" in done.said
    assert "it has to answer contents (bytes) by file name: text.txt is str" in " ".join(done.said.split())


def test_a_missed_gate_keeps_its_exit_code(audit: Audit, pytester: pytest.Pytester, site: Any) -> None:
    pytester.makepyfile(broken=BROKEN)
    portal = site({**GOOD, "/": HOME.replace("1900 9095", ""), "/lien-he": CONTACT.replace("024 3826 1111", "")})
    done = audit(portal.address, "-p", "broken", "--egov-fail-under", "90")
    assert done.code == 10


def test_the_documented_example_runs(audit: Audit, pytester: pytest.Pytester, site: Any) -> None:
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "extending.md").read_text(encoding="utf-8"), re.DOTALL
    )
    pytester.makepyfile(our_places=example)
    done = audit(site(GOOD).address, "-p", "our_places", "-W", "error")
    assert done.code == 0, done.said
    lines = (pytester.path / "egov-report" / "places.txt").read_text(encoding="utf-8").splitlines()
    assert "lost: nothing" == lines[-1]
    assert lines[0].startswith("T1 contact http://127.0.0.1:")


def test_who_implements_them_is_no_trouble_without_a_portal(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(noting=NOTING, test_own="def test_own(): pass")
    assert pytester.runpytest_subprocess("-p", "noting").ret == 0
    assert not (pytester.path / "notes.jsonl").exists()


def test_every_hook_is_documented() -> None:
    from pytest_egov import hookspecs

    said = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    for name in hookspecs.__all__:
        spec = getattr(hookspecs, name)
        arguments = spec.__code__.co_varnames[: spec.__code__.co_argcount]
        assert f"`{name}({', '.join(arguments)})`" in said
        assert "Args:" in (spec.__doc__ or "")
