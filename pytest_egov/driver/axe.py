"""Runs axe-core on the page that stands in a tab, and lends its knowledge of elements to the probes."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.addresses import same_site
from pytest_egov.driver.crossing import packed, unpacked
from pytest_egov.errors import PageNotOpened, UsageProblem
from pytest_egov.evidence.accessibility import MOST_NODES, RuleNode, RuleOutcomes, RuleResult

if TYPE_CHECKING:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Frame

    from pytest_egov.driver.tab import Tab

__all__ = ["Audit", "nodes_from", "run_axe", "with_axe"]

# WCAG 2.0, levels A and AA: what the standards name. Best practices cost a third more and no row asks for them.
RULES = ["wcag2a", "wcag2aa"]
AXE_FILE = "EGOV_AXE"
MOST_HTML, MOST_WORDS = 300, 500
_ELEMENTS, _KNOWN_PAGE = (
    (files("pytest_egov.driver") / name).read_text(encoding="utf-8") for name in ("elements.js", "known_page.js")
)
# What the engine knows of the page from earlier questions would be in its way.
_RUN_WITHIN = """([within, options]) => {
  axe.teardown();
  return axe.run(within, options);
}"""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the engine said of one page; ``engine`` is its name and version, with the tags of the rules it was asked for."""

    engine: str
    outcomes: RuleOutcomes


def run_axe(tab: Tab, within: str | None = None) -> Audit:
    """Run axe-core once on the page as it stands, and on its frames of the same site.

    Args:
        tab: where the page stands.
        within: selector of the part of the page to look at; the whole page without.

    Raises:
        PageNotOpened: the page could not be audited: it moved on meanwhile, or the engine failed.
        BrowserGone: the browser died.
    """
    engine = _axe()
    with tab.alive():
        ours = [frame for frame in tab.page.frames[1:] if _is_ours(frame, tab.manners.portal)]
        for frame in ours:
            # A frame may go while we look; the engine then passes over it, as it does over frames of other sites.
            with contextlib.suppress(PageNotOpened), tab.alive():
                _bring(engine, frame)
        # The engine waits half a second for each frame without it: where none is ours, it need not ask.
        options = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"], "iframes": bool(ours)}
        if within is None:
            return audit_of(engine.run(tab.page, options=options).response)
        _bring(engine, tab.page.main_frame)
        return audit_of(tab.page.evaluate(_RUN_WITHIN, [within, options]))


def _axe() -> Axe:
    """The engine: the one bundled with axe-playwright-python, or the file that ``EGOV_AXE`` names, for a newer one.

    Raises:
        UsageProblem: ``EGOV_AXE`` names no file that can be read.
    """
    from axe_playwright_python.sync_playwright import Axe

    named = os.environ.get(AXE_FILE)
    if not named:
        return Axe()
    try:
        return Axe(Path(named).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(
            f"{AXE_FILE} names '{named}', which cannot be read as a script. Name an axe.min.js, or unset it."
        ) from error


def audit_of(response: dict[str, Any]) -> Audit:
    """The engine's result object as evidence, every text of the page shortened."""
    engine = response["testEngine"]
    return Audit(
        engine=f"{engine['name']} {engine['version']} ({', '.join(RULES)})",
        outcomes=RuleOutcomes(
            violations=tuple(_rule_result(said) for said in response["violations"]),
            incomplete=tuple(_rule_result(said) for said in response["incomplete"]),
            passed_rules=tuple(said["id"] for said in response["passes"]),
        ),
    )


def with_axe(
    tab: Tab, script: str, argument: Any = None, *, engine: bool = True, troubles: list[str] | None = None
) -> list[tuple[tuple[str, ...], Any]]:
    """Run a reading script of ours in the page and its frames of the same site, with axe-core at hand.

    Args:
        tab: where the page stands.
        script: a function of ``(elements, argument)``; ``elements`` are the questions of ``elements.js``. A promise is awaited.
        argument: data for the script.
        engine: whether the script asks ``elements`` for what the engine knows; setting it up costs as much as a read.
        troubles: where the reason is added for each frame that stands on the page and gave no answer, asked twice.

    Returns:
        The selectors that lead to each frame (none for the page itself) and what the script answered there.

    Raises:
        PageNotOpened: the page moved on meanwhile, or the script failed.
        BrowserGone: the browser died.
    """
    known = f"{_KNOWN_PAGE}\nif (!engineKnowsPage()) return null;" if engine else ""
    # A frame may hold a picture or a text, which has nothing that our scripts ask of.
    body = f"{_ELEMENTS}\n{known} return [await ({script})(elements, argument)];"
    whole = f"async (argument) => {{ if (!document.body && window !== top) return []; {body} }}"
    answers = []
    for frame in tab.page.frames:
        if frame != tab.page.main_frame and not _is_ours(frame, tab.manners.portal):
            continue
        try:
            answers += _answer(tab, frame, whole, argument)
        except PageNotOpened as error:
            if frame == tab.page.main_frame:
                raise
            if troubles is not None:
                troubles.append(str(error))
    return answers


def _answer(tab: Tab, frame: Frame, whole: str, argument: Any) -> list[tuple[tuple[str, ...], Any]]:
    """What one frame answers, asked once more where it fails; nothing when it goes while we look."""
    for last in (frame == tab.page.main_frame, True):
        try:
            with tab.alive():
                said = unpacked(frame.evaluate(packed(whole), argument))
                if said is None:
                    frame.evaluate(_axe().axe_script)
                    said = unpacked(frame.evaluate(packed(whole), argument))
                return [(_way_to(frame), one) for one in said]
        except PageNotOpened:
            if frame != tab.page.main_frame and frame.is_detached():
                break
            if last:
                raise
    return []


def _bring(engine: Axe, frame: Frame) -> None:
    if not frame.evaluate("typeof axe === 'object' && !!axe.setup"):
        frame.evaluate(engine.axe_script)


def nodes_from(way: tuple[str, ...], said: list[dict[str, str]]) -> list[RuleNode]:
    """Elements that a script of :func:`with_axe` named, as evidence; ``way`` leads to their frame."""
    return [RuleNode((*way, node["target"]), node["html"], node["summary"]) for node in said]


def _way_to(frame: Frame) -> tuple[str, ...]:
    if frame.parent_frame is None:
        return ()
    name = frame.frame_element().evaluate(
        "(frame) => frame.id ? `#${CSS.escape(frame.id)}` : "
        "`${frame.localName}[src=${JSON.stringify(frame.getAttribute('src') || '')}]`"
    )
    return (*_way_to(frame.parent_frame), name)


def _is_ours(frame: Frame, portal: str) -> bool:
    return not frame.is_detached() and (frame.url.startswith("about:") or same_site(frame.url, portal))


def _rule_result(said: dict[str, Any]) -> RuleResult:
    nodes = said["nodes"]
    return RuleResult(
        rule=said["id"],
        impact=said["impact"] or "",
        help=said["help"][:MOST_WORDS],
        help_url=said["helpUrl"],
        nodes=tuple(_rule_node(node) for node in nodes[:MOST_NODES]),
        more=max(0, len(nodes) - MOST_NODES),
    )


def _rule_node(node: dict[str, Any]) -> RuleNode:
    return RuleNode(
        # Within a frame a step is a selector; through shadow roots it is a list of them.
        target=tuple(step if isinstance(step, str) else " >>> ".join(step) for step in node["target"]),
        html=node["html"][:MOST_HTML],
        summary=(node.get("failureSummary") or "")[:MOST_WORDS],
    )
