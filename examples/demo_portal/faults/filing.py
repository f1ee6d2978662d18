"""The electronic form, what it knows already, drafts, papers, signing and delivery (F09-F13, F15)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from demo_portal.desk import delivery, drafts, filing, papers, profile
from demo_portal.desk.letters import letter
from demo_portal.faults.breaking import Fault, changing, giving, rewriting
from demo_portal.forms import Section
from demo_portal.pages import applications
from demo_portal.pages import filing as last_steps

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from demo_portal.desk import Desk
    from demo_portal.forms import Field

    Form = tuple[str, tuple[Section, ...]]
    Forms = Callable[[str], Form]
    Known = Callable[[sqlite3.Row], dict[str, str]]


REVIEW, DELIVERY = "/ho-so-luu-nhap/{draft}/xem-lai", "/ho-so-luu-nhap/{draft}/nhan-ket-qua"


def of_applicant_only(forms: Forms) -> Forms:
    def form(name: str) -> Form:
        title, sections = forms(name)
        return title, sections[:-1]

    return form


def of_one_question(forms: Forms) -> Forms:
    def form(name: str) -> Form:
        title, (*applicant, own) = forms(name)
        letter = replace(own.fields[0], name="noi-dung", label="Nội dung đề nghị", kind="area", hint="", options=())
        return title, (*applicant[:1], Section(own.legend, (letter,)))

    return form


def of_fields(changed: Callable[[Field], Field]) -> Callable[[Forms], Forms]:
    """Every form with its fields changed one by one."""

    def around(forms: Forms) -> Forms:
        def form(name: str) -> Form:
            title, sections = forms(name)
            return title, tuple(Section(one.legend, tuple(map(changed, one.fields))) for one in sections)

        return form

    return around


def without_hint(field: Field) -> Field:
    return replace(field, hint="")


def taking_anything(field: Field) -> Field:
    """A line of text; nothing that is typed is looked at."""
    return field if field.options else replace(field, kind="text")


def name_and_number_only(known: Known) -> Known:
    return lambda person: {name: known(person)[name] for name in ("ho-ten", "so-dinh-danh")}


def without_post(ways: dict[str, str]) -> dict[str, str]:
    return {way: name for way, name in ways.items() if way != delivery.POST}


def keeping_unsigned(keep_signature: Callable[..., None]) -> Callable[..., None]:
    """What is called signed is the plain form with a line that says so."""

    def keep(desk: Desk, draft: str, pdf: bytes, signer: str) -> None:
        del pdf
        plain = letter("CỔNG DỊCH VỤ CÔNG TỈNH MINH HÒA", "Tờ khai điện tử", [("Đã ký số bởi", signer)])
        keep_signature(desk, draft, plain, signer)

    return keep


def forms_changed(around: Callable[[Forms], Forms]) -> tuple[Any, ...]:
    """The form to fill in and what is checked of it; the form to download stays as it is."""
    return tuple(changing(room, "form_sections", around) for room in (applications, last_steps, filing))


FAULTS = (
    Fault(
        "F09.1:applicant-only",
        "Every electronic form asks who applies; the matter itself is to be written into a downloaded file.",
        forms_changed(of_applicant_only),
    ),
    Fault(
        "F09.1:one-question",
        "One box 'content of the request' stands in place of the official form.",
        forms_changed(of_one_question),
    ),
    Fault("F09.2:no-help", "No field says what belongs in it.", forms_changed(of_fields(without_hint))),
    Fault(
        "F09.2:anything-goes",
        "Whatever is typed as date, telephone or e-mail is taken.",
        forms_changed(of_fields(taking_anything)),
    ),
    Fault(
        "F10.1:blank",
        "Someone signed in types name, number and address again on every form.",
        (changing(profile, "known_answers", giving({})),),
    ),
    Fault(
        "F10.1:name-and-number",
        "The form knows name and number and asks again for all the rest.",
        (changing(profile, "known_answers", name_and_number_only),),
    ),
    Fault(
        "F11.1:draft-lost",
        "A draft is said to be saved and is listed nowhere.",
        (changing(drafts, "drafts_of", giving([])),),
    ),
    Fault(
        "F11.1:nothing-to-review",
        "The last step before filing shows nothing of what was typed.",
        (rewriting(REVIEW, r'<dl class="review">.*?</dl>', ""),),
    ),
    Fault(
        "F12.1:anything-goes",
        "Files of any kind and size are taken at upload.",
        (changing(papers, "kind_of", giving("application/octet-stream")),),
    ),
    Fault(
        "F12.1:limits-untold",
        "Which files are taken is said only after one was refused.",
        (changing(papers, "LIMITS", lambda _: ""),),
    ),
    Fault(
        "F13.1:signature-missing",
        "What is downloaded as signed holds no signature.",
        (changing(drafts, "keep_signature", keeping_unsigned),),
    ),
    Fault(
        "F13.1:no-control",
        "Nothing can be signed while filing.",
        (rewriting(REVIEW, r"<details[^>]*data-dialog>.*?</details>", ""),),
    ),
    Fault(
        "F15.1:postage-untold",
        "Post can be chosen, and nobody says what it costs.",
        (rewriting(DELIVERY, r"<p>Cước phí bưu chính:.*?</p>", ""),),
    ),
    Fault(
        "F15.1:no-post",
        "The result cannot be had by post.",
        (changing(delivery, "WAYS", without_post),),
    ),
)
