"""The demo portal in memory, and every page a link leads to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from demo_portal import create_app
from demo_site import TODAY, Page
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def app() -> Starlette:
    return create_app(None, TODAY)


@pytest.fixture(scope="module")
def visitor(app: Starlette) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def crawl(visitor: TestClient) -> dict[str, Response]:
    """Every page and file that can be reached by links from the homepage."""
    answers: dict[str, Response] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        answers[address] = visitor.get(address)
        if "html" in answers[address].headers["content-type"]:
            links = (urlsplit(link)._replace(fragment="").geturl() for link, _ in Page(answers[address].text).links)
            waiting += [link for link in links if link.startswith("/")]
    return answers


@pytest.fixture(scope="module")
def pages(crawl: dict[str, Response]) -> dict[str, Page]:
    return {place: Page(answer.text) for place, answer in crawl.items() if "html" in answer.headers["content-type"]}
