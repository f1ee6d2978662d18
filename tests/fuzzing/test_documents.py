"""Files that people write, as anybody may write them: all that reaches a user is what is wrong, where, and what to do."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fuzzed import BYTES, NASTY_YAML, fuzzing, tell, yaml_of
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tiny_suite import CATALOGUE

from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.catalogue import Catalogue, load_catalogue
from pytest_egov.portal import Portal, load_portal
from pytest_egov.repair_plan import read_plan
from pytest_egov.sheets import seal
from pytest_egov.statements import read_statements
from pytest_egov.wayfinding import products
from pytest_egov.wayfinding.vocabulary import vocabulary

ROOT = Path(__file__).parents[2]
ADDRESS = "https://dichvucong.example.gov.vn/"
STATEMENTS = f"""\
portal: {ADDRESS}
catalogue: tiny
attestations:
  - id: T1
    level: full
    author: Trần Thị B
    date: 2026-11-20
    valid_until: 2027-05-20
    evidence: scan.pdf
    sha256:
waivers:
  - {{id: T2, reason: chờ nâng cấp, approver: Lê Văn C, date: 2026-11-01, expiry: 2026-12-31}}
"""
PLAN = f"""\
portal: {ADDRESS}
catalogue: tiny
made: 2026-11-24
tasks:
  - id: T1
    points: 2.5
    due: 31/12/2026
    status: in_progress
  - id: T2
"""
CAMPAIGN = f"""\
name: thử
first_day: 01/03/2027
last_day: 2027-03-31
timed: {{rounds: 2, weekdays: [1, 3]}}
audits:
  - {{every_days: 14, hours: "17:00-22:00", pillars: [function]}}
politeness: {{pause_s: 2}}
bounds: {{audit_minutes: 30}}
portals:
  - {{address: {ADDRESS}, name: X, group: province}}
  - {{file: mot.yaml, key: mot}}
  - {{folder: tinh}}
  - {{folders: tat-ca}}
"""
Reader = Callable[[Path], object]


class Standing:
    """An entry point whose package is the folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self) -> Path:
        return self.folder


def portal(file: Path) -> object:
    found = load_portal(str(file), frozenset(vocabulary().places))
    return found.addresses, found.host


def statements(file: Path) -> object:
    return read_statements(file, tiny(), Portal(address=ADDRESS)), seal(file)


@cache
def tiny() -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        return load_catalogue(_written(Path(folder) / "tiny.yaml", CATALOGUE))


def product(file: Path) -> object:
    file.replace(file.with_name("product.yaml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "known_products", lambda: {"x": Standing(file.parent)})
        patch.setattr(products, "files", lambda folder: folder)
        return products.load_product("x")


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


READERS: dict[str, tuple[Reader, str]] = {
    "portal": (portal, (ROOT / "examples" / "portals" / "province.yaml").read_text(encoding="utf-8")),
    "catalogue": (load_catalogue, CATALOGUE),
    "statements": (statements, STATEMENTS),
    "plan": (lambda file: read_plan(file, ADDRESS, "tiny", ["T1", "T2"]), PLAN),
    "campaign": (load_campaign, CAMPAIGN),
    "product": (
        product,
        (ROOT / "examples" / "own_product" / "egov_minh_tam" / "product.yaml").read_text(encoding="utf-8"),
    ),
}
KINDS = pytest.mark.parametrize("kind", list(READERS))


def plain(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(re.sub(r"(\d{4}-\d\d-\d\d)", r'"\1"', text))


@KINDS
@fuzzing(25)
@given(data=st.data())
def test_a_valid_file_mistreated_is_read_or_told_about(kind: str, data: st.DataObject, tmp_path: Path) -> None:
    reader, valid = READERS[kind]
    file = tmp_path / "said.yaml"
    file.write_bytes(data.draw(yaml_of(plain(valid), valid)))
    told = tell(lambda: reader(file))
    assert not told or ".yaml" in told


@KINDS
@fuzzing(40)
@given(content=BYTES)
def test_any_bytes_are_read_or_told_about(kind: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "said.yaml"
    file.write_bytes(content)
    told = tell(lambda: READERS[kind][0](file))
    assert not told or ".yaml" in told


@pytest.mark.parametrize(("content", "expected"), list(NASTY_YAML.values()), ids=list(NASTY_YAML))
def test_what_readers_of_yaml_choke_on_is_refused_at_its_line(content: bytes, expected: str, tmp_path: Path) -> None:
    file = tmp_path / "said.yaml"
    file.write_bytes(content)
    assert expected in tell(lambda: portal(file))


@KINDS
def test_the_files_that_are_mistreated_are_valid(kind: str, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"scan")
    for folder in ("tinh", "tat-ca"):
        (tmp_path / folder).mkdir()
    for name in ("mot.yaml", "tinh/hai.yaml"):
        _written(tmp_path / name, f"address: https://{name[:3]}.example/\n")
    reader, valid = READERS[kind]
    assert "" == tell(lambda: reader(_written(tmp_path / "said.yaml", valid)))


@pytest.mark.parametrize("points", ["1e999999999", '"1e999999999"', '"1e-999999999"', "1e999", '"1/0"', ".nan"])
def test_points_without_measure_are_told_and_never_worked_out(points: str, tmp_path: Path) -> None:
    file = _written(tmp_path / "catalogue.yaml", CATALOGUE.replace("points: 50", f"points: {points}"))
    assert re.search(r"catalogue.yaml:\d+:13: .*points", tell(lambda: load_catalogue(file)))


@pytest.mark.parametrize(
    "said", ["http://[", "https://x.example:99999/", "https://x.example:y/", '"http://a\\nb/"', '"https://\\e[1m/"']
)
@pytest.mark.parametrize("where", ["address", "place", "page"])
def test_an_address_that_cannot_be_taken_apart_is_a_fault_at_its_line(said: str, where: str, tmp_path: Path) -> None:
    text = {
        "address": f"\naddress: {said}\n",
        "place": f"address: {ADDRESS}\nplaces: {{home: {said}}}\n",
        "page": f"address: {ADDRESS}\npages: {{news: {said}}}\n",
    }[where]
    assert "portal.yaml:2:" in tell(lambda: portal(_written(tmp_path / "portal.yaml", text)))


@pytest.mark.parametrize("said", ["x" * 5000, "a\0b", "/dev/zero", "."])
def test_a_path_that_is_none_is_told(said: str) -> None:
    assert tell(lambda: load_portal(said, frozenset()))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "portal.yaml")
    assert "is no file" in tell(lambda: portal(tmp_path / "portal.yaml"))
