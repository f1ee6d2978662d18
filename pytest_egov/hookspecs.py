"""The hooks in which others extend a run: plugins and ``conftest.py`` files implement them, as any hook of pytest.

Each is called only where there is ``--portal``. A hook that raises is told at the end of the run, with plugin, file and line;
what was measured, judged and written stays, and a run that would have ended with 0 ends with 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytest_egov.catalogue import Criterion
    from pytest_egov.evidence.places import Place
    from pytest_egov.judging import Judgement
    from pytest_egov.results import RunResult

__all__ = ["pytest_egov_add_reports", "pytest_egov_after_verdict", "pytest_egov_before_place"]


@pytest.hookspec
def pytest_egov_before_place(config: pytest.Config, criterion: Criterion, kind: str, place: Place) -> None:
    """Called before a criterion is judged, once for each place it is going to be judged on.

    The evidence has been taken and kept; nothing can be changed any more. Several criteria may be judged on one place.

    Args:
        config: pytest's.
        criterion: the row of the catalogue.
        kind: the kind of evidence taken there, as ``status_lookup``.
        place: where: its address, title, how it was found, with what confidence.
    """


@pytest.hookspec
def pytest_egov_after_verdict(config: pytest.Config, item: pytest.Item, judgement: Judgement) -> None:
    """Called once for each criterion when it has been judged, whatever the outcome, before its test passes, fails or skips.

    Args:
        config: pytest's.
        item: the criterion's test; ``item.user_properties`` travels into reports of other plugins.
        judgement: outcome, basis, sentence, and the shares of the row's points that are earned and open.
    """


@pytest.hookspec
def pytest_egov_add_reports(config: pytest.Config, result: RunResult, directory: Path) -> Mapping[str, bytes] | None:
    """Called once when all is judged and our own reports are written; answers further files for the same directory.

    Args:
        config: pytest's.
        result: what every report is made from, as in ``result.json``.
        directory: where the reports are.

    Returns:
        Contents by file name (no directories, no name of ours or of another plugin), each written whole or not at all;
        None for none.
    """
