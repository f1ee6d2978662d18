"""pytest's hooks. Imported in every pytest run of its environment: nothing heavy is imported before a portal is named."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pytest_egov.judging import Judgement
    from pytest_egov.results import RunResult
    from pytest_egov.run import Order, Run

BELOW_GATE, PORTAL_DOWN, NOTHING_JUDGED = 10, 12, 13
PILLARS = ("function", "performance", "accessibility")
_OPTIONS: tuple[tuple[str, str | None, str], ...] = (
    ("--portal", None, "the portal to audit: a portal file, or the address of its start page"),
    (
        "--egov-address",
        None,
        "audit the portal of the portal file at this address instead (a staging copy, a local build)",
    ),
    ("--egov-suite", "conformance_suites.mic_2023", "the conformance suite, by import name"),
    ("--egov-report", "egov-report", "directory for the reports"),
    ("--egov-evidence", "egov-evidence", "directory for the dossier: all evidence of the run"),
    ("--egov-seed", None, "text the draws are made from (default: by the catalogue's rule)"),
    ("--egov-rounds", None, "timed loads of each page instead of the catalogue's number"),
    ("--egov-fail-under", None, "gate: fail when fewer points than this are certain"),
    ("--egov-must-pass", None, "gate: comma-separated ids of criteria that must pass"),
    ("--egov-lang", "en", "language of the terminal: en or vi"),
)
SESSION = pytest.StashKey["Conformance"]()
JUDGEMENT = pytest.StashKey["Judgement"]()


@dataclass(slots=True)
class Conformance:
    """The conformance side of one pytest session."""

    order: Order
    selected: tuple[str, ...] = ()
    run: Run | None = None
    result: RunResult | None = None
    down: str = ""
    trouble: str = ""
    show: Callable[[str], None] = lambda _line: None
    started: float = field(default_factory=time.monotonic)
    finished: list[Judgement] = field(default_factory=list)
    current: str = ""

    def at(self, criterion_id: str) -> None:
        """A criterion's turn has come."""
        self.current = criterion_id
        self.say("")

    def say(self, what: str) -> None:
        """Show where we are."""
        from pytest_egov.reporting.terminal import progress_line
        from pytest_egov.scoring import points_of

        done, total = len(self.finished), len(self.selected)
        certain = float(sum((points_of(judgement).certain for judgement in self.finished), start=0))
        elapsed = time.monotonic() - self.started
        left = elapsed / done * (total - done) if done > 2 else None
        self.show(progress_line(done, total, self.current, certain, left, what))

    def done(self, item: pytest.Item, judgement: Judgement) -> None:
        """A criterion was judged; its figures travel with the test's report (JUnit, pytest-html)."""
        from pytest_egov.scoring import points_of

        self.finished.append(judgement)
        item.stash[JUDGEMENT] = judgement
        points = points_of(judgement)
        item.user_properties += [
            ("egov_criterion", judgement.criterion.id),
            ("egov_outcome", judgement.outcome),
            ("egov_points", f"{float(points.certain):g}"),
            ("egov_open", f"{float(points.possible - points.certain):g}"),
            ("egov_max", f"{float(points.maximum):g}"),
        ]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options and their ini twins: ``--egov-fail-under 80`` is ``egov_fail_under = 80``."""
    group = parser.getgroup("egov", "conformance of a public-service portal (pytest-egov)")
    for name, default, help_ in _OPTIONS:
        twin = _ini(name)
        group.addoption(
            name, default=None, metavar=name.rsplit("-", 1)[-1].upper(), help=f"{help_} [{twin}; default: {default}]"
        )
        parser.addini(twin, help_, type="string", default=default)


def pytest_configure(config: pytest.Config) -> None:
    """Check everything that can be checked before a page is opened; without a portal, do nothing."""
    for pillar in PILLARS:
        config.addinivalue_line("markers", f"{pillar}: criteria of the {pillar} pillar (pytest-egov)")
    config.addinivalue_line("markers", "group(id): the group of criteria a test belongs to (pytest-egov)")
    config.addinivalue_line("markers", "criterion(id): the criterion a test judges (pytest-egov)")
    portal = option(config, "--portal")
    if portal is None or config.option.help:
        return
    _refuse_what_distorts(config)
    config.stash[SESSION] = Conformance(_order(config, portal))
    config.pluginmanager.register(__import__("pytest_egov.fixtures", fromlist=["fixtures"]), "egov-fixtures")
    config.pluginmanager.register(__import__("pytest_egov.showing", fromlist=["showing"]), "egov-showing")
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
    pillars = [mark.name for mark in metafunc.definition.iter_markers() if mark.name in PILLARS]
    if not pillars:
        return
    session = metafunc.config.stash.get(SESSION, None)
    if session is None:
        metafunc.parametrize("verdict", ["no portal"], indirect=True)
        return
    rows = [
        pytest.param(row.id, id=row.id, marks=[pytest.mark.group(group.id), pytest.mark.criterion(row.id)])
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
    named_tests = any("::" in str(argument) for argument in config.args)
    if collected and sorted(collected) != sorted(rows) and not named_tests:
        lost = sorted(set(rows) - set(collected)) or "some twice"
        raise pytest.UsageError(f"{len(collected)} tests were collected for {len(rows)} criteria; missing: {lost}.")
    result = yield
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
        session.exitstatus = _exit_code(session.config, conformance, exitstatus)
    return (yield)


def option(config: pytest.Config, name: str) -> str | None:
    """An option as given on the command line, else as its ini twin says."""
    given = config.getoption(name)
    return given if given is not None else (config.getini(_ini(name)) or None)


def criterion_of(item: pytest.Item) -> str | None:
    """The criterion a collected test judges; None for the user's own tests."""
    mark = item.get_closest_marker("criterion")
    return str(mark.args[0]) if mark is not None and mark.args else None


def _ini(name: str) -> str:
    twin = name.removeprefix("--").replace("-", "_")
    return twin if twin.startswith("egov_") else f"egov_{twin}"


def _order(config: pytest.Config, portal: str) -> Order:
    from pytest_egov.errors import UsageProblem
    from pytest_egov.run import take_order

    rounds = option(config, "--egov-rounds")
    if rounds is not None and not (rounds.isdecimal() and int(rounds) > 0):
        raise pytest.UsageError(f"--egov-rounds {rounds}: give a whole number above 0.")
    _fail_under(config)
    try:
        order = take_order(
            portal,
            option(config, "--egov-suite") or "",
            Path(option(config, "--egov-report") or "egov-report"),
            Path(option(config, "--egov-evidence") or "egov-evidence"),
            option(config, "--egov-seed"),
            int(rounds) if rounds else None,
            option(config, "--egov-address"),
        )
    except UsageProblem as error:
        raise pytest.UsageError(str(error)) from error
    known = {row.id for _, _, row in order.suite.catalogue.rows()}
    unknown = [id_ for id_ in _must_pass(config) if id_ not in known]
    if unknown:
        raise pytest.UsageError(
            f"--egov-must-pass names no criterion of {order.suite.catalogue.id}: {', '.join(unknown)}."
        )
    return order


def _refuse_what_distorts(config: pytest.Config) -> None:
    if getattr(config.option, "dist", "no") != "no" or getattr(config.option, "numprocesses", None):
        raise pytest.UsageError(
            "One portal is audited by one process: with -n several workers would open it at once, load it unfairly and distort "
            "every timing. Run without -n (and one pytest per portal for several portals)."
        )
    if getattr(config.option, "benchmark_only", False):
        raise pytest.UsageError(
            "--benchmark-only would skip every criterion and pass; run without it (see --benchmark-json)."
        )


def _suite_file(config: pytest.Config) -> Path:
    import importlib

    package = importlib.import_module(config.stash[SESSION].order.suite.name)
    return Path(package.__path__[0]) / "test_conformance.py"


def _pillars_of(obj: object) -> list[str]:
    return [mark.name for mark in getattr(obj, "pytestmark", ()) if mark.name in PILLARS]


def _finish(conformance: Conformance) -> None:
    from pytest_egov.errors import EgovError

    assert conformance.run is not None
    try:
        conformance.result = conformance.run.finish()
    except (EgovError, OSError) as error:
        conformance.trouble = (
            f"The reports could not be written: {error}. "
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


def _exit_code(config: pytest.Config, conformance: Conformance, exitstatus: int) -> int:
    result = conformance.result
    if conformance.down:
        return PORTAL_DOWN
    if conformance.trouble:
        return int(pytest.ExitCode.INTERNAL_ERROR)
    if result is None or not any(c.outcome in ("passed", "partial", "failed") for c in result.criteria):
        blocked = result is not None and any(c.outcome == "blocked" for c in result.criteria)
        return PORTAL_DOWN if blocked else NOTHING_JUDGED
    fail_under, must_pass = _fail_under(config), _must_pass(config)
    if fail_under is None and not must_pass:
        return int(exitstatus)
    return BELOW_GATE if _misses(result, fail_under, must_pass) else 0


def _misses(result: RunResult, fail_under: str | None, must_pass: list[str]) -> bool:
    from fractions import Fraction

    from pytest_egov.results import percentage

    outcomes = {criterion.id: criterion.outcome for criterion in result.criteria}
    if any(outcomes.get(id_) not in ("passed", "not_applicable") for id_ in must_pass):
        return True
    if fail_under is None:
        return False
    # A narrowed run has no 100-point score, so it cannot hold a gate on it.
    return result.score is None or percentage(result.score.certain, result.score.maximum) < Fraction(fail_under)


def _fail_under(config: pytest.Config) -> str | None:
    said = option(config, "--egov-fail-under")
    if said is None:
        return None
    from fractions import Fraction

    remedy = f"--egov-fail-under {said}: give a number from 0 to 100."
    try:
        points = Fraction(said)
    except (ValueError, ZeroDivisionError) as error:
        raise pytest.UsageError(remedy) from error
    if not 0 <= points <= 100:
        raise pytest.UsageError(remedy)
    return said


def _must_pass(config: pytest.Config) -> list[str]:
    return [id_.strip() for id_ in (option(config, "--egov-must-pass") or "").split(",") if id_.strip()]
