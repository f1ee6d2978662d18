"""Audits a Vietnamese public-service portal against a conformance standard: a pytest plugin.

What stands in ``__all__`` is the public interface. Who writes a suite has ``pytest_egov.evidence`` (records of evidence) and
``pytest_egov.verdict`` (what a check may say) beside it, who extends a run ``pytest_egov.hookspecs``. Everything else may change.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from pytest_egov.enforcing import enforce

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue, Criterion
    from pytest_egov.errors import EgovError, UsageProblem
    from pytest_egov.evidence.places import Place
    from pytest_egov.judging import Judgement
    from pytest_egov.results import RunResult, load_result
    from pytest_egov.run import judge_dossier

__all__ = [
    "Catalogue",
    "Criterion",
    "EgovError",
    "Judgement",
    "Place",
    "RunResult",
    "UsageProblem",
    "__version__",
    "enforce",
    "judge_dossier",
    "load_result",
]

__version__ = "0.1.0"

# Imported when they are asked for: the plugin is imported in every pytest run of its environment.
_HOMES = {
    "Catalogue": "catalogue",
    "Criterion": "catalogue",
    "EgovError": "errors",
    "Judgement": "judging",
    "Place": "evidence.places",
    "RunResult": "results",
    "UsageProblem": "errors",
    "judge_dossier": "run",
    "load_result": "results",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'pytest_egov' has no attribute {name!r}; public are {', '.join(__all__)}")
    return getattr(importlib.import_module(f"pytest_egov.{_HOMES[name]}"), name)
