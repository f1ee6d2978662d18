"""A portal that chooses its words to harm whoever reads of it: on terminals, in logs of build servers, in files for machines."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from tiny_suite import HOME, write_suite
from typer.testing import CliRunner

from pytest_egov import cli
from pytest_egov.driver import browser as browsers
from pytest_egov.errors import PageNotOpened, defused
from pytest_egov.reporting.paper import printable
from pytest_egov.results import load_result

# Signs that a terminal obeys or that turn writing round, some that XML cannot hold, half a character, and words that build
# servers take for commands.
WORDS = (
    r"Cổng \u001b[2J\u001b]0;mine\u0007\u009b31m \u202egnp.exe\u2066 \u0000\u0001\ufffe\ud800 ]]><b>&amp; "
    r"##vso[task.prependpath]/x ::stop-commands::y ::error file=a::z ##teamcity[x]"
)
LINKS = r"\u001b[31m\u202egnp.exe ##vso[x]"
HARM = set("\x1b\x07\x9b\x00\x01\u202e\u2066\ud800\ufffe")


def hostile_home() -> str:
    """A page whose script says the words in its title, its heading and its links, and that fails for an image without a text."""
    said = f"""<script>const said = "{WORDS}"; document.title = said; document.querySelector("h1").textContent += said;
      for (const it of document.querySelectorAll("li a")) it.textContent += " {LINKS}";</script>"""
    return HOME.replace("<p>", '<p><img src="x.png">').replace("</body>", f"{said}</body>")


def commands_in(text: str) -> list[str]:
    return [word for word in ("##vso[", "##teamcity[", " ::stop-commands::", " ::error file=a::") if word in f" {text}"]


def test_a_run_says_nothing_that_a_terminal_or_a_build_server_obeys(pytester: pytest.Pytester, site: Any) -> None:
    audit = Audit(pytester, write_suite(pytester.path))
    pages = {path: hostile_home() for path in ("/", "/lien-he", "/bao-mat")}
    done = audit(
        site(pages).address, "--junitxml=j.xml", "-v", "-rA", "--egov-formats", "json,html,markdown,sarif,csv,earl"
    )
    report = done.directory / "egov-report"
    found = load_result(report / "result.json")
    sentence = next(row.sentence.en for row in found.criteria if row.id == "A1")
    assert "gnp.exe" in sentence, "the words must get as far as that, or this test says nothing"

    assert "gnp.exe" in done.said
    assert set() == HARM & set(done.said)
    assert [] == commands_in(done.said)
    assert [] == [line for line in done.said.splitlines() if line.lstrip().startswith(("::", "##"))]
    cases = [node.get("message", "") for node in ET.parse(done.directory / "j.xml").iter("failure")]
    assert any("gnp.exe" in said for said in cases)
    for file in (file for file in report.iterdir() if file.suffix not in (".svg", ".png")):
        text = file.read_text(encoding="utf-8")
        # JSON writes control characters as escapes; what is for people holds none.
        assert not (HARM - ({"\x9b", "\u202e", "\u2066", "\ufffe"} if file.name == "result.json" else set())) & set(
            text
        ), file.name


def test_doctor_prints_no_word_of_a_portal_as_it_is(
    site: Any, browser: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(browsers, "own_browser", lambda *_addresses: nullcontext(browser))
    address = site({path: hostile_home() for path in ("/", "/lien-he", "/bao-mat")}).address
    for more in ((), ("--json",)):
        done = CliRunner().invoke(cli.app, ["doctor", address, *more], catch_exceptions=False)
        assert "gnp.exe" in done.stdout
        assert set() == HARM & set(done.stdout)
        assert more or [] == commands_in(done.stdout)
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("a ##vso[task.setvariable variable=x]y", "a # #vso[task.setvariable variable=x]y"),
        ("##[error]x", "# #[error]x"),
        ("::error file=a.py::mine", ": :error file=a.py::mine"),
        ("::error file=a:1::mine", ": :error file=a:1::mine"),
        ("x ::add-mask::y", "x : :add-mask::y"),
        ("std::vector::size, F01::x", "std::vector::size, F01::x"),
        ("## Tiêu đề", "## Tiêu đề"),
    ],
)
def test_no_build_server_takes_a_portal_s_words_for_commands(said: str, expected: str) -> None:
    assert expected == defused(said) == printable(said) == str(PageNotOpened(said))
