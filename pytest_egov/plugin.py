"""pytest's hooks. Imported in every pytest run of its environment: nothing heavy is imported before a portal is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_egov import options
from pytest_egov.session import PILLARS, SESSION, Conformance, criterion_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from pytest_egov.gate import Ending
    from pytest_egov.run import Run


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the group *egov*."""
    options.add_options(parser)


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """The hooks in which others extend a run; known without a portal too, or pytest would refuse who implements them."""
    from pytest_egov import hookspecs

    pluginmanager.add_hookspecs(hookspecs)


def pytest_configure(config: pytest.Config) -> None:
    """Check everything that can be checked before a page is opened; without a portal, do nothing."""
    for pillar in PILLARS:
        config.addinivalue_line(
            "markers",
            f"{pillar}: a test of the criteria of the {pillar} pillar; select them with -m {pillar} (pytest-egov)",
        )
    config.addinivalue_line(
        "markers", "pillar(id): criteria of that pillar, whatever the standard calls it (pytest-egov)"
    )
    config.addinivalue_line(
        "markers", "group(id): the group a criterion's test belongs to, as F17; select it with -k F17 (pytest-egov)"
    )
    config.addinivalue_line(
        "markers", "criterion(id): the criterion a test judges, as F17.1; set by pytest-egov itself (pytest-egov)"
    )
    portal = options.option(config, "--portal")
    if config.option.help:
        return
    if portal is None and options.option(config, "--egov-resume") is None:
        if config.getoption("--egov-address"):
            raise pytest.UsageError("--egov-address says where a portal runs, not which: add --portal FILE.")
        return
    options.refuse_what_distorts(config)
    order = options.order(config, portal)
    for row in order.suite.catalogue.pillars:
        if row.id not in PILLARS:
            config.addinivalue_line("markers", f"{row.id}: {row.title.en} (pytest-egov)")
    from pytest_egov import fixtures, showing
    from pytest_egov.console import speak_plainly
    from pytest_egov.extending import Extensions
    from pytest_egov.stopping import end_with_the_starter, stop_as_by_ctrl_c

    config.stash[SESSION] = Conformance(order, options.gate(config, order), Extensions(config))

    speak_plainly()
    config.add_cleanup(stop_as_by_ctrl_c())
    end_with_the_starter()
    # Reports of other plugins, pytest's own last line and its words on an exit come before this.
    config.add_cleanup(lambda: showing.say_why(config))
    config.pluginmanager.register(fixtures, "egov-fixtures")
    config.pluginmanager.register(showing, "egov-showing")
    if config.args_source in (config.ArgsSource.INVOCATION_DIR, config.ArgsSource.TESTPATHS):
        config.args = [str(_suite_file(config))]


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Generator[None, list[Any], list[Any]]:
    """Collect the suite's module whatever file names the user's own settings want."""
    found = yield
    if not found and SESSION in parent.config.stash and file_path == _suite_file(parent.config):
        return [pytest.Module.from_parent(parent, path=file_path)]
    return found


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem(collector: pytest.Collector, name: str, obj: object) -> Generator[None, Any, Any]:
    """Collect the suite's functions whatever function names the user's own settings want."""
    made = yield
    ours = isinstance(collector, pytest.Module) and SESSION in collector.config.stash and _pillars_of(obj)
    if made is None and ours and collector.path == _suite_file(collector.config):
        return list(collector._genfunctions(name, obj))  # type: ignore[attr-defined] # noqa: SLF001 # pytest has no public way to make parametrized functions
    return made


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each row of the pillar a test function is marked with; its id is the criterion's."""
    if "verdict" not in metafunc.fixturenames:
        return
    pillars = list(_pillars_in(metafunc.definition.iter_markers()))
    if not pillars:
        return
    session = metafunc.config.stash.get(SESSION, None)
    if session is None:
        metafunc.parametrize("verdict", ["no portal"], indirect=True)
        return
    rows = [
        pytest.param(
            row.id,
            id=row.id,
            marks=[getattr(pytest.mark, pillar.id), pytest.mark.group(group.id), pytest.mark.criterion(row.id)],
        )
        for pillar, group, row in session.order.suite.catalogue.rows()
        if pillar.id in pillars
    ]
    metafunc.parametrize("verdict", rows, indirect=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None]:
    """Compare what was collected with the catalogue before anything is deselected, and note what is left afterwards."""
    session = config.stash.get(SESSION, None)
    if session is None:
        if any("no portal" in item.name and "verdict" in getattr(item, "fixturenames", ()) for item in items):
            raise pytest.UsageError(
                "A conformance suite was selected, but no portal: add --portal FILE or --portal https://..."
            )
        return (yield)
    collected = [id_ for item in items if (id_ := criterion_of(item)) is not None]
    rows = [row.id for _, _, row in session.order.suite.catalogue.rows()]
    session.collected = len(collected)
    named_tests = any("::" in str(argument) for argument in config.args)
    if collected and sorted(collected) != sorted(rows) and not named_tests:
        lost = sorted(set(rows) - set(collected)) or "some twice"
        raise pytest.UsageError(f"{len(collected)} tests were collected for {len(rows)} criteria; missing: {lost}.")
    result = yield
    if session.order.resume is not None:
        _select_as_begun(config, items, set(session.order.resume.dossier.about.selected or rows))
    kept = {criterion_of(item) for item in items}
    session.selected = tuple(id_ for id_ in rows if id_ in kept)
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> Generator[None]:
    """Judge the dossier, write the reports, and let the gate decide the exit code."""
    conformance = session.config.stash.get(SESSION, None)
    if conformance is None or session.config.option.collectonly:
        return (yield)
    if conformance.run is not None:
        _finish(conformance)
        _append_benchmark_rows(session.config, conformance.run)
    # What pytest itself decides (interrupted, usage error) stays; so does an exit we asked for.
    if exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
        conformance.ending = _ending(conformance, exitstatus)
        session.exitstatus = conformance.ending.code
    return (yield)


def _select_as_begun(config: pytest.Config, items: list[pytest.Item], begun_for: set[str]) -> None:
    """A resumed audit judges what it was begun for."""
    others = [item for item in items if (id_ := criterion_of(item)) is not None and id_ not in begun_for]
    if others:
        items[:] = [item for item in items if item not in others]
        config.hook.pytest_deselected(items=others)
    left_out = begun_for - {criterion_of(item) for item in items}
    if left_out:
        raise pytest.UsageError(
            f"This audit was begun for {', '.join(sorted(left_out)[:5])} as well: a resumed audit judges what it was begun for. "
            "Leave -k and -m out."
        )


def _suite_file(config: pytest.Config) -> Path:
    import importlib

    package = importlib.import_module(config.stash[SESSION].order.suite.name)
    return Path(package.__path__[0]) / "test_conformance.py"


def _pillars_of(obj: object) -> list[str]:
    return list(_pillars_in(getattr(obj, "pytestmark", ())))


def _pillars_in(marks: Iterable[pytest.Mark]) -> Iterator[str]:
    """The pillars that marks name: by a mark of their own, or as the argument of ``pillar``."""
    for mark in marks:
        if mark.name in PILLARS:
            yield mark.name
        elif mark.name == "pillar":
            yield from map(str, mark.args)


def _finish(conformance: Conformance) -> None:
    from pytest_egov.errors import EgovError

    assert conformance.run is not None
    try:
        from pytest_egov.reporting.junit import suite_properties

        conformance.result = conformance.run.finish()
        for name, value in suite_properties(conformance.result):
            conformance.record(name, value)
        conformance.extensions.add_reports(conformance.result, conformance.order.report, conformance.masked)
    except (EgovError, OSError) as error:
        said = conformance.run.dossier.mask.text(str(error), strict=False)
        conformance.trouble = (
            f"The reports could not be written: {said}. "
            f"The evidence is kept; try: egov judge {conformance.order.evidence}"
        )


def _append_benchmark_rows(config: pytest.Config, run: Run) -> None:
    from pytest_egov.benchmark_rows import append_rows, timing_row
    from pytest_egov.evidence.findings import Found

    rows = []
    for _, _, row in run.order.suite.catalogue.rows():
        for part in run.order.suite.bound[row.id]:
            metric = part.limits.get("metric")
            if metric is None:
                continue
            for kind in part.kinds:
                finding = run.dossier.get(kind)
                if isinstance(finding, Found):
                    rows.append(timing_row(row.id, metric, finding.candidates[0].evidence))
    append_rows(config, rows)


def _ending(conformance: Conformance, exitstatus: int) -> Ending:
    from pytest_egov.gate import Ending, ending
    from pytest_egov.verdict import Text

    if conformance.trouble:
        return Ending(int(pytest.ExitCode.INTERNAL_ERROR), Text(conformance.trouble, conformance.trouble))
    if not conformance.collected and exitstatus != pytest.ExitCode.NO_TESTS_COLLECTED:
        return Ending(int(exitstatus))
    came = ending(conformance.result, conformance.gate, int(exitstatus), others_failed=conformance.others_failed)
    if conformance.extensions.troubles and not came.code:
        why = Text("mã mở rộng của bên thứ ba bị lỗi, xem ở trên", "a hook of another plugin went wrong, see above")
        return Ending(int(pytest.ExitCode.INTERNAL_ERROR), why)
    return came
