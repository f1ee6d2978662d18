"""The 2024 standard on a real small page, by its short name: marks select its pillars, and what loopback hides stays open."""

from __future__ import annotations

from typing import Any

import pytest
from audits import Audit
from conftest import html

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "server": "nginx/1.18.0",
    "set-cookie": "JSESSIONID=1; Path=/; HttpOnly",
}


def test_three_pillars_of_a_small_portal(site: Any, pytester: pytest.Pytester) -> None:
    page = html(
        "<header><p>UBND tỉnh Minh Hòa</p></header><main><h1>Cổng</h1></main><footer><p>Điện thoại: 0299 3822 111</p></footer>"
    )
    portal = site({"/": (200, HEADERS, page)})
    done = Audit(pytester, "mic_2024")(portal.address, "-m", "structure or security or emc", "--strict-markers")
    parts = {part["check"]: part["outcome"] for row in done.result["criteria"] for part in row["parts"]}
    assert done.outcomes == {
        "S1": "failed", "S2": "failed", "S3": "failed", "S4": "partial", "X1": "not_tested", "X2": "not_tested", "X3": "not_tested",
        "X4": "partial", "E1": "failed", "E2": "cannot_tell",
    }, done.said  # fmt: skip
    assert {
        "https_is_the_only_way": "cannot_tell", "certificate_is_valid": "cannot_tell",
        "strict_transport_is_announced": "cannot_tell", "session_cookies_are_guarded": "cannot_tell",
        "pages_load_nothing_in_plain": "cannot_tell", "security_headers_are_sent": "partial", "no_software_version_leaks": "failed",
    } == {name: outcome for name, outcome in parts.items() if name in _SECURITY}  # fmt: skip
    assert ("not_met", None) == (done.result["conditions"][0]["met"], done.result["band"])


_SECURITY = {
    "https_is_the_only_way", "certificate_is_valid", "strict_transport_is_announced", "session_cookies_are_guarded",
    "pages_load_nothing_in_plain", "security_headers_are_sent", "no_software_version_leaks",
}  # fmt: skip
