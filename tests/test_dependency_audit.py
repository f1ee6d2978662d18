"""An audit that nobody answered is no good news."""

from __future__ import annotations

from typing import Any

import pytest
from dependency_audit import COULD_NOT_LOOK, WEAK, told

SOUND = {"name": "jinja2", "version": "3.1.6", "vulns": []}
BROKEN = {
    "name": "x",
    "version": "1",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": ""}],
}
UNSEEN = {"name": "y", "skip_reason": "Dependency not found on PyPI and could not be audited: y (1)"}


@pytest.mark.parametrize(
    ("packages", "code", "line"),
    [
        ([SOUND], 0, "0 known weaknesses in 1 packages."),
        ([SOUND, UNSEEN], 0, "Nothing is told of y."),
        ([SOUND, BROKEN], WEAK, "x 1: PYSEC-2026-1, mended in 1.1"),
        ([UNSEEN, UNSEEN], COULD_NOT_LOOK, "Could not look: nothing is told of any of 2 packages."),
        ([], COULD_NOT_LOOK, "Could not look: nothing is told of any of 0 packages."),
    ],
)
def test_what_was_not_looked_at_is_never_found_sound(packages: list[dict[str, Any]], code: int, line: str) -> None:
    found, lines = told({"dependencies": packages, "fixes": []})
    assert (code, True) == (found, line in lines)
