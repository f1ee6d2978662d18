"""Recognises the rows of a list of procedures on a page, and the level each row carries, whatever the markup."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from pytest_egov.driver.addresses import page_key
from pytest_egov.evidence.procedures import ListedProcedure
from pytest_egov.gatherers.procedures.levels import level_in, levels_of_rows
from pytest_egov.wayfinding.vocabulary import fold, plain

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["Row", "Rows", "rows_of", "url_shape"]

MOST_ROWS = 300
_CONTENT = ("main", "body", "aside")
# How the official names of procedures begin; compared without diacritics.
_OPENINGS = re.compile(
    r"(?:tu cong bo|thu tuc (?!theo|hanh chinh|moi|noi bat|pho bien|lien quan|khac|duoc|thuong|cua|nhieu)|"
    r"(?:de nghi|xin|cap|dang ky|dang kiem|xac nhan|xac minh|thong bao|gia han|cong nhan|"
    r"phe duyet|tham dinh|tham tra|"
    r"cham dut|sua doi|bo sung|xoa|khai|giai quyet|ho tro|thanh lap|nhan|thay doi|chung thuc|tro cap|dieu chinh|"
    r"bo nhiem|mien|thu hoi|chuyen|ghi|ke khai|huy|tuyen|tiep nhan|cho phep|chap thuan|dinh chinh|trich luc|"
    r"cai chinh|giao|thue|doi|huong|xet|tach|hop|sap nhap|giai the|tam ngung|cong bo|phuc hoi|tang|khen thuong|"
    r"kiem tra|tham gia|lap|mo|nghi|di chuyen|xep|quyet dinh|lien thong|thi|chi tra|gui|phan|nang|thuc hien|hoan|"
    r"nhap|xuat|chi dinh|bo tri|trinh bao|tra lai|ban giao|cung cap|xu ly|bai bo|chuyen doi|chia|"
    r"issu\w+|regist\w+|renew\w*|appl\w+|certif\w+|permi\w+|licen[cs]\w+|grant\w*|chang\w+|transfer\w*|exten\w+|"
    r"recogni\w+|approv\w+|confirm\w*|declar\w+|notif\w+))\b"
)
_BODIES = re.compile(r"(?:so|ban|uy ban|ubnd|bo|phong|cuc|chi cuc|cong an|trung tam|department of|ministry of) ")
_PROCEDURE_URL = re.compile(r"thu-?tuc|tthc|dvc|dich-?vu|procedure|service|formalit", re.IGNORECASE)
_OTHER_URL = re.compile(
    r"tin-?tuc|news|bai-?viet|van-?ban|document|huong-?dan|guide|faq|hoi-?dap|cau-?hoi|thong-?bao|video|"
    r"linh-?vuc|field|"
    r"categor|co-?quan|agenc|don-?vi|download|\.(?:pdf|docx?|xlsx?)$",
    re.IGNORECASE,
)
# Names of links that stand in every row and name no procedure.
_GENERIC = re.compile(
    r"(?:xem )?(?:chi tiet|them|huong dan)|xem|chon|tiep tuc|details?|view(?: details?)?|more|tai ve"
    r"|(?:xoa|bo|dat lai|lam moi|reset|clear)\b(?: (?:bo )?loc| tim kiem)?|tat ca(?: .{0,30})?"
    r"|nop(?: (?:ho so|don|truc tuyen|ngay)(?: .{0,20})?)?|thuc hien(?: .{0,20})?"
    r"|apply(?: online| now)?|start now|dang ky(?: truc tuyen| online)?|danh gia|tra cuu"
)
_TAG_AT_THE_END = re.compile(
    r"[\s\-–|(\[]*(?:dvc(?:tt)?\s+)?(?:toàn trình|một phần|mức độ [234])[)\]]?\s*$", re.IGNORECASE
)
_LONG_SLUG, _SHORT_NAME, _LONG_NAME, _OPAQUE = 3, 3, 4, 12  # hyphens, words, words, letters


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list; ``control`` opens it (and is the only way where ``listed.url`` is empty)."""

    listed: ListedProcedure
    control: LiveControl


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one page, in order, and the shape their addresses share (empty for rows opened by a script)."""

    shape: str
    rows: tuple[Row, ...]

    @property
    def listed(self) -> tuple[ListedProcedure, ...]:
        """The rows as evidence."""
        return tuple(row.listed for row in self.rows)


def url_shape(url: str) -> str:
    """What the addresses of one kind of page have in common: parts that tell one page from another become ``*``."""
    parts = urlsplit(url)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    segments = unquote(parts.path + ("#" + fragment if fragment else "")).rstrip("/").split("/")
    query = sorted((key, "*" if _tells_apart(value) else value) for key, value in parse_qsl(parts.query))
    shaped = ["*" if _tells_apart(segment) else segment for segment in segments]
    if "*" not in shaped and not any(value == "*" for _, value in query):
        shaped[-1] = "*"
    return f"{parts.netloc}{'/'.join(shaped)}?{'&'.join(f'{key}={value}' for key, value in query)}"


def rows_of(
    snapshot: Snapshot, words: Vocabulary, shape: str | None = None, furniture: frozenset[str] = frozenset()
) -> Rows:
    """The procedures a page lists; empty where it lists none.

    Args:
        snapshot: the page.
        words: the vocabulary.
        shape: of the addresses of procedures known from another page of the portal; links of that shape are
            rows whatever their names.
        furniture: addresses that most pages of the portal link to. Where a page names no areas of its own (tables for layout),
            its menu stands among the content. An official name is a row all the same, unless it stands in such a menu.
    """
    groups: dict[str, list[LiveControl]] = defaultdict(list)
    here = page_key(snapshot.url)
    menu = _in_menus(snapshot, furniture)
    for control in snapshot.controls:
        is_menu = (control.frame, control.ref) in menu or (
            _is_one_of(furniture, control) and _quality(control.name) < _OFFICIAL
        )
        if control.area in _CONTENT and control.shown and control.url != here and control.role != "tab" and not is_menu:
            groups[url_shape(control.url) if control.url else ""].append(control)
    if shape and groups.get(shape):
        entries = _entries(groups[shape], snapshot, words)
        if entries:
            return _with_levels(shape, entries, snapshot, words)
    best, best_worth = "", 0.0
    fewest = _FEWEST_ELSEWHERE if shape else 1
    for candidate, controls in groups.items():
        entries = _entries(controls, snapshot, words)
        worth = _worth(entries, candidate) if len(entries) >= fewest else 0.0
        if worth > best_worth:
            best, best_worth = candidate, worth
    return _with_levels(best, _entries(groups[best], snapshot, words), snapshot, words) if best_worth else Rows("", ())


def _is_one_of(furniture: frozenset[str], control: LiveControl) -> bool:
    return control.url is not None and page_key(control.url) in furniture


def _in_menus(snapshot: Snapshot, furniture: frozenset[str]) -> frozenset[tuple[int, int]]:
    """The controls of unmarked menus: links of most pages that follow one another, few of which bear an official name."""
    links = [control for control in snapshot.controls if control.url and control.area in _CONTENT]
    inside: set[tuple[int, int]] = set()
    for is_furniture, run in groupby(links, lambda control: _is_one_of(furniture, control)):
        together = list(run)
        official = sum(_quality(control.name) >= _OFFICIAL for control in together)
        if is_furniture and official <= _HALF * len(together):
            inside.update((control.frame, control.ref) for control in together)
    return frozenset(inside)


def _tells_apart(part: str) -> bool:
    stem = re.sub(r"\.(?:html?|aspx?|jsp|php)$", "", part)
    return (
        any(letter.isdigit() for letter in stem)
        or stem.count("-") >= _LONG_SLUG
        or (len(stem) > _OPAQUE and "-" not in stem and not stem.islower())
    )


def _entries(controls: list[LiveControl], snapshot: Snapshot, words: Vocabulary) -> list[tuple[str, LiveControl]]:
    """The name of each procedure a group of controls opens, once per address, in order."""
    by_address: dict[str, list[LiveControl]] = defaultdict(list)
    for control in controls:
        by_address[page_key(control.url) if control.url else f"{control.ref}"].append(control)
    scripted = not controls[0].url if controls else False
    named: list[tuple[str, LiveControl]] = []
    nameless: list[LiveControl] = []
    for same in by_address.values():
        own = [control for control in same if not _is_generic(control.name, words)]
        best = max(own, key=lambda control: len(control.name), default=None)
        if best is not None and not (scripted and not _OPENINGS.match(plain(best.name))):
            named.append((_own_name(best, snapshot), best))
        elif not scripted and best is None:
            nameless.append(same[0])
    if nameless and not any(_quality(name) for name, _ in named):
        named = _named_by_their_row(nameless, snapshot)
    return named[:MOST_ROWS]


def _is_generic(name: str, words: Vocabulary) -> bool:
    bare = plain(name)
    return (
        not bare
        or bool(_GENERIC.fullmatch(bare))
        or bare.isdigit()
        or words.place_confidence("start_filing", name) > _START
    )


_START = 0.8


def _own_name(control: LiveControl, snapshot: Snapshot) -> str:
    """Of a whole card that is one link, its heading; else the accessible name without a level tag at its end."""
    inside = [text for _, text in snapshot.headings if text and text in control.name and len(text) < len(control.name)]
    name = max(inside, key=len, default="")
    # A heading far above may stand in the name by chance: it must be most of a name by itself.
    chosen = name if len(fold(name).split()) >= _SHORT_NAME else control.name
    return _TAG_AT_THE_END.sub("", chosen).strip() or chosen


def _named_by_their_row(controls: list[LiveControl], snapshot: Snapshot) -> list[tuple[str, LiveControl]]:
    """Names for links that only say "Chi tiết": the heading above each, else the longest cell of its table row."""
    if len({control.under for control in controls}) == len(controls):
        return [(control.under, control) for control in controls if control.under]
    generic = fold(controls[0].name)
    for table in snapshot.tables:
        rows = [
            row for row in table.rows if any(generic in fold(cell) and len(cell) < _CELL_OF_CONTROLS for cell in row)
        ]
        if len(rows) == len(controls):
            return [(max(row, key=len), control) for row, control in zip(rows, controls, strict=True)]
    return []


def _worth(entries: list[tuple[str, LiveControl]], shape: str) -> float:
    """How much a group looks like a list of procedures; 0 where it does not."""
    if not entries:
        return 0.0
    path = shape.partition("/")[2]
    hint = 1.0 if _PROCEDURE_URL.search(path) else -3.0 if _OTHER_URL.search(path) else 0.0
    qualities = [_quality(name) for name, _ in entries]
    alike = sum(1 for quality in qualities if quality) / len(qualities)
    official = sum(1 for quality in qualities if quality >= _OFFICIAL) / len(qualities)
    worth = sum(quality + hint for quality in qualities if quality)
    evident = official >= _MOSTLY_OFFICIAL or (hint > 0 and official > 0)
    return worth * alike if worth > 0 and alike >= _HALF and evident else 0.0


_OFFICIAL = 3.0
_FEWEST_ELSEWHERE = 2  # rows whose addresses differ from those of the list; a single one is some other link
_MOSTLY_OFFICIAL, _HALF = 0.4, 0.5  # shares of names; some procedures begin with other words
_CELL_OF_CONTROLS = 60  # letters; a longer cell holds text


def _quality(name: str) -> float:
    bare = plain(name)
    count = len(bare.split())
    if count < _SHORT_NAME or name.rstrip().endswith(("?", "…")) or _BODIES.match(bare):
        return 0.0
    if _OPENINGS.match(bare):
        return _OFFICIAL
    return 1.0 if count >= _LONG_NAME else 0.5


def _with_levels(shape: str, entries: list[tuple[str, LiveControl]], snapshot: Snapshot, words: Vocabulary) -> Rows:
    levels = levels_of_rows([name for name, _ in entries], snapshot, words)
    rows = []
    for (name, control), level in zip(entries, levels, strict=True):
        own = level_in(control.name.replace(name, " "), words) if control.name != name else None
        rows.append(Row(ListedProcedure(name[:300], control.url or "", own or level), control))
    return Rows(shape, tuple(rows))


def with_url(listed: ListedProcedure, url: str) -> ListedProcedure:
    """The row, once a press has shown where it leads."""
    return replace(listed, url=url)
