"""The bundled suite with quiet settings: what a command runs that audits without being pytest itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["quiet_pytest"]

_QUIETLY = ("-q", "--no-header", "--tb=no", "-r", "N", "-p", "no:cacheprovider", "--benchmark-quiet")


def quiet_pytest(arguments: Sequence[str]) -> list[str]:
    """The arguments of a Python interpreter that runs pytest quietly with these arguments."""
    return ["-m", "pytest", *_QUIETLY, *arguments]
