"""What a portal lets slip is found in no byte of what an audit leaves: reports, dossier, JUnit, pytest-html, terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER
from canaries import found_in, found_in_text
from canary_portal import CANARIES, HOTLINE, MAILBOX, PASSWORD, USER, CanaryPortal


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
