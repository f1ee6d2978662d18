"""What a conformance run shows: the line of progress, the block at the end, and its part of pytest-html's page."""

from __future__ import annotations

import html
import sys
from typing import TYPE_CHECKING, Any

import pytest

from pytest_egov.session import JUDGEMENT, SESSION, Conformance, criterion_of, figures_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytest_egov.judging import Judgement
    from pytest_egov.results import Totals


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Show progress where someone watches; in a pipe pytest's own letters are the progress."""
    config = session.config
    reporter, capture = (
        config.pluginmanager.get_plugin("terminalreporter"),
        config.pluginmanager.get_plugin("capturemanager"),
    )
    if reporter is None or not reporter.isatty or config.option.verbose > 0:
        return

    def show(line: str) -> None:
        if capture is None:
            _rewrite(line)
        else:
            with capture.global_and_fixture_disabled():
                _rewrite(line)

    config.stash[SESSION].show = show


def _rewrite(line: str) -> None:
    sys.stdout.write(f"\r\x1b[2K{line}")
    sys.stdout.flush()


@pytest.hookimpl(tryfirst=True)
def pytest_report_teststatus(report: pytest.TestReport, config: pytest.Config) -> tuple[str, str, str] | None:
    """While the line of progress shows, a criterion's letter would only tear it."""
    watched = config.option.verbose <= 0 and getattr(
        config.pluginmanager.get_plugin("terminalreporter"), "isatty", False
    )
    if not watched or not hasattr(report, "egov") or (report.when != "call" and report.passed):
        return None
    if hasattr(report, "wasxfail"):
        return "xfailed", "", "XFAIL"
    category = "error" if report.failed and report.when != "call" else report.outcome
    return category, "", report.outcome.upper()


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The block at the end: score, pillars, lost points, reports."""
    from pytest_egov.console import looks
    from pytest_egov.outputs import whereabouts
    from pytest_egov.reporting.change_lines import baseline_lines
    from pytest_egov.reporting.ink import Ink
    from pytest_egov.reporting.paper import languages
    from pytest_egov.reporting.terminal import summary_lines
    from pytest_egov.stopping import command_to_finish

    conformance: Conformance = config.stash[SESSION]
    conformance.show("")
    if conformance.trouble:
        terminalreporter.write_line(conformance.trouble, red=True)
    if conformance.result is None or conformance.run is None:
        return
    if conformance.run.unprinted:
        terminalreporter.write_line(f"report.pdf is missing: {conformance.run.unprinted}", yellow=True)
    order = conformance.order
    written = looks() | {"colour": terminalreporter.hasmarkup}  # pytest has its own word on it: --color
    reports = whereabouts(order.report, order.evidence, conformance.run.outputs)
    baseline, renewed = conformance.gate.baseline, str(order.report / "result.json")
    for lang in languages(order.lang or "en"):
        lines = summary_lines(conformance.result, **written, lang=lang, reports=reports)
        if baseline is not None:
            comparison = baseline.against(conformance.result)
            lines += ["", *baseline_lines(comparison, baseline.file, renewed, Ink.on(**written, lang=lang))]
        for line in ("", *lines):
            terminalreporter.write_line(line)
    if not conformance.run.gathering.whole:
        terminalreporter.write_line(
            f"This audit was cut off; what is missing stays open. Finish it with: {command_to_finish(order.evidence)}",
            yellow=True,
        )
    for file in conformance.extensions.added:
        terminalreporter.write_line(f"Added by a plugin: {file}")
    for trouble in conformance.extensions.troubles:
        terminalreporter.write_line(f"{trouble}. Nothing measured is lost.", red=True)


def say_why(config: pytest.Config) -> None:
    """The very last line of a run: its exit code and the reason, for whoever reads a job's log from its end."""
    from pytest_egov.reporting.paper import languages, printable

    conformance, reporter = config.stash[SESSION], config.pluginmanager.get_plugin("terminalreporter")
    ending = conformance.ending
    if ending is None or ending.why is None or reporter is None:
        return
    said = {"vi": printable(ending.why.vi), "en": printable(ending.why.en)}
    if ending.code:
        said = {"vi": f"mã thoát {ending.code}, {said['vi']}", "en": f"exit {ending.code}, {said['en']}"}
    line = " / ".join(dict.fromkeys(said[lang] for lang in languages(conformance.order.lang or "en")))
    reporter.ensure_newline()
    reporter.write_line(f"egov: {line}", red=bool(ending.code), green=not ending.code)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, pytest.TestReport]:
    """Note a criterion's figures, and give pytest-html its evidence, escaped here because it inserts what it gets raw."""
    report: pytest.TestReport = yield
    if report.failed and criterion_of(item) is None:
        item.config.stash[SESSION].others_failed = True
    judgement = item.stash.get(JUDGEMENT, None)
    if judgement is not None:
        report.egov = figures_of(judgement)  # type: ignore[attr-defined] # read below, by hooks that are handed the report alone
        report.egov_pillar = _pillar_of(judgement, item.config.stash[SESSION])  # type: ignore[attr-defined] # the same
    decided = call.when == "call" or (call.when == "setup" and not report.passed)
    if judgement is not None and decided and item.config.getoption("htmlpath", None):
        report.extras = [*getattr(report, "extras", []), *_extras(judgement, item.config.stash[SESSION])]  # type: ignore[attr-defined] # pytest-html's own attribute
    return report


def _pillar_of(judgement: Judgement, conformance: Conformance) -> str:
    rows = conformance.order.suite.catalogue.rows()
    return next((pillar.id for pillar, _, row in rows if row.id == judgement.criterion.id), "")


def _extras(judgement: Judgement, conformance: Conformance) -> list[dict[str, Any]]:
    import base64

    from pytest_html import extras

    places = [
        f"<li>{html.escape(kind)}: {_safe(candidate.place.title)} &lt;{_safe(candidate.place.url)}&gt;</li>"
        for part in judgement.parts
        for kind, candidate in part.evidence
    ]
    found = [
        extras.html(
            f"<div><p>{_safe(judgement.sentence.vi)}<br>{_safe(judgement.sentence.en)}</p><ul>{''.join(places)}</ul></div>"
        )
    ]
    pictures = [name for part in judgement.parts for _, candidate in part.evidence for name in candidate.pictures]
    for name in pictures[:4]:
        try:
            png = (conformance.order.evidence / name).read_bytes()
        except OSError:
            continue  # the evidence was taken away meanwhile, or no file can be opened any more: its words are enough
        found.append(extras.png(base64.b64encode(png).decode()))
    return found


def _safe(said: str) -> str:
    from pytest_egov.reporting.paper import printable

    return html.escape(printable(said))


@pytest.hookimpl(optionalhook=True)
def pytest_html_results_summary(prefix: list[str], session: pytest.Session) -> None:
    """The score on top of pytest-html's page."""
    result = session.config.stash[SESSION].result
    if result is None:
        return
    from pytest_egov.reporting.paper import points

    what, figures = (
        ("Score", result.score) if result.score is not None else ("Judged (narrowed run, no score)", result.judged)
    )
    prefix.append(
        f"<p><strong>{what}: {points(figures.certain, 'en')} of {points(figures.maximum, 'en')} certain, "
        f"up to {points(figures.possible, 'en')} possible</strong> &middot; {_on_statements(figures)}"
        f"{html.escape(result.catalogue.id)}@{html.escape(result.catalogue.version)} &middot; "
        f"{html.escape(result.catalogue.provenance_note.en)}</p>"
    )


def _on_statements(figures: Totals) -> str:
    from pytest_egov.reporting.paper import points

    if not figures.attested and not figures.waived:
        return ""
    return f"attested {points(figures.attested, 'en')}, lost but waived {points(figures.waived, 'en')} &middot; "


@pytest.hookimpl(optionalhook=True)
def pytest_html_results_table_header(cells: list[str]) -> None:
    """Columns for criterion, pillar and points."""
    cells[2:2] = ["<th>Criterion</th>", "<th>Pillar</th>", "<th>Points</th>"]


@pytest.hookimpl(optionalhook=True)
def pytest_html_results_table_row(report: pytest.TestReport, cells: list[str]) -> None:
    """Their cells; empty for the user's own tests."""
    from pytest_egov.reporting.paper import points

    said: dict[str, str] = getattr(report, "egov", {})
    pillar = getattr(report, "egov_pillar", "")
    figures = " / ".join(points(float(said[name]), "en") for name in ("egov_points", "egov_max") if name in said)
    figures += f" ({said['egov_basis']})" if said.get("egov_basis", "observed") != "observed" else ""
    cells[2:2] = [f"<td>{html.escape(str(text))}</td>" for text in (said.get("egov_criterion", ""), pillar, figures)]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Forget nothing silently: say when the run was narrowed."""
    conformance = session.config.stash[SESSION]
    total = sum(1 for _ in conformance.order.suite.catalogue.rows())
    ours = sum(1 for item in session.items if criterion_of(item) is not None)
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and 0 < ours < total:
        reporter.write_line(f"{ours} of {total} criteria selected: there will be no 100-point score.")
