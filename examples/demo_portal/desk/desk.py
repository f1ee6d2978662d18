"""What every part of the desk works with, and how it says no."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from demo_portal.desk.signing import Authority

if TYPE_CHECKING:
    import sqlite3

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Refusal(Exception):
    """What was asked for can't be done; the message is for the person who asked."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a sign-in with the national identity began with."""

    browser: str
    nonce: str
    verifier: str
    return_to: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The portal's database, the day it lives in, who signs for it, and the sign-ins that have begun, by their state."""

    database: sqlite3.Connection
    today: dt.date
    authority: Authority = field(default_factory=Authority)
    started: dt.datetime = field(default_factory=lambda: dt.datetime.now(ZONE))
    sign_ins: dict[str, SignIn] = field(default_factory=dict)

    def now(self) -> dt.datetime:
        """The time of day as it is, on the day the portal lives in."""
        return dt.datetime.now(ZONE).replace(tzinfo=None, microsecond=0) + (self.today - self.started.date())

    def one(self, asked: str, parameters: tuple[str, ...], otherwise: str) -> sqlite3.Row:
        """The row that a query asks for.

        Raises:
            Refusal: there is none, in the words of ``otherwise``.
        """
        found: sqlite3.Row | None = self.database.execute(asked, parameters).fetchone()
        if found is None:
            raise Refusal(otherwise)
        return found

    def stamp(self) -> str:
        return self.now().isoformat()

    def in_days(self, days: int) -> str:
        return (self.today + dt.timedelta(days=days)).isoformat()


def token() -> str:
    """A name nobody can guess, of letters and digits alone: some builds write addresses in their own way."""
    return secrets.token_hex(16)
