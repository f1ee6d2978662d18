"""Draws the procedure whose eForm is timed, and goes to the form as a citizen would."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened, Refused, SessionLost
from pytest_egov.evidence.findings import CouldNotLook, Found, NotConfigured, NotFound
from pytest_egov.evidence.procedures import ListedProcedure, ProcedurePage
from pytest_egov.evidence.timings import FormDraw
from pytest_egov.gatherers.eforms.opening import OpenedForm, Unopened, data_fields, open_form, open_forms
from pytest_egov.gatherers.procedures.draw import drawn_listed
from pytest_egov.gatherers.procedures.pages import procedure_page
from pytest_egov.verdict import Text
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from pytest_egov.driver.session_state import SessionState
    from pytest_egov.evidence.places import Place, Step
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["TimedForm", "timed_form"]

_SIGN_IN = Text(
    "Biểu mẫu điện tử chỉ mở sau khi đăng nhập; cần tài khoản thử nghiệm.",
    "The eForm opens only after signing in; a test account is needed.",
)
_NOT_ALLOWED = Text(
    "Mở biểu mẫu điện tử sẽ tạo bản nháp; hãy cho phép (thêm «draft» vào allow trong tệp cổng).",
    "Opening the eForm creates a draft; allow it (list 'draft' under allow in the portal file).",
)
_BY_ACTION_ONLY = Text(
    "Biểu mẫu điện tử chỉ hiện ra sau thao tác trên trang, không mở được bằng địa chỉ riêng nên không đo được lần tải.",
    "The eForm shows only after acting on a page and does not open at an address of its own, so no load of it can be timed.",
)


@dataclass(frozen=True, slots=True)
class TimedForm:
    """A form that opens at its own address.

    Attributes:
        place: where.
        draw: how its procedure was drawn; None where the portal file gave the form's address.
        state: the session of whoever reached it: a form may know a visitor by a cookie as well.
        signed_in: whether that was a citizen.
        steps: how it was reached.
    """

    place: Place
    draw: FormDraw | None
    state: SessionState = field(repr=False)
    signed_in: bool
    steps: tuple[Step, ...] = ()


def timed_form(expedition: Expedition, kept: FormDraw | None) -> TimedForm | NotConfigured | NotFound | CouldNotLook:
    """The form to time; what the portal file says of ``eform`` goes before the draw.

    Args:
        expedition: in the role of a visitor; the form is reached as a citizen where one has signed in.
        kept: the draw made earlier in this campaign; its procedure is taken again as long as the form opens.

    Raises:
        PortalBlocked, BrowserGone: as Visitor.read.
    """
    signed_in = isinstance(expedition.findings.get("session"), Found)
    role = expedition.citizen if signed_in else expedition
    reasons: list[Unopened] = []
    passed_over: list[tuple[str, str]] = []
    if "eform" in expedition.portal.places:
        if not expedition.finder.find("eform").candidates:
            return NotFound("eform", ("the portal file says so",), decisive=True)
        given = next(open_forms(role, ()))
        if isinstance(given, OpenedForm):
            return _at_its_address(given, role, None, signed_in=signed_in)
        return _why_not([given], signed_in=signed_in)
    if kept is not None:
        way = open_form(role, ProcedurePage(ListedProcedure(kept.name, kept.url), None, "", None, None))
        if isinstance(way, OpenedForm):
            return _at_its_address(way, role, kept, signed_in=signed_in)
        passed_over.append((kept.name, way.said or way.reason))
    gone = kept.url if kept is not None else ""
    for page, draw in _drawn(expedition):
        if gone and page_key(page.listed.url) == page_key(gone):
            continue
        way = open_form(role, page)
        if isinstance(way, OpenedForm):
            chosen = replace(draw, passed_over=tuple(passed_over), drift=gone)
            return _at_its_address(way, role, chosen, signed_in=signed_in)
        reasons.append(way)
        passed_over.append((page.listed.name[:200], way.said or way.reason))
    return _why_not(reasons, signed_in=signed_in)


def _at_its_address(
    way: OpenedForm, role: Expedition, draw: FormDraw | None, *, signed_in: bool
) -> TimedForm | NotConfigured:
    """Whether the form comes up again at the address it stands at; only then can a load of it be timed."""
    place, steps = way.place, tuple(way.steps)
    try:
        again = way.tab.open(place.url)
    except (PageNotOpened, Refused):
        return NotConfigured(_BY_ACTION_ONLY)
    if not data_fields(again):
        return NotConfigured(_BY_ACTION_ONLY)
    # It is timed where it comes to rest: a router may write the step into the address.
    return TimedForm(replace(place, url=again.url), draw, role.visitor.session_state(), signed_in, steps)


def _why_not(reasons: list[Unopened], *, signed_in: bool) -> NotConfigured | NotFound:
    said = {reason.reason for reason in reasons}
    if "sign_in_asked" in said and not signed_in:
        return NotConfigured(_SIGN_IN)
    if "not_allowed" in said:
        return NotConfigured(_NOT_ALLOWED)
    tried = tuple(f"{one.name[:80]}: {one.said or one.reason}" for one in reasons)
    return NotFound(
        "eform", tried or ("no procedure drawn has a control that leads to an online form",), decisive=False
    )


def _drawn(expedition: Expedition) -> Iterator[tuple[ProcedurePage, FormDraw]]:
    """The procedures with a way to file online, in the order they are to be tried: field by field."""
    draw = drawn_listed(expedition)
    if draw is None:
        return
    pages = [page for page in _pages(expedition) if page.start is not None and page.level != "information"]
    fields = sorted({page.field for page in pages}, key=fold)
    order = [fields[index] for index in expedition.draw("timed eForm: fields", len(fields), len(fields))]
    names = "\n".join(draw.names_read())
    made = FormDraw(
        draw.seed, "", "", "", tuple(order), draw.population, hashlib.sha256(names.encode()).hexdigest()
    )  # fmt: skip
    by_field = [[page for page in pages if page.field == one] for one in order]
    # Within a field the order drawn for the list is a draw already. Round by round, so that a field whose first procedure
    # has no form gives way to the next field, not to its own second procedure.
    for place in range(max(map(len, by_field), default=0)):
        for of_field in by_field:
            if place < len(of_field):
                page = of_field[place]
                yield page, replace(made, name=page.listed.name[:200], url=page.listed.url, field=page.field)


def _pages(expedition: Expedition) -> Iterator[ProcedurePage]:
    """The pages of the procedures drawn: as gathered, else read here without their files and elements."""
    gathered = expedition.findings.get("procedures")
    if isinstance(gathered, Found):
        yield from gathered.candidates[0].evidence.pages
        return
    draw = drawn_listed(expedition)
    for index in range(len(draw.positions) if draw is not None else 0):
        assert draw is not None
        try:
            page = procedure_page(draw, index, expedition, full=False)
        except (PageNotOpened, Refused, SessionLost):
            continue
        if page is not None:
            yield page
