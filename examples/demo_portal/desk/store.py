"""The personal data store: results received and papers handed in, to look at, keep and use again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo_portal.desk import papers, results
from demo_portal.desk.desk import Refusal

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

RESULT, PAPER = "ket-qua", "giay-to"


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the store."""

    group: str
    name: str
    title: str
    application: str
    added: str


def documents(desk: Desk, number: str) -> dict[str, list[Document]]:
    """By group, newest first."""
    return {
        "Kết quả giải quyết": [
            Document(RESULT, row["number"], row["name"], row["application"], row["issued"])
            for row in results.of_person(desk, number)
        ],
        "Giấy tờ đã nộp": [
            Document(PAPER, row["id"], f"{row['title']} ({row['name']})", row["application"], row["added"][:10])
            for row in papers.of_person(desk, number)
        ],
    }


def content(desk: Desk, number: str, group: str, name: str) -> tuple[str, str, bytes]:
    """File name, media type and bytes of a person's own document.

    Raises:
        Refusal: there is none of that name, or it is somebody else's.
    """
    if group == PAPER:
        paper = papers.find(desk, name, number)
        return paper["name"], paper["mime"], paper["content"]
    found = next((row for row in results.of_person(desk, number) if row["number"] == name), None)
    if found is None:
        raise Refusal("Không tìm thấy kết quả này.")
    return f"{name}.pdf", "application/pdf", results.document(desk, found, number)


def reuse(desk: Desk, draft: sqlite3.Row, component: int, title: str, chosen: str) -> None:
    """Attach a document of the store, named as ``group:name``, to a component of a draft.

    Raises:
        Refusal: the document isn't there.
    """
    group, _, name = chosen.partition(":")
    file_name, _, held = content(desk, draft["person"], group, name)
    papers.attach(desk, draft, component, title, file_name, held)
