"""A result as it may be passed on outside: without what pages said, and without anything that may be somebody's.

What the standard and this tool say of a portal (points, outcomes, expectations, advice, hashes) stays to the letter; of what
the portal said, nothing is left that could be read back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from pytest_egov.evidence import KINDS
from pytest_egov.evidence.origin import SIGNED_IN
from pytest_egov.masking import Mask
from pytest_egov.results import RunResult
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["REDACTED", "redacted"]

REDACTED: Final = Text(
    "Bản đã lược bỏ để chuyển ra ngoài: không có lời trích từ trang, tên người, số điện thoại, địa chỉ thư điện tử, ảnh chụp "
    "trang sau đăng nhập và phần tham số của địa chỉ. Bản đầy đủ do đơn vị đánh giá giữ; mã băm của hồ sơ bằng chứng là của "
    "bản đầy đủ.",
    "Redacted for passing on: without quotations from pages, names of people, telephone numbers, e-mail addresses, pictures "
    "of pages behind the sign-in and the query strings of addresses. The assessor keeps the whole; the hash of the dossier is "
    "that of the whole.",
)
_GONE: Final = "…"
# The standard's words and ours, which quote no page.
_OURS: Final = frozenset(
    (
        "catalogue", "score", "expected", "claim", "judged", "why", "fix", "what", "needs", "legal", "limits", "points", "id",
        "pillar", "group", "check", "rule", "schema", "tool", "suite", "browser", "seed", "dossier_sha256", "sha256", "taken_at",
        "outcome", "basis", "provenance", "automation", "wcag", "level", "kind", "found_by", "picture", "by", "role", "file",
    )
)  # fmt: skip
_QUOTED: Final = (
    (re.compile(r"«[^«»]*»"), f"«{_GONE}»"),
    (re.compile(r"“[^“”]*”"), f"“{_GONE}”"),
    (re.compile(r'"[^"]*"'), f'"{_GONE}"'),
    # Our own names of places and kinds of evidence are words without capitals; an apostrophe within a word quotes nothing.
    (re.compile(r"(?<!\w)'(?![a-z_]+')[^'\n]*'(?!\w)"), f"'{_GONE}'"),
)
_QUERY: Final = re.compile(r"((?:https?:/)?/[^\s?#<>\"'«»]*)(?:\?[^\s<>\"'«»]*|#(?![/!])[^\s<>\"'«»]*)")
_ROUTE_QUERY: Final = re.compile(r"(#[/!][^\s?<>\"'«»]*)\?[^\s<>\"'«»]*")
_OF_HTML: Final = re.compile(r'(?<=>)[^<]+|(?<==")[^"]*')
_IN_SELECTOR: Final = re.compile(r"(?<==[\"'])[^\"']*")
_FIGURES: Final = re.compile(r"[\d\s.,:%×x/<>=()+\-]*(?:px|ms|s|pt|em)?")


def redacted(result: RunResult) -> RunResult:
    """The result without what must not be passed on; a warning in it says so, wherever it is shown."""
    mask = Mask()
    mask.publish(f"{result.portal.name}\n{result.portal.agency}")
    value = result.model_dump(mode="json", by_alias=True)
    told = _told(value, "", mask.text)
    return RunResult.model_validate({**told, "warnings": [asdict(REDACTED), *told["warnings"]]})


def _told(value: Any, key: str, hide: Callable[[str], str]) -> Any:
    """A value of the result, known by its key, as it may be told."""
    if isinstance(value, str):
        return _text(value, key, hide)
    if isinstance(value, list):
        return [_told(part, key, hide) for part in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"vi", "en"}:
        return {lang: _unquoted(_bare(said), hide) for lang, said in value.items()}
    if {"kind", "place", "steps", "pictures"} <= set(value):
        value = _seen(value)
    if "effect" in value:  # what a person states quotes no page
        return {**value, "said": hide(value["said"])}
    # A criterion's title is the standard's; a place's is a page's.
    ours = _OURS | {"title"} if "found_by" not in value else _OURS
    return {name: part if name in ours else _told(part, name, hide) for name, part in value.items()}


def _text(said: str, key: str, hide: Callable[[str], str]) -> str:
    match key:
        case "said" | "owner" | "note":
            return _GONE if said else ""
        case "html":
            return _OF_HTML.sub("", said)
        case "target":
            return hide(_bare(_IN_SELECTOR.sub("", said)))
        case "tried":
            return _unquoted(_bare(said), hide)
        case "measured":
            return said if _FIGURES.fullmatch(said) else _GONE
        case _:
            return hide(_bare(said))


def _seen(value: Mapping[str, Any]) -> dict[str, Any]:
    """Evidence a judgement rests on: where it was and what was done there, without words and titles of pages."""
    private = value["kind"] not in KINDS or value["kind"] in SIGNED_IN
    place = {**value["place"], "title": "", "trail": [], "considered": []}
    steps = [{**step, "target": _GONE if step["target"] else ""} for step in value["steps"]]
    return {**value, "place": place, "steps": steps, "pictures": [] if private else value["pictures"]}


def _unquoted(said: str, hide: Callable[[str], str]) -> str:
    for quoted, gone in _QUOTED:
        said = quoted.sub(gone, said)
    return hide(said)


def _bare(said: str) -> str:
    """A text in which addresses have lost their query strings, and fragments that are no routes."""
    return _ROUTE_QUERY.sub(r"\1", _QUERY.sub(r"\1", said))
