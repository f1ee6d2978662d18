"""What the portal holds about a person, what they may correct, and what it fills in for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_portal.forms import Field, check, form_sections
from demo_portal.vietnamese import day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from demo_portal.desk import Desk

# What may be corrected, by the name of its question: the column it is kept in.
COLUMNS = {"dien-thoai": "phone", "thu-dien-tu": "email", "tinh": "province", "xa": "commune", "dia-chi": "street"}
FILLED = {"ho-ten": "name", "gioi-tinh": "gender", "so-dinh-danh": "number"} | COLUMNS


def questions() -> list[Field]:
    """The questions a person may answer anew: those of the electronic forms, so that both take the same answers."""
    _, sections = form_sections("ho-tich")
    known = {field.name: field for section in sections[:-1] for field in section.fields}
    return [known[name] for name in COLUMNS]


def correct(desk: Desk, number: str, values: Mapping[str, str]) -> dict[str, str]:
    """Keep corrected contact details; answers the messages by question, empty when they were kept."""
    messages = check(questions(), values, desk.today)
    if not messages:
        changes = {column: values[name].strip() for name, column in COLUMNS.items()}
        settings = ", ".join(f"{column} = :{column}" for column in changes)
        with desk.database:
            desk.database.execute(f"UPDATE person SET {settings} WHERE number = :number", changes | {"number": number})
    return messages


def masked(number: str) -> str:
    """An identity number as it is shown: 0010******45."""
    return number[:4] + "*" * (len(number) - 6) + number[-2:]


def known_answers(person: sqlite3.Row) -> dict[str, str]:
    """What an electronic form starts with, by the name of its question."""
    answers = {name: str(person[column]) for name, column in FILLED.items()}
    if person["born"]:
        answers["ngay-sinh"] = day(person["born"])
    return answers


def address(person: sqlite3.Row) -> str:
    return ", ".join(part for part in (person["street"], person["commune"], person["province"]) if part)
