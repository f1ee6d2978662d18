"""The online forms of end-to-end procedures, each compared with the form on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Candidate, EForm, EForms, Found
from pytest_egov.gatherers.eforms.opening import Unopened, open_form
from pytest_egov.gatherers.eforms.paper import compared, paper_of
from pytest_egov.gatherers.eforms.screens import all_screens, of_applicant
from pytest_egov.gatherers.eforms.undoing import throw_away
from pytest_egov.gatherers.expedition import Gatherer, as_citizen

if TYPE_CHECKING:
    from pytest_egov.evidence import DrawnProcedures, Finding, PaperLabel, ProcedurePage, Step
    from pytest_egov.gatherers.eforms.paper import Paper
    from pytest_egov.gatherers.eforms.screens import Screens
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["GATHERERS", "gather"]


def gather(expedition: Expedition) -> Finding[EForms]:
    """Open the forms of the first end-to-end procedures drawn and go through them, filing nothing."""
    finding = expedition.findings["procedures"]
    if not isinstance(finding, Found):
        return finding
    drawn: DrawnProcedures = finding.candidates[0].evidence
    services = [page for page in drawn.pages if page.level == "end_to_end"]
    forms: list[EForm] = []
    steps: list[Step] = []
    for number, service in enumerate(services[: expedition.gather.procedures.eforms], start=1):
        expedition.say(f"online form {number}")
        form, on_the_way = _form_of(service, expedition)
        forms.append(form)
        steps += on_the_way
    evidence = EForms(drawn.seed, len(services), tuple(forms))
    # No picture is kept: what a form already knows of the account would stand on it.
    return Found((Candidate(finding.candidates[0].place, evidence, tuple(steps)),))


def _form_of(service: ProcedurePage, expedition: Expedition) -> tuple[EForm, tuple[Step, ...]]:
    name = service.listed.name[:200]
    try:
        paper = paper_of(expedition, service.listed.url)
    except (PageNotOpened, Refused):
        paper = None
    on_paper = (paper.name, paper.kind) if paper is not None else ("", "")
    since = len(expedition.visitor.guard.writes)
    way = open_form(expedition, service)
    if isinstance(way, Unopened):
        end = way.steps[-1].url if way.steps else way.url
        form = EForm(name, end, way.reason, whole=False, paper=on_paper[0], paper_kind=on_paper[1])
        return form, way.steps
    url = way.snapshot.url[:500]
    screens = all_screens(way, expedition)
    throw_away(way, expedition, screens.typed, since)
    who = len(of_applicant(screens.fields))
    labels = _labels(name, paper, screens, expedition)
    form = EForm(name, url, "", screens.whole, len(screens.fields), who, screens.files, *on_paper, labels)
    return form, tuple(way.steps)


def _labels(name: str, paper: Paper | None, screens: Screens, expedition: Expedition) -> tuple[PaperLabel, ...] | None:
    """The labels on paper with what answers them on screen, in drawn order."""
    if paper is None or paper.labels is None:
        return None
    pairs = compared(paper.labels, screens.fields)
    return tuple(pairs[index] for index in expedition.draw(f"labels: {name}", len(pairs), len(pairs)))


GATHERERS = (Gatherer("eforms", as_citizen(gather), needs=("session", "procedures")),)
