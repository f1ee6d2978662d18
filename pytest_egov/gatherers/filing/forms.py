"""Which of the drawn services is filed: the first whose form opens, and where a fee is to be paid, one that states a fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.findings import Found
from pytest_egov.gatherers.eforms.opening import OpenedForm, open_form, open_forms
from pytest_egov.gatherers.filing.fees import fee_stated_on

if TYPE_CHECKING:
    from pytest_egov.evidence.procedures import ProcedurePage
    from pytest_egov.gatherers.eforms.opening import Unopened
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.gatherers.filing.fees import Fee

__all__ = ["form_to_file", "stated_fee"]

LEVELS = ("end_to_end", "partial")
_MOST_TRIES = 4
_MOST_FEES = 3


def form_to_file(citizen: Expedition, *, with_fee: bool) -> tuple[OpenedForm | None, tuple[str, ...]]:
    """Open the form of a drawn service; None, with what was tried, where none opens.

    Args:
        citizen: the expedition of someone signed in.
        with_fee: take services first whose page states a fee, three of them at most, and before them those whose fee
            everybody pays.
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
        fees = [(fee, page) for page in pages if (fee := _fee_of(citizen, page)) is not None]
        pages = [*[page for _, page in sorted(fees, key=lambda one: one[0].depends)][:_MOST_FEES], *pages]
    for page in list(dict.fromkeys(pages))[:_MOST_TRIES]:
        opened = open_form(citizen, page)
        if isinstance(opened, OpenedForm):
            return opened, ()
        tried.append(_why(opened))
    return None, tuple(tried) or ("no drawn procedure can be filed online",)


def stated_fee(citizen: Expedition, form: OpenedForm) -> Fee | None:
    """The fee the service's page states; None where it states none or several."""
    return _fee_of(citizen, form.procedure) if form.procedure is not None else None


def _online(citizen: Expedition) -> list[ProcedurePage]:
    finding = citizen.findings.get("procedures")
    pages = finding.candidates[0].evidence.pages if isinstance(finding, Found) else ()
    return [page for level in (*LEVELS, None) for page in pages if page.level == level]


def _fee_of(citizen: Expedition, page: ProcedurePage) -> Fee | None:
    try:
        return fee_stated_on(citizen.visitor.read(page.listed.url, "procedure"))
    except (PageNotOpened, Refused):
        return None


def _why(opened: Unopened) -> str:
    return f"{opened.name[:80]}: {opened.reason}{f' ({opened.said[:120]})' if opened.said else ''}"
