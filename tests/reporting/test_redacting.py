"""A result as it may be passed on: nothing of what pages said is left, everything that was judged is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from pytest_egov.barriers import Barrier
from pytest_egov.evidence import KINDS
from pytest_egov.evidence.origin import SIGNED_IN
from pytest_egov.redacting import REDACTED, redacted
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.markdown import render_markdown
from pytest_egov.reporting.terminal import summary_lines
from pytest_egov.results import RunResult, as_json
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeResult = Callable[..., RunResult]

SAID = "Trang của Trần Thị Hoa, 0912345678, hoa@example.vn"
URL = "https://dichvucong.example.gov.vn/tra-cuu?ma=000.00.12.H40-260901-0001&ten=hoa#x=1"


def changed(result: RunResult, seen: dict[str, Any] | None = None, **part: Any) -> RunResult:
    """The result with something else in the first part of every criterion, and in what it has seen."""

    def of(row: Any) -> Any:
        first = row.parts[0]
        shown = tuple(one.model_copy(update=seen or {}) for one in first.seen)
        return row.model_copy(update={"parts": (first.model_copy(update={"seen": shown, **part}), *row.parts[1:])})

    return result.model_copy(update={"criteria": tuple(map(of, result.criteria))})


def test_nothing_of_what_pages_said_is_left(make_result: MakeResult) -> None:
    result = redacted(make_result(said=SAID, url=URL))
    written = as_json(result).decode()
    for word in ("Hoa", "0912345678", "hoa@example.vn", "H40-260901", "ma=", "#x=1"):
        assert word not in written
    assert "https://dichvucong.example.gov.vn/tra-cuu" in written
    assert "«…»" in written


def test_what_was_judged_stays_to_the_letter(make_result: MakeResult) -> None:
    before = make_result(said=SAID, url=URL)
    after = redacted(before)
    for one, other in zip(before.criteria, after.criteria, strict=True):
        for name in ("id", "outcome", "basis", "points", "title", "expected", "claim", "why", "fix", "legal", "judged"):
            assert getattr(one, name) == getattr(other, name)
    for name in ("score", "judged", "catalogue", "portal", "dossier_sha256", "taken_at", "seed", "suite"):
        assert getattr(before, name) == getattr(after, name)


@pytest.mark.parametrize(("kind", "kept"), [("faq", True), ("profile", False), ("kind_of_another_distribution", False)])
def test_pictures_of_pages_behind_the_sign_in_go(make_result: MakeResult, kind: str, kept: bool) -> None:
    before = changed(make_result(pictures=("pictures/home.png",)), {"kind": kind})
    seen = [one for row in redacted(before).criteria for part in row.parts[:1] for one in part.seen]
    assert seen
    assert {kept} == {bool(one.pictures) for one in seen}
    assert {("", ())} == {(one.place.title, one.place.trail) for one in seen}
    assert {"…"} == {step.target for one in seen for step in one.steps}


def test_elements_keep_their_shape_and_lose_their_texts(make_result: MakeResult) -> None:
    words = Text("Ảnh thiếu văn bản thay thế", "A picture without an alternative")
    target = ('img[alt="Trần Thị Hoa"]', "#a > b")
    barrier = Barrier(
        rule="image-alt", sure=True, what=words, fix=words, target=target, html='<a href="/x?id=1"><b>Trần Thị Hoa</b></a>',
        measured="Trần Thị Hoa", picture="pictures/home.png", pages=("home",), elements=2,
    )  # fmt: skip
    figures = barrier.model_copy(update={"measured": "2.81:1"})
    row = redacted(changed(make_result(only=("F17.1",)), barriers=(barrier, figures))).criteria[0]
    first, second = row.parts[0].barriers
    assert ('<a href=""><b></b></a>', ('img[alt=""]', "#a > b"), "…", "2.81:1") == (
        first.html,
        first.target,
        first.measured,
        second.measured,
    )
    assert (words, words, "pictures/home.png") == (first.what, first.fix, first.picture)


def test_every_report_says_that_it_is_redacted(make_result: MakeResult, dossier: Path) -> None:
    result = redacted(make_result())
    reports = {
        "html": render_html(result, dossier),
        "markdown": render_markdown(result, "en"),
        "terminal": " ".join(summary_lines(result, width=100, colour=False, unicode=True, lang="en", reports={})),
    }
    for name, report in reports.items():
        assert "Redacted for passing on" in re.sub(r"\s+", " ", report), name
    assert REDACTED == result.warnings[0]
    assert "Bản đã lược bỏ" in reports["html"]


def test_redacted_twice_is_redacted(make_result: MakeResult) -> None:
    once = redacted(make_result(said=SAID, url=URL))
    assert once.criteria == redacted(once).criteria


def test_what_is_seen_signed_in_is_what_gatherers_need_a_session_for() -> None:
    from pytest_egov.gatherers import all_gatherers

    needing = {kind for kind, gatherer in all_gatherers().items() if kind == "session" or "session" in gatherer.needs}
    assert needing == set(SIGNED_IN)
    assert SIGNED_IN <= set(KINDS)


def test_our_own_names_are_no_quotations(make_result: MakeResult) -> None:
    row = next(row for row in make_result().criteria if row.outcome == "cannot_tell")
    assert "'statistics'" in row.sentence.en
    assert "'statistics'" in json.dumps(redacted(make_result()).model_dump(mode="json"), ensure_ascii=False)
