"""Which of the drawn services is filed: the first whose form opens, and where a fee is to be paid, one that states a fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.findings import Found
from pytest_egov.gatherers.eforms.opening import OpenedForm, open_form, open_forms
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.evidence.procedures import ProcedurePage
    from pytest_egov.gatherers.eforms.opening import Unopened
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["fee_stated_on", "form_to_file", "stated_fee"]

LEVELS = ("end_to_end", "partial")
_MOST_TRIES = 4
_MOST_FEES = 3


def form_to_file(citizen: Expedition, *, with_fee: bool) -> tuple[OpenedForm | None, tuple[str, ...]]:
    """Open the form of a drawn service; None, with what was tried, where none opens.

    Args:
        citizen: the expedition of someone signed in.
        with_fee: take services first whose page states a fee, three of them at most.
    """
    tried: list[str] = []
    if "eform" in citizen.portal.places:
        for opened in open_forms(citizen, ()):
            if isinstance(opened, OpenedForm):
                return opened, ()
            tried.append(_why(opened))
            break
    pages = _online(citizen)
    if with_fee:
        pages = [*[page for page in pages if _fee_of(citizen, page)][:_MOST_FEES], *pages]
    for page in list(dict.fromkeys(pages))[:_MOST_TRIES]:
        opened = open_form(citizen, page)
        if isinstance(opened, OpenedForm):
            return opened, ()
        tried.append(_why(opened))
    return None, tuple(tried) or ("no drawn procedure can be filed online",)


def stated_fee(citizen: Expedition, form: OpenedForm) -> int | None:
    """The fee the service's page states, in đồng; None where it states none or several."""
    return _fee_of(citizen, form.procedure) if form.procedure is not None else None


def fee_stated_on(snapshot: Snapshot) -> int | None:
    """The one sum of money on a page that stands with the words for fees, in đồng; None where there is none or several."""
    stated = [f"{p.label} {p.text}" for p in snapshot.pieces if says("elements", "fee", p.label) and len(p.text) <= 300]
    lines = [line for line in snapshot.text.splitlines() if says("paying", "amount", line)]
    postage = [line for line in (*stated, *lines) if says("deliveries", "postage", line)]
    amounts = [sum_ for sum_ in screens.amounts_in(line for line in (*stated, *lines) if line not in postage) if sum_]
    return amounts[0] if len(amounts) == 1 else None


def _online(citizen: Expedition) -> list[ProcedurePage]:
    finding = citizen.findings.get("procedures")
    pages = finding.candidates[0].evidence.pages if isinstance(finding, Found) else ()
    return [page for level in (*LEVELS, None) for page in pages if page.level == level]


def _fee_of(citizen: Expedition, page: ProcedurePage) -> int | None:
    try:
        return fee_stated_on(citizen.visitor.read(page.listed.url, "procedure"))
    except (PageNotOpened, Refused):
        return None


def _why(opened: Unopened) -> str:
    return f"{opened.name[:80]}: {opened.reason}{f' ({opened.said[:120]})' if opened.said else ''}"
