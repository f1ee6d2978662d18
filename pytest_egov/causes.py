"""What lies behind lost points, and behind what could not be looked at: criteria that share one cause are put together. Pure.

Causes are read from what a result holds of each part of a criterion (places, pages, broken rules, timings, sentences), so that
they are found for any standard.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.barriers import Barrier
    from pytest_egov.criterion_results import CriterionResult, PartResult
    from pytest_egov.results import RunResult

__all__ = ["Cause", "CauseKind", "Loss", "causes_of", "exact", "page_title"]

CauseKind = Literal["missing", "slow", "barriers", "finding", "stated", "blocked"]

_NOISE = Decimal("1e-9")  # a result holds the nearest binary floats of exact fractions
_MOST_WHATS = 3
_PAGES: Final[dict[str, Text]] = {
    "home": Text("trang chủ", "the homepage"),
    "eform": Text("biểu mẫu điện tử", "the eForm"),
    "sign_in": Text("trang đăng nhập", "the sign-in page"),
    "procedure": Text("trang thủ tục", "the page of a procedure"),
    "procedure_list": Text("danh mục thủ tục", "the list of procedures"),
    "status_lookup": Text("trang tra cứu hồ sơ", "the look-up of applications"),
}


@dataclass(frozen=True, slots=True)
class Loss:
    """Points that one criterion lost to one cause, and the parts of it that lost them (none where a person's word decided)."""

    criterion: CriterionResult
    points: Decimal
    parts: tuple[PartResult, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is wrong, and every criterion that lost points to it.

    Attributes:
        kind: ``missing`` (the portal does not have the place), ``slow`` (a page is slower than the limits), ``barriers``
            (elements of pages break rules), ``finding`` (what a check found), ``stated`` (what a person attested), or
            ``blocked`` (we could not look; nothing is lost).
        said: the cause in one sentence.
        losses: in the catalogue's order, each criterion once.
        held_up: of a blocked cause the criteria that are open because of it.
        pages: names of the pages concerned, where the cause is about pages.
    """

    kind: CauseKind
    said: Text
    losses: tuple[Loss, ...]
    held_up: tuple[CriterionResult, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Points that one part of a criterion lost, with what it shares with others of the same cause."""

    criterion: CriterionResult
    part: PartResult | None
    points: Decimal
    kind: CauseKind
    marks: frozenset[Hashable]


def causes_of(result: RunResult) -> tuple[Cause, ...]:
    """The causes of all that was lost, then those of what could not be looked at; each lost point belongs to exactly one.

    A criterion judged in parts may have lost some points to one cause and some to another (a slow homepage, a slow eForm).
    """
    pieces = [piece for row in result.criteria for piece in _pieces(row)]
    return (*map(_cause, _together(pieces)), *_blocked(result))


def exact(value: float) -> Decimal:
    """A figure of a result as it is written there, so that sums carry no binary noise."""
    return Decimal(str(value))


def page_title(name: str) -> Text:
    """What a page of the page set is called; one nobody knows goes by its own name."""
    return _PAGES.get(name, Text(f"trang «{name}»", f"the page '{name}'"))


def _pieces(row: CriterionResult) -> Iterator[_Piece]:
    lost = exact(row.points.lost)
    if lost <= 0:
        return
    losing = [(part, _lost_by(row, part)) for part in row.parts if _lost_by(row, part) > _NOISE]
    others = sum((points for _, points in losing[:-1]), Decimal(0))
    if losing and abs(others + losing[-1][1] - lost) < _NOISE:
        # Thirds are no exact decimals: the last part takes what is left, so that the whole is what the result says.
        losing[-1] = losing[-1][0], lost - others
        yield from (_piece(row, part, points) for part, points in losing)
    elif losing and row.basis != "attested":
        # Of several ways to the same points the one that came nearest is the one to mend.
        nearest = max((part for part, _ in losing), key=lambda part: part.share * (part.earned + part.open))
        yield _piece(row, nearest, lost)
    else:
        yield _Piece(row, None, lost, "stated", frozenset({("stated", row.id)}))


def _lost_by(row: CriterionResult, part: PartResult) -> Decimal:
    return exact(row.points.max) * exact(part.share) * (1 - exact(part.earned) - exact(part.open))


def _piece(row: CriterionResult, part: PartResult, points: Decimal) -> _Piece:
    broken = [barrier for barrier in part.barriers if barrier.sure]
    kind: CauseKind
    marks: set[Hashable]
    if not part.seen and part.outcome == "failed":
        kind, marks = "missing", {part.sentence.en}
    elif part.timings:
        kind, marks = "slow", {(timed.page, timed.url) for timed in part.timings}
    elif broken:
        kind, marks = "barriers", {(barrier.rule, barrier.target, barrier.html) for barrier in broken} | _where(broken)
    else:
        places = frozenset((seen.kind, seen.place.url) for seen in part.seen)
        kind, marks = "finding", {(part.sentence.en, places)}
    return _Piece(row, part, points, kind, frozenset((kind, mark) for mark in marks))


def _where(broken: list[Barrier]) -> set[Hashable]:
    """Where one repair mends all of them: in what pages share, or on one single page; nowhere where it takes both."""
    pages = {barrier.pages[0] if len(barrier.pages) == 1 else "" for barrier in broken}
    return {("all on", *pages)} if len(pages) == 1 else set()


def _together(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """Pieces with a mark in common, directly or through others; in the order of their first ones."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        akin = [group for group in groups if any(piece.marks & other.marks for other in group)]
        if akin:
            akin[0][:] = [*(other for group in akin for other in group), piece]
            groups = [group for group in groups if not any(group is joined for joined in akin[1:])]
        else:
            groups.append([piece])
    return groups


def _cause(pieces: list[_Piece]) -> Cause:
    by_row: dict[str, list[_Piece]] = {}
    for piece in pieces:
        by_row.setdefault(piece.criterion.id, []).append(piece)
    losses = tuple(
        Loss(
            same[0].criterion,
            sum((piece.points for piece in same), Decimal(0)),
            tuple(piece.part for piece in same if piece.part is not None),
        )
        for same in by_row.values()
    )
    parts = [piece.part for piece in pieces if piece.part is not None]
    kind = pieces[0].kind
    match kind:
        case "slow":
            pages = tuple(dict.fromkeys(timed.page for part in parts for timed in part.timings))
            said = parts[0].sentence if len(losses) == 1 else _slow(pages)
            return Cause(kind, said, losses, pages=pages)
        case "barriers":
            broken = [barrier for part in parts for barrier in part.barriers if barrier.sure]
            pages = tuple(dict.fromkeys(page for barrier in broken for page in barrier.pages))
            said = parts[0].sentence if len(losses) == 1 else _barriers(broken, pages)
            return Cause(kind, said, losses, pages=pages)
        case _:
            return Cause(kind, parts[0].sentence if parts else pieces[0].criterion.sentence, losses)


def _slow(pages: tuple[str, ...]) -> Text:
    titles = [page_title(page) for page in pages]
    vi, en = ", ".join(title.vi for title in titles), ", ".join(title.en for title in titles)
    return Text(
        f"{vi[:1].upper()}{vi[1:]} tải chậm hơn giới hạn.",
        f"{en[:1].upper()}{en[1:]} {'loads' if len(pages) == 1 else 'load'} slower than the limits.",
    )


def _barriers(broken: list[Barrier], pages: tuple[str, ...]) -> Text:
    # The same element stands under every criterion that names its rule: it is one fault.
    shapes = {(barrier.rule, barrier.target, barrier.html): barrier for barrier in broken}
    whats = list(dict.fromkeys(barrier.what for barrier in shapes.values()))
    shown, more = whats[:_MOST_WHATS], "; …" if len(whats) > _MOST_WHATS else "."
    vi, en = "; ".join(what.vi.rstrip(".") for what in shown), "; ".join(what.en.rstrip(".") for what in shown)
    if len(pages) == 1:
        lead = Text(f"Lỗi trên {page_title(pages[0]).vi}", f"Faults of {page_title(pages[0]).en}")
    elif all(len(barrier.pages) > 1 for barrier in broken):
        lead = Text("Lỗi ở phần dùng chung của nhiều trang", "Faults in what several pages share")
    else:
        lead = Text(
            f"Cùng những phần tử có lỗi trên {len(pages)} trang", f"The same faulty elements on {len(pages)} pages"
        )
    return Text(f"{lead.vi}: {vi}{more}", f"{lead.en}: {en}{more}")


def _blocked(result: RunResult) -> Iterator[Cause]:
    together: dict[Text, list[CriterionResult]] = {}
    for row in result.criteria:
        why = next((part.sentence for part in row.parts if part.outcome == "blocked" and part.open > 0), None)
        if row.points.open > 0 and why is not None:
            together.setdefault(why, []).append(row)
    for said, rows in together.items():
        yield Cause("blocked", said, (), tuple(rows))
