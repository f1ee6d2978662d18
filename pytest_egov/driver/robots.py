"""What a robots.txt closes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

if TYPE_CHECKING:
    from pytest_egov.driver.fetching import Fetched

__all__ = ["robots_rules"]


def robots_rules(fetched: Fetched) -> RobotFileParser:
    """The rules of a robots.txt; whatever is none, as an error page that answers 200, closes nothing."""
    parser = RobotFileParser()
    plain = fetched.status == 200 and fetched.content_type == "text/plain"
    parser.parse(fetched.body.decode("utf-8", "replace").splitlines() if plain else [])
    return parser
