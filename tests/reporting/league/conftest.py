"""A league with a bit of everything: groups, open points, too little looked at, products, movement, and those apart."""

from __future__ import annotations

import pytest
from leagues import GROUPS, assessed, march, result

from pytest_egov.bands import Bands
from pytest_egov.campaign.league import Before, League, league
from pytest_egov.verdict import Text

BANDS = Bands.model_validate(
    {
        "provenance": "official",
        "rounding": "nearest",
        "steps": [{"id": "A", "at_least": 90}, {"id": "B", "at_least": 60}, {"id": "E", "at_least": 0}],
    }
)


@pytest.fixture
def table() -> League:
    portals = [
        assessed("da-nang", result(1), result(20, A2="third", bands=BANDS), name="Đà Nẵng", product="Một cửa"),
        assessed("cao-bang", result(1, A1="failed"), result(20, A2="third", B2="failed", bands=BANDS), name="Cao Bằng", product="Một cửa"),
        assessed("an-giang", result(20, B1="half_open", A2="third", bands=BANDS), name="An Giang"),
        assessed("hue", result(20, B2="not_applicable", A1="partial", bands=BANDS, warnings=(Text("Diễn tập.", "A rehearsal."),)), name="Huế"),
        assessed("unseen", result(20, A1="blocked", A2="not_tested", bands=BANDS), name="Yên Bái"),
        assessed("none", name="Lai Châu"),
        assessed("narrow", result(20, only=("A1", "B1"), bands=BANDS), name="Lào Cai"),
        assessed("y-te", result(1, A1="cannot_tell"), result(20, A1="third", bands=BANDS), name="Bộ Y tế", group="ministry"),
        assessed("tu-phap", result(20, environment="staging", bands=BANDS), name="Bộ Tư pháp", group="ministry"),
    ]  # fmt: skip
    return league("Chiến dịch tháng 3", GROUPS, portals, before=Before(Text("Kỳ trước", "Before"), portals, march(2)))
