"""Fixtures of a conformance run; registered only when there is a portal to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from pytest_egov.enforcing import admit
from pytest_egov.errors import BrowserGone, BrowserNotFound, CannotKeep, PortalUnreachable, UsageProblem
from pytest_egov.exit_codes import INTERNAL_ERROR, NOTHING_JUDGED, PORTAL_DOWN
from pytest_egov.gate import Ending
from pytest_egov.session import SESSION, Conformance
from pytest_egov.stopping import command_to_finish
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.judging import Judgement
    from pytest_egov.run import Run


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str, pytestconfig: pytest.Config
) -> dict[str, Any]:
    """Playwright's launch arguments, with a browser of this machine unless the user asked for a particular one."""
    from pytest_egov.driver.browser import find_browser, launch_arguments

    asked = dict(browser_type_launch_args)
    asked["args"] = [*launch_arguments(*pytestconfig.stash[SESSION].order.portal.addresses), *asked.get("args", ())]
    if browser_name == "chromium" and not pytestconfig.getoption("--browser-channel"):
        asked.setdefault("executable_path", find_browser(headed=bool(asked.get("headless") is False)).executable)
    return asked


@pytest.fixture(scope="session")
def browser(launch_browser: Callable[[], Browser]) -> Iterator[Browser]:
    """Playwright's browser, closed without complaint when Ctrl-C or a crash has taken it away before."""
    from pytest_egov.driver.browser import close, start

    launched = start(launch_browser)
    yield launched
    close(launched)


@pytest.fixture(scope="session")
def conformance_run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """The one run of this session: begun when the first criterion asks, its evidence kept as it comes in.

    Playwright's fixtures are asked for by name: as arguments they would put the browser's name into every test's id.
    """
    from pytest_egov.driver.browser import close
    from pytest_egov.gatherers.account.personal_data import mask_for
    from pytest_egov.run import Run

    session = request.config.stash[SESSION]
    if request.config.pluginmanager.has_plugin("junitxml"):
        session.record = request.getfixturevalue("record_testsuite_property")
    living: list[Browser] = []

    def launch() -> Browser:
        if not living:
            living.append(request.getfixturevalue("browser"))
        if not living[-1].is_connected():
            living.append(request.getfixturevalue("launch_browser")())
        return living[-1]

    try:
        run = Run.begin(session.order, launch, session.selected, session.say)
    except PortalUnreachable as error:
        # An address may hold a secret; what led here is not shown, for the same reason.
        said = mask_for(session.order.portal).text(str(error), strict=False)
        _end(session, PORTAL_DOWN, f"{said.removesuffix('.')}. There is no score.")
    except CannotKeep as error:
        _end(session, INTERNAL_ERROR, f"{error} Nothing was judged.")
    except UsageProblem as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
    except (BrowserNotFound, BrowserGone) as error:
        _end(session, NOTHING_JUDGED, f"{error}\nNothing was judged.")
    session.run = run
    yield run
    run.close()
    for relaunched in living[1:]:
        close(relaunched)


@pytest.fixture
def verdict(request: pytest.FixtureRequest, conformance_run: Run) -> Judgement:
    """The judgement of this test's criterion.

    Raises what pytest shows as skipped where nothing was decided, and as an error where we could not look.
    """
    session: Conformance = request.config.stash[SESSION]
    session.at(request.param)
    row = session.order.suite.catalogue.criterion(request.param)
    try:
        for kind, place in conformance_run.gather(row.id):
            session.tell("pytest_egov_before_place", criterion=row, kind=kind, place=place)
        judgement = conformance_run.judge(row.id)
    except CannotKeep as error:
        finish = command_to_finish(session.order.evidence)
        _end(session, INTERNAL_ERROR, f"{error} Mend that, then go on with: {finish}")
    except PortalUnreachable as error:
        # Without the way that led here: pytest shows the arguments of its functions, and they know what was seen.
        pytest.fail(conformance_run.dossier.mask.text(str(error)), pytrace=False)
    session.done(request.node, judgement)
    session.tell("pytest_egov_after_verdict", item=request.node, judgement=judgement)
    baseline = session.gate.baseline
    if baseline is not None:
        excuse = baseline.excuse(baseline.change(judgement, session.order.suite.catalogue))
        if excuse is not None:
            # Not strict: whether the test fails is known already, and the user's xfail_strict is about their own marks.
            request.node.add_marker(pytest.mark.xfail(reason=excuse, strict=False))
    return admit(judgement)


def _end(session: Conformance, code: int, why: str) -> NoReturn:
    session.ending = Ending(code, Text(why, why))
    pytest.exit(why, returncode=code)
