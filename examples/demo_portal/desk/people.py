"""People and their sessions. Who somebody is, the identity provider says; the portal keeps only what a session needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from demo_portal.desk.desk import SignIn, token

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from demo_portal.desk import Desk

COLUMNS = ("number", "kind", "name", "born", "gender", "phone", "email", "province", "commune", "street")


def admit(desk: Desk, claims: Mapping[str, Any]) -> sqlite3.Row:
    """The person an identity token speaks of, taken in on the first visit; later corrections of theirs are kept."""
    row = {"kind": "cong-dan"} | {column: str(claims.get(column, "")) for column in COLUMNS} | {"number": claims["sub"]}
    names, places = ", ".join(COLUMNS), ", ".join(f":{column}" for column in COLUMNS)
    with desk.database:
        desk.database.execute(f"INSERT OR IGNORE INTO person ({names}) VALUES ({places})", row)
    return person(desk, row["number"])


def person(desk: Desk, number: str) -> sqlite3.Row:
    found: sqlite3.Row = desk.database.execute("SELECT * FROM person WHERE number = ?", (number,)).fetchone()
    return found


def open_session(desk: Desk, number: str, identity: str) -> str:
    """A new session's token; ``identity`` is what the provider needs to end its own session (empty for a local one)."""
    name = token()
    with desk.database:
        desk.database.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (name, number, desk.stamp(), identity))
    return name


def who(desk: Desk, session: str) -> sqlite3.Row | None:
    """Whose session it is; None for one that has ended or never was."""
    asked = "SELECT person.*, identity FROM session JOIN person ON person.number = session.person WHERE token = ?"
    found: sqlite3.Row | None = desk.database.execute(asked, (session,)).fetchone()
    return found


def close_session(desk: Desk, session: str) -> str:
    """End a session; answers what the provider needs to end its own."""
    found = who(desk, session)
    with desk.database:
        desk.database.execute("DELETE FROM session WHERE token = ?", (session,))
    return str(found["identity"]) if found else ""


def begin_sign_in(desk: Desk, state: str, browser: str, nonce: str, verifier: str, return_to: str) -> None:
    """Remember what a sign-in began with, until the browser that began it comes back."""
    # In memory: who only looks where a link leads leaves nothing behind in the database.
    desk.sign_ins[state] = SignIn(browser, nonce, verifier, return_to)


def end_sign_in(desk: Desk, state: str, browser: str) -> SignIn | None:
    """What a sign-in began with, once; None when it began in another browser or not at all."""
    begun = desk.sign_ins.pop(state, None)
    return begun if begun is not None and begun.browser == browser else None
