"""The campaign file: what it may say, and faults with the line they stand on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pytest_egov.campaign.campaign_file import Campaign, load_campaign
from pytest_egov.errors import CampaignProblem, PortalFileProblem

DAYS = "name: Tháng Ba\nfirst_day: 01/03/2027\nlast_day: 2027-03-31\n"


def campaign(folder: Path, portals: str, more: str = "") -> Campaign:
    file = folder / "campaign.yaml"
    file.write_text(f"{DAYS}{more}portals:{portals}\n", encoding="utf-8")
    return load_campaign(file)


def fault(folder: Path, portals: str, more: str = "") -> tuple[int, str]:
    with pytest.raises(CampaignProblem) as caught:
        campaign(folder, portals, more)
    (found,) = caught.value.faults
    return found.line, found.problem


def portal_file(folder: Path, name: str, more: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(f"address: https://{name}.example/\n{more}", encoding="utf-8")


ONE = "\n- {address: https://a.example/, group: ministry}"


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, ONE)

    assert (date(2027, 3, 1), date(2027, 3, 31)) == (loaded.said.first_day, loaded.said.last_day)
    assert [("a.example", "ministry", "https://a.example/")] == [
        (it.key, it.group, it.portal.address) for it in loaded.portals
    ]
    assert (["full"], str(tmp_path / "campaign.sqlite"), tmp_path / "campaign") == (
        [rule.name for rule in loaded.said.audits],
        loaded.store,
        loaded.folder,
    )


def test_portals_stand_in_the_file_in_files_and_in_folders(tmp_path: Path) -> None:
    portal_file(tmp_path / "tinh", "hoa-binh", "product: igate\n")
    portal_file(tmp_path / "tinh", "an-giang")
    portal_file(tmp_path, "bo-y-te")

    loaded = campaign(
        tmp_path,
        "\n- {folder: tinh, group: province}\n- {file: bo-y-te.yaml, group: ministry, key: boyte}"
        "\n- {address: 'http://127.0.0.1:8001/', pause_s: 1}",
        "product: vnpt\n",
    )

    assert [
        ("an-giang", "province", "vnpt"),
        ("hoa-binh", "province", "igate"),
        ("boyte", "ministry", "vnpt"),
        ("127.0.0.1-8001", "other", "vnpt"),
    ] == [(it.key, it.group, it.portal.product) for it in loaded.portals]


def test_a_folder_has_a_folder_for_each_group(tmp_path: Path) -> None:
    portal_file(tmp_path / "portals" / "ministry", "a")
    portal_file(tmp_path / "portals" / "province", "b")

    assert [("a", "ministry"), ("b", "province")] == [
        (it.key, it.group) for it in campaign(tmp_path, " portals").portals
    ]


def test_faults_stand_on_their_line(tmp_path: Path) -> None:
    assert (5, "unknown key 'adress'") == fault(
        tmp_path, "\n- {address: https://a.example/, group: ministry, adress: x}"
    )
    assert (5, "'town' is no group of this campaign") == fault(
        tmp_path, "\n- {address: https://a.example/, group: town}"
    )
    assert (6, "https://a.example/ stands here twice") == fault(tmp_path, ONE + ONE)
    assert (5, "there is no nowhere") == fault(tmp_path, "\n- {folder: nowhere, group: ministry}")
    assert (5, "'serach' is not a place we know") == fault(
        tmp_path, "\n- {address: https://a.example/, places: {serach: /tim}}"
    )
    assert (4, "no portal is named here") == fault(tmp_path, " portals")
    line, problem = fault(tmp_path, ONE, "audits: [{hours: '22:00-06:00'}]\n")
    assert 4 == line
    assert "must end after it begins" in problem


def test_days_must_be_in_order(tmp_path: Path) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_text("name: x\nfirst_day: 31/03/2027\nlast_day: 01/03/2027\nportals:" + ONE, encoding="utf-8")

    with pytest.raises(CampaignProblem, match=r"ends .* before it begins"):
        load_campaign(file)

    file.write_text("name: x\nfirst_day: bao giờ\nlast_day: 01/03/2027\nportals:" + ONE, encoding="utf-8")
    with pytest.raises(CampaignProblem, match=r"campaign\.yaml:2:1: .*'bao giờ' is no day"):
        load_campaign(file)


def test_a_fault_of_a_portal_file_names_that_file(tmp_path: Path) -> None:
    portal_file(tmp_path, "a", "adres: x\n")

    with pytest.raises(PortalFileProblem, match=r"a\.yaml:2:1: unknown key 'adres'"):
        campaign(tmp_path, "\n- {file: a.yaml}")
