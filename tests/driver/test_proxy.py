"""Which proxy a request takes, by the environment alone."""

from __future__ import annotations

import pytest

from pytest_egov.driver.proxy import proxy_for


@pytest.mark.parametrize(
    ("said", "url", "expected"),
    [
        ({}, "https://x.example/", None),
        ({"no_proxy": "localhost"}, "https://x.example/", None),
        ({"https_proxy": "http://p.example:3128"}, "https://x.example/", ("p.example", 3128)),
        ({"https_proxy": "p.example:3128"}, "https://x.example/", ("p.example", 3128)),
        ({"https_proxy": "http://ten:mat-khau@p.example"}, "https://x.example/", ("p.example", 80)),
        ({"https_proxy": "http://p.example:3128"}, "http://x.example/", None),
        ({"https_proxy": "http://p.example:3128", "no_proxy": ".example"}, "https://x.example:8443/", None),
    ],
)
def test_the_proxy_of_an_address(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], url: str, expected: tuple[str, int] | None
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert expected == proxy_for(url)
