"""Electronic forms: their fields, and the check of what a citizen typed with one specific message per field."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from demo_portal.seeding import read_seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled question of a form."""

    name: str
    label: str
    kind: str = "text"
    required: bool = True
    hint: str = ""
    options: tuple[str, ...] = ()
    complete: str = ""

    @property
    def pattern(self) -> tuple[str, str]:
        """What a valid value looks like, and the message when it doesn't; both empty where anything goes."""
        return PATTERNS.get(self.kind, ("", ""))

    @property
    def missing(self) -> str:
        verb = "chọn" if self.kind in {"select", "radio"} else "nhập"
        return f"Vui lòng {verb} {self.label[0].lower() + self.label[1:]}."


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions under one legend."""

    legend: str
    fields: tuple[Field, ...]


PATTERNS = {
    "email": (EMAIL.pattern, "Thư điện tử không đúng định dạng. Nhập theo dạng ten@example.vn."),
    "phone": (r"0\d{9}", "Số điện thoại không đúng định dạng. Nhập 10 chữ số, bắt đầu bằng số 0."),
    "identity": (r"\d{12}", "Số định danh cá nhân phải gồm đúng 12 chữ số."),
    "tax": (r"\d{10}(-?\d{3})?", "Mã số thuế phải gồm 10 hoặc 13 chữ số."),
    "number": (r"\d[\d.]*(,\d+)?", "Giá trị phải là số, không có chữ."),
    "date": (r"\d{2}/\d{2}/\d{4}", "Ngày không hợp lệ. Nhập theo dạng dd/mm/yyyy, ví dụ 05/09/2026."),
    "past": (r"\d{2}/\d{2}/\d{4}", "Ngày không hợp lệ. Nhập theo dạng dd/mm/yyyy, ví dụ 05/09/1990."),
}


def section_of(seed: Mapping[str, Any]) -> Section:
    fields = (Field(**entry | {"options": tuple(entry.get("options", ()))}) for entry in seed["fields"])
    return Section(seed["legend"], tuple(fields))


@cache
def form_sections(form: str) -> tuple[str, tuple[Section, ...]]:
    """Title and sections of a procedure's form: the applicant first, then what the field of work asks."""
    seed = read_seed("forms")
    own = next(entry for entry in seed["form"] if entry["id"] == form)
    return own["title"], (*map(section_of, seed["applicant"]), section_of(own))


def fields_of(sections: Iterable[Section]) -> list[Field]:
    return [field for section in sections for field in section.fields]


def check(fields: Sequence[Field], values: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """Messages by field name; empty when everything is in order."""
    messages = {field.name: message(field, values.get(field.name, "").strip(), today) for field in fields}
    return {name: text for name, text in messages.items() if text}


def message(field: Field, value: str, today: dt.date) -> str:
    if not value:
        return field.missing if field.required else ""
    if len(value) > LONGEST:
        return f"{field.label} dài quá {LONGEST} ký tự."
    pattern, wrong = field.pattern
    if pattern and not re.fullmatch(pattern, value):
        return wrong
    if field.options and value not in field.options:
        return f"Giá trị của {field.label[0].lower() + field.label[1:]} không có trong danh sách."
    if field.kind in {"date", "past"}:
        return date_message(field, value, today)
    return ""


def date_message(field: Field, value: str, today: dt.date) -> str:
    try:
        given = dt.datetime.strptime(value, "%d/%m/%Y").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        return field.pattern[1]
    if field.kind == "past" and given > today:
        return f"{field.label} không được sau ngày hôm nay."
    return ""
