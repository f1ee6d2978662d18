"""Times pages by themselves, one browser and one load at a time: what ``egov time`` does before anything is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_egov.served_files import address_of, check_asked

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.evidence.film import Still
    from pytest_egov.evidence.timings import Sample
    from pytest_egov.load_profile import LoadProfile

__all__ = ["TimedPage", "time_pages"]


@dataclass(slots=True)
class TimedPage:
    """One page as asked for, and what its loads showed so far.

    Attributes:
        asked: an address, or the path of an HTML file.
        samples: in the order they were taken, failed ones included.
        films: of each sample, the pictures of the screen; empty where it did not load.
    """

    asked: str
    samples: list[Sample] = field(default_factory=list)
    films: list[tuple[Still, ...]] = field(default_factory=list)


def time_pages(
    pages: Sequence[TimedPage],
    browser: Browser,
    *,
    profile: LoadProfile,
    runs: int,
    timeout_s: float,
    busy_above: float,
    say: Callable[[str], None],
) -> None:
    """Load every page once uncounted, then ``runs`` times in turns, so that a slow minute weighs on all of them alike.

    What was measured is in the pages at any moment: whoever breaks off keeps it.

    Args:
        pages: what to time; filled here.
        browser: a living Chromium that does nothing else meanwhile.
        profile: the screen, the network and the processor.
        runs: counted loads of each page.
        timeout_s: by when the load event must have come, and for how long TTI is watched for.
        busy_above: the share of our machine, 0 to 1, above which others make a load busy.
        say: shows one line of progress.

    Raises:
        UsageProblem: something asked for is neither an address nor a file, or the browser is not Chromium.
        BrowserGone: the browser died or was closed.
    """
    from pytest_egov.driver.cold_load import measure

    check_asked([page.asked for page in pages])
    with ExitStack() as servers:
        addresses = [servers.enter_context(address_of(page.asked)) for page in pages]
        for page, address in zip(pages, addresses, strict=True):
            # The first load of all finds a browser and a server that are still waking up. Nobody waits for its TTI.
            say(f"warm-up {page.asked}")
            measure(browser, address, profile=profile, timeout_s=timeout_s, half_credit_tti_ms=0)
        for run in range(1, runs + 1):
            for page, address in zip(pages, addresses, strict=True):
                say(f"load {run} of {runs}: {page.asked}")
                film: list[Still] = []
                sample = measure(
                    browser,
                    address,
                    profile=profile,
                    timeout_s=timeout_s,
                    half_credit_tti_ms=timeout_s * 1000,
                    film=film.extend,
                )
                page.samples.append(sample.beside(busy_above))
                page.films.append(tuple(film))
