from __future__ import annotations

from sample_stores import PORTAL, at

from pytest_egov.samples import Store, keep_draw, kept_draw


def test_a_draw_is_kept_until_another_takes_its_place(store: Store) -> None:
    assert kept_draw(store, PORTAL) is None
    keep_draw(store, PORTAL, {"seed": "x", "positions": [3, 1]}, at("2026-11-25 09:00"))
    keep_draw(store, PORTAL, {"seed": "y", "positions": []}, at("2026-11-26 09:00"))

    assert {"seed": "y", "positions": []} == kept_draw(store, PORTAL)
    assert kept_draw(store, "https://another.example/") is None
