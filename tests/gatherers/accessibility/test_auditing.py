from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import html

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility import auditing, links
from pytest_egov.gatherers.accessibility.subject import Probe, Subject
from pytest_egov.wcag_rules import wcag_rules


def two_said(subject: Subject) -> RuleOutcomes:
    nodes = [node for result in subject.engine.violations for node in result.nodes]
    return outcomes_of("a-rule", nodes, held=1).plus(outcomes_of("another-rule"))


def test_a_probe_is_given_what_the_engine_said_and_its_outcomes_are_added(
    look: Callable[..., RuleOutcomes], found: Callable[..., tuple[list[str], list[str], bool]]
) -> None:
    outcomes = look('<h1>Đầu</h1><img id="anh" src="/anh.png">', two_said, engine=True)

    assert (["#anh"], [], True) == found(outcomes, "a-rule")
    assert ([], [], False) == found(outcomes, "another-rule")
    assert (["#anh"], [], False) == found(outcomes, "image-alt")


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ("(document.title = 'Khác', null.x)", "Cannot read properties"),
        ("document.title = 'Khác'", "IndexError: our own fault"),
    ],
    ids=["the page's fault", "ours"],
)
def test_a_probe_that_fails_leaves_its_own_rules_undecided_and_the_others_alone(
    script: str, trouble: str, look: Callable[..., RuleOutcomes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(subject: Subject) -> RuleOutcomes:
        subject.tab.evaluate(script)
        raise IndexError("our own fault")

    def sees(subject: Subject) -> RuleOutcomes:
        title = subject.tab.evaluate("document.title")
        return outcomes_of(f"title:{title}", held=1)

    monkeypatch.setattr(auditing, "READING", (Probe(stumbles, ("a-rule",)),))
    monkeypatch.setattr(auditing, "CHANGING", (Probe(stumbles, ("another-rule",)), Probe(sees, ())))

    outcomes = look("<h1>Đầu</h1>", lambda subject: auditing.probe(subject.tab, subject.snapshot, RuleOutcomes()))

    assert [("a-rule", ()), ("another-rule", ())] == [(said.rule, said.nodes) for said in outcomes.incomplete]
    assert [] == [said.trouble for said in outcomes.incomplete if trouble not in said.trouble]
    assert "title:Trang thử" in outcomes.passed_rules


def test_a_frame_that_gives_no_answer_leaves_the_rules_open_and_what_was_seen_stands(
    look: Callable[..., RuleOutcomes],
    found: Callable[..., tuple[list[str], list[str], bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(auditing, "READING", (Probe(links.look, ("link-purpose-unclear",)),))
    monkeypatch.setattr(auditing, "CHANGING", ())
    broken = html(
        "<script>Object.defineProperty(window, 'axe', { get() { throw new Error('khung hỏng'); } });</script>"
    )

    outcomes = look(
        '<h1>Đầu</h1><div><a id="day" href="/tin">Tại đây</a></div><iframe title="Khung" src="/khung"></iframe>',
        lambda subject: auditing.probe(subject.tab, subject.snapshot, RuleOutcomes()),
        pages={"/khung": broken},
    )

    assert ["#day"] == found(outcomes, "link-purpose-unclear")[0]
    (open_,) = [said for said in outcomes.incomplete if said.rule == "link-purpose-unclear"]
    assert "khung hỏng" in open_.trouble


def test_every_rule_of_ours_belongs_to_one_probe() -> None:
    probes = (*auditing.READING, *auditing.CHANGING)
    ours = [rule for probe in probes for rule in probe.rules] + list(auditing.MOTION)
    of_engine = set(re.findall(r'id:"([a-z-]+)"', Axe().axe_script))
    assert sorted(set(ours)) == sorted(ours)
    assert set() == set(ours) ^ (set(wcag_rules()) - of_engine)
