"""What a portal lets slip is found in no byte of what an audit leaves: reports, dossier, JUnit, pytest-html, terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER, Audit
from canaries import found_in, found_in_text
from canary_portal import CANARIES, HOTLINE, MAILBOX, PASSWORD, USER, CanaryPortal
from tiny_suite import HOME, write_suite


@pytest.fixture(scope="module")
def left(site_of_module: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What one audit left, with everything pytest can be asked to show, and what it said."""
    here = tmp_path_factory.mktemp("canaries")
    portal = CanaryPortal()
    address = site_of_module(portal.pages()).address
    (here / "portal.yaml").write_text(
        f"address: {address}\nenvironment: sandbox\nallow: [sign_in, draft, upload, edit_profile]\n"
        "accounts: {citizen: {user_env: CANARY_USER, password_env: CANARY_PASSWORD}}\n"
        "known: {application_code: 000.00.12.H40-260901-0001}\n"
    )
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "--portal", "portal.yaml", "-m", "function or accessibility", "--tb=long", "-vv", "-rA", "--showlocals",
            "--junitxml", "junit.xml", "--html", "pytest.html", "--self-contained-html", "-p", "no:cacheprovider",
        ],
        cwd=here, env={**os.environ, "EGOV_BROWSER": BROWSER, "CANARY_USER": USER, "CANARY_PASSWORD": PASSWORD, "COLUMNS": "200"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1500, check=False,
    )  # fmt: skip
    assert (here / "egov-report" / "result.json").exists(), done.stdout
    assert portal.entered >= 2, done.stdout
    return here, done.stdout


def test_no_canary_in_any_byte(left: tuple[Path, str]) -> None:
    here, _ = left
    (here / "portal.yaml").unlink()
    assert [] == found_in([here], CANARIES)


def test_no_canary_on_the_terminal(left: tuple[Path, str]) -> None:
    assert [] == found_in_text(left[1], CANARIES)


def test_what_the_portal_publishes_is_still_judged(left: tuple[Path, str]) -> None:
    contact = json.loads((left[0] / "egov-evidence" / "evidence" / "contact.json").read_text())
    evidence = contact["finding"]["candidates"][0]["evidence"]
    assert ([HOTLINE], [MAILBOX]) == (evidence["phones"], evidence["emails"])


def test_the_audit_got_behind_the_sign_in(left: tuple[Path, str]) -> None:
    for kind in ("session", "profile", "my_applications", "notices"):
        kept = json.loads((left[0] / "egov-evidence" / "evidence" / f"{kind}.json").read_text())
        assert "found" == kept["came_to"], kept
    assert "[name-" in (left[0] / "egov-evidence" / "evidence" / "profile.json").read_text()


def test_a_portal_that_goes_away_shows_no_arguments_of_ours(pytester: pytest.Pytester, site: Any) -> None:
    pytester.makepyfile(
        going_away="""
        from pytest_egov.errors import PortalUnreachable
        from pytest_egov.run import Run

        def judge(self, criterion_id, seen="c4n4ry-0123456789"):
            raise PortalUnreachable("https://a.vn/?session=c4n4ry-0123456789", "no answer to c4n4ry-0123456789")

        Run.judge = judge
        """
    )
    done = Audit(pytester, write_suite(pytester.path))(
        site({"/": HOME}).address, "-p", "going_away", "--tb=long", "-vv"
    )
    assert "did not answer" in done.said
    assert "session=[token-" in done.said
    assert "def judge" not in done.said
    assert "seen =" not in done.said
