"""What is gathered, in which order, and what becomes of a gatherer that fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import html

from pytest_egov.errors import (
    BrowserGone,
    CatalogueProblem,
    PageNotOpened,
    PortalBlocked,
    PortalUnreachable,
    Refused,
)
from pytest_egov.evidence import KINDS, CouldNotLook, Found, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.gatherers import all_gatherers, all_kinds
from pytest_egov.gatherers.expedition import Expedition, Gatherer
from pytest_egov.gatherers.gathering import Gathering, plan
from pytest_egov.verdict import Text

LOOKED = NotFound("faq", ("looked",), decisive=True, title=Text("câu hỏi thường gặp", "the frequently asked questions"))


class Log(list[str]):
    """Gatherers that note their turn: ``log.gatherer("a", "b")`` needs b; ``raises`` makes it fail."""

    def gatherer(self, kind: str, *needs: str, raises: Exception | None = None, prepare: bool = False) -> Gatherer:
        def gather(_expedition: Expedition) -> Any:
            self.append(kind)
            if raises is not None:
                raise raises
            return LOOKED

        return Gatherer(kind, gather, needs, prepare=(lambda _e: self.append(f"prepare {kind}")) if prepare else None)


@pytest.fixture
def gathering(tmp_path: Path) -> Callable[..., Gathering]:
    """A gathering of these gatherers; they don't look at the expedition."""

    def make(*gatherers: Gatherer, expedition: Any = None) -> Gathering:
        about = About(datetime(2026, 11, 24, tzinfo=UTC), "0", "s", {}, {}, {}, "seed", "chromium")
        dossier = Dossier.begin(tmp_path / "dossier", about, {**KINDS, **{one.kind: object for one in gatherers}})
        return Gathering(expedition, {one.kind: one for one in gatherers}, dossier)

    return make


def gatherers(**needs: tuple[str, ...]) -> dict[str, Gatherer]:
    return {kind: Log().gatherer(kind, *need) for kind, need in needs.items()}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["d"], ("a", "b", "c", "d")),
        (["c", "b"], ("a", "c", "b")),
        (["a", "a"], ("a",)),
        ([], ()),
        (["d", "a"], ("a", "b", "c", "d")),
    ],
)
def test_each_kind_comes_once_and_after_what_it_needs(kinds: list[str], expected: tuple[str, ...]) -> None:
    assert expected == plan(kinds, gatherers(a=(), b=("a",), c=("a",), d=("b", "c")))


@pytest.mark.parametrize(
    ("needs", "circle"),
    [({"a": ("a",)}, "a -> a"), ({"a": ("b",), "b": ("c",), "c": ("a",)}, "a -> b -> c -> a")],
)
def test_a_circle_is_refused_by_name(needs: dict[str, tuple[str, ...]], circle: str) -> None:
    with pytest.raises(CatalogueProblem, match=f"need each other in a circle: {circle}"):
        plan(["a"], gatherers(**needs))


def test_a_kind_that_nobody_brings() -> None:
    with pytest.raises(CatalogueProblem, match="No gatherer brings the evidence 'x'"):
        plan(["a"], gatherers(a=("x",)))


def test_the_bundled_gatherers_bring_every_kind_and_need_each_other_in_no_circle() -> None:
    every = all_gatherers()
    assert set(KINDS) == set(every) == set(all_kinds())
    assert set(KINDS) == set(plan(every, every))


def test_everything_is_made_ready_before_anything_is_gathered(gathering: Callable[..., Gathering]) -> None:
    log = Log()
    begun = gathering(log.gatherer("a", prepare=True), log.gatherer("b", "a", prepare=True), log.gatherer("c"))
    begun.begin(["b", "c"])
    assert ["prepare a", "prepare b"] == log


def test_evidence_is_gathered_once_and_kept(gathering: Callable[..., Gathering]) -> None:
    log = Log()
    under_way = gathering(log.gatherer("a"), log.gatherer("b", "a"))
    under_way.provide(["b"])
    under_way.provide(["a", "b"])
    assert ["a", "b"] == log
    assert {"a": LOOKED, "b": LOOKED} == under_way.dossier.findings
    assert {"a", "b"} == {path.stem for path in (under_way.dossier.directory / "evidence").iterdir()}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PortalBlocked("https://a.vn/ answered 403"), "https://a.vn/ answered 403"),
        (PageNotOpened("https://a.vn/: Timeout"), "https://a.vn/: Timeout"),
        (Refused("The act 'ask' is not listed"), "The act 'ask' is not listed"),
        (BrowserGone("x"), "The browser died while looking at the portal."),
        (PageNotOpened("x" * 1000), "x" * 300),
    ],
)
def test_a_failure_is_a_value_that_answers_its_followers_too(
    gathering: Callable[..., Gathering], error: Exception, said: str
) -> None:
    log = Log()
    every = (log.gatherer("a", raises=error), log.gatherer("b", "a"), log.gatherer("c", "b"), log.gatherer("d"))
    under_way = gathering(*every)
    under_way.provide(["c", "d"])
    assert ["a", "d"] == log
    findings = under_way.dossier.findings
    assert isinstance(findings["a"], CouldNotLook)
    assert ("a", said) == (findings["a"].gatherer, findings["a"].reason.en)
    assert findings["a"] == findings["b"] == findings["c"]
    assert LOOKED == findings["d"]
    assert findings == Dossier.load(under_way.dossier.directory, under_way.dossier.kinds).findings


def test_a_need_that_was_looked_for_and_not_found_is_no_failure(gathering: Callable[..., Gathering]) -> None:
    log = Log()
    gathering(log.gatherer("a"), log.gatherer("b", "a")).provide(["b"])
    assert ["a", "b"] == log


def test_a_fault_of_ours_is_kept_with_its_traceback(gathering: Callable[..., Gathering]) -> None:
    under_way = gathering(Log().gatherer("a", raises=KeyError("rows")), Log().gatherer("b"))
    under_way.provide(["a", "b"])
    finding = under_way.dossier.get("a")
    assert isinstance(finding, CouldNotLook)
    assert "The tool erred while gathering 'a': KeyError: 'rows'" == finding.reason.en
    kept = json.loads((under_way.dossier.directory / "fault-a.json").read_bytes())["traceback"]
    assert ("Traceback (most recent call last):", "KeyError: 'rows'") == (kept[0], kept[-1])
    assert LOOKED == under_way.dossier.get("b")
    Dossier.load(under_way.dossier.directory, under_way.dossier.kinds)


def test_a_portal_that_went_away_ends_the_run(gathering: Callable[..., Gathering]) -> None:
    under_way = gathering(Log().gatherer("a", raises=PortalUnreachable("https://a.vn/", "no route")))
    with pytest.raises(PortalUnreachable):
        under_way.provide(["a"])
    assert under_way.dossier.get("a") is None


def test_a_browser_that_died_answers_one_kind_and_the_next_is_gathered_with_a_new_one(
    site: Any, expedition_to: Callable[..., Any], launch_browser: Callable[[], Any], gathering: Callable[..., Gathering]
) -> None:
    portal = site({"/": html("<p>Tổng đài hỗ trợ: 1022</p>")})
    expedition = expedition_to(portal.address)

    def dies(at: Expedition) -> Any:
        at.visitor.tab.page.close()
        at.visitor._tab.snapshot()  # type: ignore[union-attr]
        raise AssertionError

    under_way = gathering(Gatherer("faq", dies), all_gatherers()["contact"], expedition=expedition)
    under_way.provide(["faq", "contact"])
    assert isinstance(under_way.dossier.get("faq"), CouldNotLook)
    contact = under_way.dossier.get("contact")
    assert isinstance(contact, Found)
    assert ("1022",) == contact.candidates[0].evidence.phones


def test_what_one_journey_brings_is_kept_when_it_ends(gathering: Callable[..., Gathering]) -> None:
    log = Log()
    both = [
        replace(log.gatherer(kind), together=("filed", "payment", "draft")) for kind in ("filed", "payment", "draft")
    ]
    gathered = gathering(*both)
    gathered.begin(["filed", "payment"])
    gathered.provide(["filed"])
    assert ["filed", "payment"] == log
    assert {"filed", "payment"} == set(gathered.dossier.findings)  # and the draft, which nobody planned, is not


def test_the_checkpoints_of_the_filing_come_of_one_journey() -> None:
    six = ("draft", "attachments", "delivery", "signing", "filed", "payment")
    every = all_gatherers()
    assert {(six, ("session", "procedures"))} == {(every[kind].together, every[kind].needs) for kind in six}
