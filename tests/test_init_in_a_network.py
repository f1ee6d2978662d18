"""``egov init`` of a portal that only machines of its own network can reach: it is written, and said so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pytest_egov import cli
from pytest_egov.cli import starting
from pytest_egov.evidence.places import Place
from pytest_egov.survey import HOME, Surveyed
from pytest_egov.wayfinding.finder import Search


@pytest.mark.parametrize(("address", "internal"), [("http://10.1.2.3/", True), ("http://127.0.0.1:8/", False)])
def test_a_portal_of_a_private_network_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, internal: bool
) -> None:
    def explored(order: Any) -> list[Surveyed]:
        home = Place(HOME, order.portal.address, "Cổng", "start", 1.0, 0)
        return [Surveyed(Search(HOME, (home,), (), decisive=True))]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(starting, "_explore", explored)
    said = CliRunner().invoke(cli.app, ["init", address]).output
    assert internal == ("lies in a private network: only machines within it can audit it" in said)
    assert internal == ("It lies in a private network" in (tmp_path / "portal.yaml").read_text(encoding="utf-8"))
