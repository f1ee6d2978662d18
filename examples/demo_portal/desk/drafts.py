"""Applications that are being prepared: what was typed, how the result is wanted, and the signature."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from demo_portal.desk.desk import token

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from demo_portal.desk import Desk

SELECT = (
    "SELECT draft.*, procedure.name AS procedure_name FROM draft JOIN procedure ON procedure.code = draft.procedure"
)


def begin(desk: Desk, person: str | None, procedure: str, answers: Mapping[str, str]) -> str:
    """A new draft's name; one without a person waits for whoever signs in and claims it."""
    name = token()
    row = (name, person, procedure, json.dumps(answers, ensure_ascii=False), desk.stamp())
    with desk.database:
        desk.database.execute("INSERT INTO draft (id, person, procedure, answers, saved) VALUES (?, ?, ?, ?, ?)", row)
    return name


def keep(desk: Desk, draft: str, answers: Mapping[str, str]) -> None:
    """Save what was typed; a signature on other answers is worth nothing any more."""
    written = json.dumps(answers, ensure_ascii=False)
    with desk.database:
        desk.database.execute(
            "UPDATE draft SET answers = ?, saved = ?, signed = NULL, signer = '' WHERE id = ?",
            (written, desk.stamp(), draft),
        )


def claim(desk: Desk, draft: str, person: str) -> bool:
    """Give a draft that a visitor began to the person who signed in for it; false when it isn't waiting."""
    with desk.database:
        done = desk.database.execute("UPDATE draft SET person = ? WHERE id = ? AND person IS NULL", (person, draft))
    return done.rowcount == 1


def find(desk: Desk, draft: str, person: str) -> sqlite3.Row:
    """A person's own draft.

    Raises:
        Refusal: there is none of that name, or it is somebody else's.
    """
    return desk.one(f"{SELECT} WHERE id = ? AND person = ?", (draft, person), "Không tìm thấy hồ sơ lưu nháp này.")


def drafts_of(desk: Desk, person: str) -> list[sqlite3.Row]:
    return desk.database.execute(f"{SELECT} WHERE person = ? ORDER BY saved DESC", (person,)).fetchall()


def answers_of(draft: sqlite3.Row) -> dict[str, str]:
    answers: dict[str, str] = json.loads(draft["answers"])
    return answers


def choose_delivery(desk: Desk, draft: str, chosen: Mapping[str, str]) -> None:
    written = json.dumps(chosen, ensure_ascii=False)
    with desk.database:
        desk.database.execute("UPDATE draft SET delivery = ?, saved = ? WHERE id = ?", (written, desk.stamp(), draft))


def keep_signature(desk: Desk, draft: str, pdf: bytes, signer: str) -> None:
    with desk.database:
        desk.database.execute("UPDATE draft SET signed = ?, signer = ? WHERE id = ?", (pdf, signer, draft))


def remove(desk: Desk, draft: str, person: str) -> None:
    find(desk, draft, person)
    with desk.database:
        desk.database.execute("DELETE FROM paper WHERE draft = ?", (draft,))
        desk.database.execute("DELETE FROM draft WHERE id = ?", (draft,))
