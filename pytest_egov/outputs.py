"""The outputs of a result: which forms there are, the file each is kept in, and writing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from pytest_egov.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from pytest_egov.reporting.paper import Lang, Language
    from pytest_egov.reporting.pictures import Album, Which
    from pytest_egov.results import RunResult

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "Format",
    "formats_named",
    "language_named",
    "pictures_named",
    "refuse_unwritable",
    "whereabouts",
    "write_reports",
]

LANGUAGES: Final = ("vi", "en", "both")


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a result: its file below the report's directory, and how it is made.

    Attributes:
        file: its name.
        render: takes the result, where its pictures are and which of them to show, and the language.
        habit: the language where nobody asks for one. A report goes to Vietnamese officials; the summary of a job, and what
            editors list, to developers. What machines read holds both languages always.
        printed: needs a browser, which a run has and a server that judges dossiers may lack.
    """

    file: str
    render: Callable[[RunResult, Album, Language], bytes]
    habit: Language = "both"
    printed: bool = False


def formats_named(said: str | None) -> tuple[str, ...]:
    """The forms asked for: names set apart by commas, or ``all``; those that need no browser where nobody asks.

    Raises:
        UsageProblem: there is no such form; the message lists those there are.
    """
    if said is None:
        return tuple(name for name, form in FORMATS.items() if not form.printed)
    asked = [name.strip().lower() for name in said.split(",") if name.strip()]
    unknown = [name for name in asked if name not in FORMATS and name != "all"]
    if unknown or not asked:
        what = f"There is no format {', '.join(map(repr, unknown))}" if unknown else "No format is named"
        known = ", ".join(f"{name} ({form.file})" for name, form in FORMATS.items())
        raise UsageProblem(f"{what}. Ask for one or several of {known}, set apart by commas, or for all.")
    return tuple(name for name in FORMATS if name in asked or "all" in asked)


def language_named(said: str | None) -> Language | None:
    """The language asked for; None where nobody asks.

    Raises:
        UsageProblem: we don't write it.
    """
    if said is not None and said not in LANGUAGES:
        raise UsageProblem(f"There is no language '{said}': give {', '.join(LANGUAGES[:-1])} or {LANGUAGES[-1]}.")
    return cast("Language | None", said)


def one_language_named(said: str) -> Lang:
    """The language asked for, where only one can be written.

    Raises:
        UsageProblem: we don't write it.
    """
    if said not in ("vi", "en"):
        raise UsageProblem(f"There is no language '{said}': give vi or en.")
    return "vi" if said == "vi" else "en"


def pictures_named(said: str | None) -> Which:
    """The pictures asked for; those of criteria that lost something where nobody asks.

    Raises:
        UsageProblem: there is no such choice.
    """
    from pytest_egov.reporting.pictures import WHICH

    if said is not None and said not in WHICH:
        raise UsageProblem(f"There is no choice '{said}' of pictures: give {', '.join(WHICH[:-1])} or {WHICH[-1]}.")
    return said or "fail"


def refuse_unwritable(report: Path) -> None:
    """See before hours of looking that the reports will have a place: a file is made there and taken away again.

    Raises:
        UsageProblem: nothing can be written there.
    """
    import tempfile

    from pytest_egov.errors import place_of

    new = not report.exists()
    try:
        report.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=report) as file:
            file.write(b" ")
        if new:
            report.rmdir()
    except OSError as error:
        raise UsageProblem(
            f"The reports cannot be written to {place_of(report)}: {error.strerror}. Give another place with --egov-report."
        ) from error


def write_reports(
    result: RunResult,
    report: Path,
    dossier: Path,
    formats: Collection[str] | None = None,
    lang: Language | None = None,
    pictures: Which = "fail",
) -> dict[str, Path]:
    """Write a result in the forms asked for, each file whole or not at all; answers the files by the form's name.

    Args:
        result: what is reported.
        report: the directory for the files; made where it is missing.
        dossier: the directory of the dossier, below which the result names its pictures.
        formats: keys of ``FORMATS``; all that need no browser when None.
        lang: the language of all of them; each form's own habit when None.
        pictures: which of them are shown, as in ``Album``.

    Raises:
        OSError: a file cannot be written; what was written before stays.
        BrowserNotFound, BrowserGone: a printed form has no browser to print it; the others are written before.
    """
    from pytest_egov.evidence.files import write_atomically
    from pytest_egov.reporting.pictures import Album

    report.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in formats_named(None) if formats is None else FORMATS:
        if formats is not None and name not in formats:
            continue
        form = FORMATS[name]
        written[name] = report / form.file
        write_atomically(written[name], form.render(result, Album(dossier, pictures), lang or form.habit))
    return written


def whereabouts(report: Path, evidence: Path, formats: Collection[str] | None = None) -> dict[str, str]:
    """Where the files written for ``formats`` are, and the dossier, for the block in the terminal."""
    named = formats_named(None) if formats is None else formats
    chief = {"html": "report", "json": "result"}
    where = {chief[name]: str(report / FORMATS[name].file) for name in chief if name in named}
    others = [form.file for name, form in FORMATS.items() if name in named and name not in chief]
    # Beside the chief ones their names are enough; alone they need their place.
    also = {"also": ", ".join(others if where else [str(report / file) for file in others])} if others else {}
    return {**where, **also, "evidence": str(evidence)}


def _json(result: RunResult, _album: Album, _lang: Language) -> bytes:
    from pytest_egov.results import as_json

    return as_json(result)


def _html(result: RunResult, album: Album, lang: Language) -> bytes:
    from pytest_egov.reporting.html import render_html

    # The file holds both languages, and the reader chooses; asked is only what is shown first.
    return render_html(result, album, lang).encode()


def _markdown(result: RunResult, _album: Album, lang: Language) -> bytes:
    from pytest_egov.reporting.markdown import render_markdown
    from pytest_egov.reporting.paper import languages

    return "\n---\n\n".join(render_markdown(result, one) for one in languages(lang)).encode()


def _xlsx(result: RunResult, _album: Album, lang: Language) -> bytes:
    from pytest_egov.reporting.xlsx import render_xlsx

    return render_xlsx(result, lang)


def _csv(result: RunResult, _album: Album, _lang: Language) -> bytes:
    from pytest_egov.reporting.csv import render_csv

    return render_csv(result)


def _badge(result: RunResult, _album: Album, lang: Language) -> bytes:
    from pytest_egov.reporting.badge import render_badge

    return render_badge(result, "en" if lang == "en" else "vi").encode()


def _earl(result: RunResult, _album: Album, _lang: Language) -> bytes:
    from pytest_egov.reporting.earl import render_earl

    return render_earl(result)


def _sarif(result: RunResult, _album: Album, lang: Language) -> bytes:
    from pytest_egov.reporting.sarif import render_sarif

    return render_sarif(result, lang)


def _pdf(result: RunResult, album: Album, lang: Language) -> bytes:
    from pytest_egov.driver.printing import print_page
    from pytest_egov.reporting.pdf import render_pdf

    return render_pdf(result, album, lang, print_page)


# In the order they are written: what everything else can be made from comes first.
FORMATS: Final[dict[str, Format]] = {
    "json": Format("result.json", _json),
    "html": Format("index.html", _html, "vi"),
    "markdown": Format("summary.md", _markdown, "en"),
    "xlsx": Format("scores.xlsx", _xlsx, "vi"),
    "csv": Format("criteria.csv", _csv),
    "badge": Format("badge.svg", _badge, "vi"),
    "earl": Format("earl.jsonld", _earl),
    "sarif": Format("results.sarif", _sarif, "en"),
    "pdf": Format("report.pdf", _pdf, "vi", printed=True),
}
