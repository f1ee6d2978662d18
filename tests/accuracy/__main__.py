"""How well pages are judged: ``python -m accuracy [--half held-out]`` prints recall and false alarms for each success criterion.

The pages and their labels were written by an auditor who did not know the probes. Those of odd number are for development, those of
even number are held out: whoever mends a probe looks at the first half only, so that the second tells how it does on pages unseen.
Beside it stands what axe-core finds alone, on the same pages in the same run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pytest_egov.binding import load_suite
from pytest_egov.driver.browser import own_browser
from pytest_egov.gatherers import all_kinds
from pytest_egov.page_verdicts import PageVerdict, judge_page, rules_by_success_criterion
from pytest_egov.run import DEFAULT_SUITE
from pytest_egov.single_pages import audit_pages

HERE = Path(__file__).parent
LABELS: Mapping[str, Mapping[str, str]] = {
    page: row["labels"] for page, row in json.loads((HERE / "labels.json").read_text(encoding="utf-8")).items()
}


def half(which: str) -> list[str]:
    """The names of the pages of one half; all of them for ``all``."""
    wanted = {"development": (1,), "held-out": (0,), "all": (0, 1)}[which]
    return [page for page in sorted(LABELS) if int(page[1:4]) % 2 in wanted]


def count(page: str, verdicts: Mapping[str, PageVerdict], totals: Counter[tuple[str, str]]) -> None:
    """Add to the totals what became of each label of a page."""
    for criterion, label in LABELS[page].items():
        if criterion in verdicts:
            findings = verdicts[criterion].findings
            totals[criterion, label] += 1
            totals[criterion, f"{label} found"] += bool(findings)
            # Only the engine's results have advice of their own.
            totals[criterion, f"{label} by axe"] += any(result.help for result in findings)


def table(criteria: Iterable[str], totals: Mapping[tuple[str, str], int]) -> Iterable[str]:
    """The totals as lines of Markdown, all criteria together last."""
    yield "| WCAG | barriers | found | by axe alone | clean | false alarms | of these axe's |"
    yield "|---|---|---|---|---|---|---|"
    names = ("fail", "fail found", "fail by axe", "pass", "pass found", "pass by axe")
    rows = {criterion: [totals[criterion, name] for name in names] for criterion in criteria}
    rows["all"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    for criterion, (fails, found, axe, clean, alarms, axes) in rows.items():
        yield (
            f"| {criterion} | {fails} | {found} ({_share(found, fails)}) | {axe} ({_share(axe, fails)}) "
            f"| {clean} | {alarms} ({_share(alarms, clean)}) | {axes} |"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="accuracy", description=__doc__)
    parser.add_argument("--half", choices=("development", "held-out", "all"), default="held-out")
    options = parser.parse_args(argv)
    criteria = rules_by_success_criterion(load_suite(DEFAULT_SUITE, all_kinds()).catalogue)
    totals: Counter[tuple[str, str]] = Counter()
    pages = half(options.half)
    with own_browser() as browser:
        asked = [str(HERE / "pages" / page) for page in pages]
        for page, seen in zip(pages, audit_pages(asked, browser, _progress), strict=True):
            if seen.outcomes is None:
                sys.stderr.write(f"\n{page}: {seen.trouble}\n")
                continue
            count(page, judge_page(seen.outcomes, criteria), totals)
    sys.stdout.write("\n".join(table(criteria, totals)) + "\n")
    return 0


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line[-60:]}")


if __name__ == "__main__":
    sys.exit(main())
