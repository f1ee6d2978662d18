"""What an online form knows of the citizen before anything is typed, compared with what the account page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence import Candidate, CouldNotLook, Found, KnownFact, NotConfigured, Prefill
from pytest_egov.gatherers.eforms.facts import FACTS, facts_of_fields, facts_of_text, same
from pytest_egov.gatherers.eforms.filling import asks_for
from pytest_egov.gatherers.eforms.opening import OpenedForm, Unopened, data_fields, open_forms
from pytest_egov.gatherers.eforms.screens import of_applicant
from pytest_egov.gatherers.expedition import Gatherer, as_citizen
from pytest_egov.verdict import Text
from pytest_egov.wayfinding.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.evidence import Finding
    from pytest_egov.gatherers.eforms.facts import Fact
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["GATHERERS", "first_opened", "gather", "unreached"]

_CODED: Final = ("province", "commune", "agency")
_FEWEST: Final = 2  # facts; a page with one of them is no account page
_MOST_TRIED: Final = 4  # forms
_FITS: Final = 0.6


def gather(expedition: Expedition) -> Finding[Prefill]:
    """Read the account page and the first form that opens; only whether they agree is kept."""
    profile = _profile(expedition)
    way = first_opened(expedition)
    if isinstance(way, OpenedForm):
        known = _known(way.snapshot)
        button = _fetching(way.snapshot) if any(not value for value in known.values()) or not known else None
        if button is not None:
            way.snapshot = way.tab.press(button, "look_up")
            known = _known(way.snapshot)
        facts = tuple(_compared(fact, known, profile) for fact in FACTS)
        listed, typed = _coded(way.snapshot)
        name = button.name[:200] if button is not None else ""
        evidence = Prefill(way.name[:200], way.snapshot.url[:500], facts, name, listed, typed)
        return Found((Candidate(way.place, evidence, tuple(way.steps)),))
    return unreached("prefill", way)


def first_opened(expedition: Expedition) -> OpenedForm | Unopened | None:
    """The first form that opens; else the first that did not; None where there was none to open."""
    first: Unopened | None = None
    for number, way in enumerate(open_forms(expedition, ("end_to_end", "partial")), start=1):
        if isinstance(way, OpenedForm):
            return way
        first = first or way
        if number >= _MOST_TRIED:
            break
    return first


def unreached(kind: str, way: Unopened | None) -> CouldNotLook | NotConfigured:
    """What a gatherer that needs a form answers where none was reached."""
    if way is not None and way.reason == "not_allowed":
        return NotConfigured(
            Text(
                "Phải ghi dữ liệu mới đến được biểu mẫu điện tử: thêm «draft» vào allow trong tệp cổng.",
                "The online form is reached only by writing: list 'draft' under allow in the portal file.",
            )
        )
    said = f"{way.name[:100]}: {way.reason} {way.said}".strip() if way is not None else "no procedure offers one"
    return CouldNotLook(
        kind,
        Text(
            f"Không mở được biểu mẫu điện tử nào ({said}). Có thể ghi địa chỉ vào tệp cổng (places: eform).",
            f"No online form could be opened ({said}). Its address can be given in the portal file (places: eform).",
        ),
    )


def _profile(expedition: Expedition) -> dict[Fact, str] | None:
    """The facts of the account page; None where no page shows enough of them."""
    for place in expedition.finder.find("profile").candidates:
        try:
            snapshot = expedition.visit(place).snapshot
        except PageNotOpened:
            continue
        fields = [field for form in snapshot.forms for field in form.fields if field.kind != "password"]
        facts = {**facts_of_text(snapshot), **{fact: value for fact, value in facts_of_fields(fields).items() if value}}
        if len(facts) >= _FEWEST:
            return facts
    return None


def _known(snapshot: Snapshot) -> dict[Fact, str]:
    """What a form's screen knows: in the applicant's fields, or as text where it leaves no field to fill."""
    asked = facts_of_fields(of_applicant(data_fields(snapshot, hidden=True)))
    return {**facts_of_text(snapshot), **asked}


def _compared(fact: Fact, known: Mapping[Fact, str], profile: Mapping[Fact, str] | None) -> KnownFact:
    in_profile = None if profile is None else bool(profile.get(fact))
    if fact not in known:
        return KnownFact(fact, "absent", in_profile)
    if not known[fact]:
        return KnownFact(fact, "empty", in_profile)
    agrees = same(fact, known[fact], profile[fact]) if profile is not None and in_profile else None
    return KnownFact(fact, "filled" if agrees is None else "equal" if agrees else "different", in_profile)


def _fetching(snapshot: Snapshot) -> LiveControl | None:
    """A button that fills in what the state knows, such as "Lấy thông tin từ CSDL dân cư"."""
    return next(
        (
            control
            for control in snapshot.buttons()
            if vocabulary().term_confidence("eform_ways", "fetch", control.name) >= _FITS
        ),
        None,
    )


def _coded(snapshot: Snapshot) -> tuple[tuple[str, ...], tuple[str, ...]]:
    asked = [(asks_for(field), field) for field in data_fields(snapshot, hidden=True)]
    listed = {term for term, field in asked if term in _CODED and field.kind == "select"}
    typed = {term for term, field in asked if term in _CODED and field.kind == "text"} - listed
    return tuple(term for term in _CODED if term in listed), tuple(term for term in _CODED if term in typed)


GATHERERS = (Gatherer("prefill", as_citizen(gather), needs=("session", "procedures")),)
