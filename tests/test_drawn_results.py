from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pytest_egov.drawn_results import draws_in
from pytest_egov.evidence import CouldNotLook
from pytest_egov.evidence.accessibility import AuditedPage, PageSet
from pytest_egov.evidence.eforms import EForm, EForms
from pytest_egov.evidence.findings import Candidate, Found
from pytest_egov.evidence.places import Place
from pytest_egov.evidence.procedures import DrawnProcedures, ListedProcedure, ProcedurePage
from pytest_egov.evidence.timings import FormDraw, PageTimings, Sample
from pytest_egov.verdict import Text

AT = "https://dichvucong.example.gov.vn"
PLACE = Place("procedures", f"{AT}/", "", "wayfinding", 1.0, 1)
LOADED = Sample(f"{AT}/nop", datetime(2026, 11, 24, tzinfo=UTC), "desktop", 200, "loaded", fcp_ms=900.0)
TIMED = PageTimings("eform", f"{AT}/nop", "desktop", (LOADED,), 1)
DRAW = FormDraw("seed", "Đăng ký khai sinh", f"{AT}/tt/7", "Hộ tịch", ("Hộ tịch",), 54, "9f" * 32)


def found(*evidence: Any) -> Found[Any]:
    return Found(tuple(Candidate(PLACE, each) for each in evidence))


def listed(number: int) -> ProcedurePage:
    return ProcedurePage(ListedProcedure(f"Thủ tục {number}", f"{AT}/tt/{number}"), 200, "", 1, None)


def drawn(*numbers: int) -> DrawnProcedures:
    return DrawnProcedures("seed", 54, numbers, tuple(map(listed, numbers)))


def test_procedures_forms_and_pages_are_listed_as_drawn_with_seed_and_population() -> None:
    page = AuditedPage("home", f"{AT}/", "Cổng", "vi", "vi", (), (), (), 1, 0)
    draws = draws_in(
        {
            "procedures": found(drawn(7, 3), drawn(1)),
            "page_set": found(PageSet("axe-core 4.12.1", (page,))),
            "eforms": found(EForms("seed", 12, (EForm("Thủ tục 7", f"{AT}/nop"),))),
            "eform_timings": found(replace(TIMED, draw=DRAW)),
        }
    )

    assert [
        ("eform_timings", "seed", 54, [("Đăng ký khai sinh", f"{AT}/tt/7")]),
        ("eforms", "seed", 12, [("Thủ tục 7", f"{AT}/nop")]),
        ("page_set", "", None, [("home", f"{AT}/")]),
        ("procedures", "seed", 54, [("Thủ tục 7", f"{AT}/tt/7"), ("Thủ tục 3", f"{AT}/tt/3")]),
    ] == [(draw.kind, draw.seed, draw.population, [(p.name, p.url) for p in draw.pages]) for draw in draws]


def test_what_was_not_drawn_or_not_found_is_no_draw() -> None:
    shut_out = CouldNotLook("procedures", Text("bị chặn", "refused"))

    assert () == draws_in({"procedures": shut_out, "eform_timings": found(TIMED), "contact": found(object())})
