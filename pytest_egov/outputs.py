"""The outputs of a result: which forms there are, the file each is kept in, and writing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from pytest_egov.reporting.paper import Lang
    from pytest_egov.results import RunResult

__all__ = ["FORMATS", "Format", "write_reports"]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a result: its file below the report's directory, and how it is made.

    ``render`` takes the result, the directory of the dossier (for pictures) and the language shown first.
    """

    file: str
    render: Callable[[RunResult, Path, Lang], bytes]


def write_reports(
    result: RunResult, report: Path, dossier: Path, formats: Collection[str] | None = None, lang: Lang | None = None
) -> dict[str, Path]:
    """Write a result in the forms asked for, each file whole or not at all; answers the files by the form's name.

    Args:
        result: what is reported.
        report: the directory for the files; made where it is missing.
        dossier: the directory of the dossier, below which the result names its pictures.
        formats: keys of ``FORMATS``; all of them when None.
        lang: the language shown first; each form's own habit when None.

    Raises:
        OSError: a file cannot be written; what was written before stays.
    """
    from pytest_egov.evidence.dossier import write_atomically

    report.mkdir(parents=True, exist_ok=True)
    written = {}
    for name, form in FORMATS.items():
        if formats is not None and name not in formats:
            continue
        written[name] = report / form.file
        write_atomically(written[name], form.render(result, dossier, lang or _HABIT.get(name, "en")))
    return written


def _json(result: RunResult, _dossier: Path, _lang: Lang) -> bytes:
    from pytest_egov.results import as_json

    return as_json(result)


def _html(result: RunResult, dossier: Path, lang: Lang) -> bytes:
    from pytest_egov.reporting.html import render_html

    return render_html(result, dossier, lang).encode()


def _markdown(result: RunResult, _dossier: Path, lang: Lang) -> bytes:
    from pytest_egov.reporting.markdown import render_markdown

    return render_markdown(result, lang).encode()


# In the order they are written: what everything else can be made from comes first.
FORMATS: Final[dict[str, Format]] = {
    "json": Format("result.json", _json),
    "html": Format("index.html", _html),
    "markdown": Format("summary.md", _markdown),
}
# A report goes to Vietnamese officials; the summary of a job to the developers who read its log.
_HABIT: Final[dict[str, Lang]] = {"html": "vi"}
