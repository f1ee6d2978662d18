"""The procedures: one record, the filters of the list, and the counts for browsing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from demo_portal.searching import rank
from demo_portal.seeding import LEVEL_NAMES
from demo_portal.vietnamese import sort_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

AUDIENCE_NAMES = {"cong-dan": "Công dân", "doanh-nghiep": "Doanh nghiệp"}
SELECT = (
    "SELECT procedure.*, field.name AS field_name, agency.name AS agency_name FROM procedure"
    " JOIN field ON field.id = procedure.field JOIN agency ON agency.id = procedure.agency"
)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One administrative procedure with its constituent elements."""

    code: str
    name: str
    field: str
    field_name: str
    agency: str
    agency_name: str
    level: str
    audiences: tuple[str, ...]
    form: str
    steps: list[str]
    ways: list[str]
    dossier: list[str]
    copies: str
    duration: str
    subject: str
    result: str
    fee: str
    conditions: str
    legal: list[str]
    keywords: str
    sample: bool
    featured: bool

    @property
    def level_name(self) -> str:
        return LEVEL_NAMES[self.level]

    @property
    def online(self) -> bool:
        return self.level != "cung-cap-thong-tin"

    @property
    def audience_names(self) -> str:
        return ", ".join(AUDIENCE_NAMES[audience] for audience in self.audiences)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a citizen asked of the list; empty text asks for everything."""

    words: str = ""
    agency: str = ""
    field: str = ""
    audience: str = ""
    level: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        keys = ("tu-khoa", "co-quan", "linh-vuc", "doi-tuong", "muc-do")
        return cls(*(query.get(key, "").strip() for key in keys))

    def accept(self, procedure: Procedure) -> bool:
        return (
            self.agency in ("", procedure.agency)
            and self.field in ("", procedure.field)
            and (not self.audience or self.audience in procedure.audiences)
            and self.level in ("", procedure.level)
        )

    def query(self) -> dict[str, str]:
        values = (self.words, self.agency, self.field, self.audience, self.level)
        keys = ("tu-khoa", "co-quan", "linh-vuc", "doi-tuong", "muc-do")
        return {key: value for key, value in zip(keys, values, strict=True) if value}


def procedure_of(row: sqlite3.Row) -> Procedure:
    values: dict[str, Any] = dict(row)
    for key in ("steps", "ways", "dossier", "legal"):
        values[key] = json.loads(values[key])
    citizens, businesses = values.pop("citizens"), values.pop("businesses")
    values["audiences"] = ("cong-dan",) * citizens + ("doanh-nghiep",) * businesses
    return Procedure(**values | {"sample": bool(values["sample"]), "featured": bool(values["featured"])})


def find_procedure(database: sqlite3.Connection, code: str) -> Procedure | None:
    row = database.execute(f"{SELECT} WHERE code = ?", (code,)).fetchone()
    return procedure_of(row) if row else None


def all_procedures(database: sqlite3.Connection) -> list[Procedure]:
    return sorted(map(procedure_of, database.execute(SELECT)), key=lambda procedure: sort_key(procedure.name))


def list_procedures(database: sqlite3.Connection, filters: Filters) -> list[Procedure]:
    """Procedures that fit the filters: best match first when words were given, by name otherwise."""
    chosen = [procedure for procedure in all_procedures(database) if filters.accept(procedure)]
    return rank(filters.words, chosen) if filters.words else chosen


def agencies(database: sqlite3.Connection) -> list[sqlite3.Row]:
    return counted(database, "agency")


def fields(database: sqlite3.Connection) -> list[sqlite3.Row]:
    return counted(database, "field")


def counted(database: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    rows = database.execute(
        f"SELECT {table}.*, count(code) AS procedures FROM {table}"
        f" LEFT JOIN procedure ON procedure.{table} = {table}.id GROUP BY {table}.id"
    )
    return sorted(rows, key=lambda row: sort_key(row["name"]))
