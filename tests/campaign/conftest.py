"""A campaign of three small portals on this machine, judged by a standard of three criteria."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER
from conftest import html
from databases import postgresql, store, store_url
from tiny_suite import CATALOGUE, HOME, write_suite

from pytest_egov.campaign import guarded, seats
from pytest_egov.samples import Store, open_store

__all__ = ["postgresql", "store", "store_url"]

QUICK = CATALOGUE.replace("    rounds: 1\n", "    rounds: 1\n    warm_up: false\n")


@pytest.fixture(scope="session")
def standard(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the standard: imported once, as a package is."""
    folder = tmp_path_factory.mktemp("standard")
    write_suite(folder, QUICK, "small_standard")
    sys.path.append(str(folder))
    return str(folder)


@pytest.fixture(autouse=True)
def seats_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, standard: str) -> None:
    """Other tests on this machine have theirs."""
    monkeypatch.setenv(seats.DIRECTORY, str(tmp_path / "seats"))
    monkeypatch.setenv("EGOV_BROWSER", BROWSER)
    monkeypatch.setenv("PYTHONPATH", standard)
    guarded.stopping.clear()


def campaign_text(addresses: list[str], more: str = "", last_day: str = "02/03/2027") -> str:
    portals = "".join(f"- {{address: '{address}', key: p{n}, pause_s: 0}}\n" for n, address in enumerate(addresses, 1))
    return f"name: Thử\nfirst_day: 01/03/2027\nlast_day: {last_day}\nsuite: small_standard\n{more}portals:\n{portals}"


@pytest.fixture
def campaign_file(tmp_path: Path, site: Callable[[dict[str, Any]], Any]) -> Callable[..., Path]:
    """Write a campaign of so many small portals that work; further pages may be given for one of them."""

    def write(count: int = 3, more: str = "", pages: dict[int, dict[str, Any]] | None = None, **said: str) -> Path:
        addresses = []
        for number in range(1, count + 1):
            usual = {
                "/": HOME,
                "/lien-he": html("<h1>Liên hệ</h1><p>Điện thoại: 1900 9095</p>"),
                "/bao-mat": html("<h1>Chính sách bảo mật dữ liệu cá nhân</h1>"),
            }
            addresses.append(site({**usual, **(pages or {}).get(number, {})}).address)
        file = tmp_path / "campaign.yaml"
        file.write_text(campaign_text(addresses, more, **said), encoding="utf-8")
        return file

    return write


@pytest.fixture
def campaign_store(tmp_path: Path) -> Iterator[Store]:
    """The store that the campaign file names."""
    opened = open_store(tmp_path / "campaign.sqlite")
    yield opened
    opened.close()
