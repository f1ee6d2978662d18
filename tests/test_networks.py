"""Whole runs on a server that only the user's own authority vouches for."""

from __future__ import annotations

from pathlib import Path

import pytest
from audits import BROWSER, Audit
from egov_command import run_egov
from tiny_suite import HOME, write_suite
from tls_servers import Authority, of_pages, serve

PAGES = {
    "/": HOME,
    "/lien-he": HOME,
    "/bao-mat": HOME.replace("Cổng dịch vụ công", "Chính sách bảo mật dữ liệu cá nhân"),
}


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def test_a_stranger_has_no_score_and_the_remedy_is_named_then_taken(
    audit: Audit, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EGOV_CA", raising=False)
    with serve(of_pages(PAGES), authority.issue("127.0.0.1")) as port:
        address = f"https://127.0.0.1:{port}/"
        refused = audit.in_its_own_group(address)
        assert refused.code == 12
        said = " ".join(refused.said.split())
        assert "nobody whom this machine trusts vouches for its certificate" in said
        assert "name its certificate in EGOV_CA" in said
        assert not (refused.directory / "egov-report").exists()

        monkeypatch.setenv("EGOV_CA", str(authority.file))
        believed = audit.in_its_own_group(address)
        assert believed.code == 0, believed.said
        assert set(believed.outcomes.values()) == {"passed"}


def test_no_slowness_is_kept_of_a_page_that_was_never_reached(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EGOV_CA", raising=False)
    with serve(of_pages(PAGES), authority.issue("127.0.0.1")) as port:
        address = f"https://127.0.0.1:{port}/"
        done = run_egov(
            "measure", "--now", "--store", "s.sqlite", "--portal", address, cwd=tmp_path, EGOV_BROWSER=BROWSER
        )
    assert done.returncode == 15, done.stdout + done.stderr
    assert "vouches for its certificate" in " ".join(done.stderr.split())
    assert "failed" not in done.stdout


def test_a_wrong_name_in_egov_ca_is_a_usage_error(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_CA", "nowhere.pem")
    done = audit.in_its_own_group("https://127.0.0.1:9/")
    assert done.code == 4
    assert "EGOV_CA names 'nowhere.pem'" in done.said
