"""What a robots.txt closes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

if TYPE_CHECKING:
    from pytest_egov.driver.fetching import Fetched

__all__ = ["is_robots_txt", "robots_rules"]


def is_robots_txt(fetched: Fetched) -> bool:
    """Whether what was fetched is one; an error page that answers 200 is none."""
    return fetched.status == 200 and fetched.content_type == "text/plain"


def robots_rules(fetched: Fetched) -> RobotFileParser:
    """The rules of a robots.txt; whatever is none closes nothing."""
    parser = RobotFileParser()
    parser.parse(fetched.body.decode("utf-8", "replace").splitlines() if is_robots_txt(fetched) else [])
    return parser
