"""Search among procedures the way people type: without diacritics, in everyday words, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from demo_portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demo_portal.catalogue import Procedure

Item = TypeVar("Item")
EXACT, PHRASE, KEYWORD = 1000.0, 500.0, 300.0
ENOUGH = 0.6
FILLERS = """ai bang bao cach can cho co con cua cung den duoc gi giup hay hoi khi khong la lam lau lay mat moi mot muon
    nao nay ngay nhu nhung o phai ra sao se thi thu thuc trong tu tuc toi va ve vao viec voi xin"""
STOP_WORDS = frozenset(FILLERS.split())
# Everyday words and what the catalogue calls the same thing; both sides folded.
SYNONYMS = {
    "bang lai": "giay phep lai xe",
    "bang lai xe": "giay phep lai xe",
    "so do": "giay chung nhan quyen su dung dat",
    "so hong": "giay chung nhan quyen su dung dat",
    "ho khau": "dang ky thuong tru",
    "xay nha": "giay phep xay dung nha o",
    "lam nha": "giay phep xay dung nha o",
    "cat nha": "giay phep xay dung nha o",
    "mo quan": "dang ky thanh lap ho kinh doanh",
    "mo quan an": "ho kinh doanh an toan thuc pham dich vu an uong",
    "mo nha hang": "ho kinh doanh an toan thuc pham dich vu an uong",
    "mo cua hang": "dang ky thanh lap ho kinh doanh",
    "mo cong ty": "dang ky thanh lap cong ty",
    "sinh con": "dang ky khai sinh",
    "lam giay khai sinh": "dang ky khai sinh",
    "lay chong": "dang ky ket hon",
    "lay vo": "dang ky ket hon",
    "cuoi": "dang ky ket hon",
    "sao y": "chung thuc ban sao",
    "cong chung": "chung thuc",
    "that nghiep": "tro cap that nghiep",
    "tien an": "ly lich tu phap",
    "nguoi gia": "tro cap xa hoi",
}


def rank(words: str, procedures: Sequence[Procedure]) -> list[Procedure]:
    """Procedures that answer the words, best first; an equal score keeps the given order."""
    query = fold(words)
    scored = [(score(query, procedure), procedure) for procedure in procedures]
    return [procedure for points, procedure in sorted(scored, key=lambda pair: -pair[0]) if points > 0]


def score(query: str, procedure: Procedure) -> float:
    if not query:
        return 0.0
    name = fold(procedure.name)
    if query in (name, fold(procedure.code)):
        return EXACT
    points = PHRASE if contains(name, query) else 0.0
    points += max((KEYWORD * likeness(query, keyword) for keyword in procedure.keywords.split("; ")), default=0.0)
    around = fold(f"{procedure.field_name} {procedure.agency_name} {procedure.code}")
    everything = f"{name} {around} {procedure.keywords}"
    spoken = coverage(query, everything)
    official = max((coverage(meaning, name) for meaning in meanings(query)), default=0.0)
    if points == 0.0 and max(spoken, official) < ENOUGH:
        return 0.0
    return points + 100 * spoken + 100 * official + 50 * coverage(query, name) - len(name) / 100


def contains(text: str, phrase: str) -> bool:
    return f" {phrase} " in f" {text} "


def likeness(query: str, keyword: str) -> float:
    """1 for the same phrase, less when one stands inside the other and is not just a common word."""
    if not keyword:
        return 0.0
    if query == keyword:
        return 1.0
    if contains(query, keyword) and " " in keyword:
        return 0.6 + 0.3 * len(keyword) / len(query)
    return 0.5 if contains(keyword, query) and (" " in query or query not in STOP_WORDS) else 0.0


def meanings(query: str) -> list[str]:
    return [official for spoken, official in SYNONYMS.items() if contains(query, spoken)]


def coverage(query: str, text: str) -> float:
    """Share of the telling words of a query that occur in a text."""
    words = [word for word in query.split() if word not in STOP_WORDS]
    have = set(text.split())
    return sum(word in have for word in words) / len(words) if words else 0.0


def matching(words: str, items: Sequence[tuple[str, Item]]) -> list[Item]:
    """Items whose text covers the words, best first: for questions and answers."""
    query = fold(words)
    scored = [(coverage(query, fold(text)) + contains(fold(text), query), item) for text, item in items]
    return [item for points, item in sorted(scored, key=lambda pair: -pair[0]) if points >= ENOUGH]
