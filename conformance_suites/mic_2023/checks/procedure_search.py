"""The search for procedures (F05.1)."""

from __future__ import annotations

from typing import Literal

from pytest_egov.evidence import FilterTrial, ProcedureSearch, Query
from pytest_egov.verdict import Verdict, cannot_tell, failed, partly, passed

__all__ = ["search_finds_procedures"]

_SERVER_FAULT = 500  # from here on the portal was ill, and its page is no evidence
_NO_PAGE = 400


def search_finds_procedures(
    procedure_search: ProcedureSearch, *, exact_rank: int, everyday_rank: int
) -> Verdict[Literal["half"]]:
    """Search finds exact, everyday and unaccented words high up, can be narrowed, and admits to finding nothing."""
    seen = [query for query in procedure_search.queries if query.status is None or query.status < _SERVER_FAULT]
    exact = [query for query in seen if query.form == "exact"]
    if not exact:
        return cannot_tell(
            "Chưa có tên thủ tục nào để thử ô tìm kiếm.", "There was no procedure name to try the search with."
        )
    hits = [query for query in exact if query.rank is not None and query.rank <= exact_rank]
    vi, en = f"Tên chính xác: {len(hits)}/{len(exact)}", f"exact names: {len(hits)} of {len(exact)}"
    if _does_nothing(procedure_search.queries):
        return failed(
            "Ô tìm kiếm không có tác dụng: mọi từ khóa đều cho cùng một kết quả.",
            "The search does nothing: every query brought the same results.",
        )
    if len(hits) < len(exact):
        return failed(f"{vi} nằm trong {exact_rank} kết quả đầu.", f"Found among the first {exact_rank} results: {en}.")
    parts = {
        "cách nói thường ngày|everyday words": _any_hit(procedure_search.queries, "everyday", everyday_rank),
        "chữ không dấu|text without diacritics": _any_hit(
            procedure_search.queries, "without_diacritics", everyday_rank
        ),
        "bộ lọc|the filter": _narrows(procedure_search.filter),
        "chuỗi vô nghĩa|nonsense": _admits_nothing(procedure_search.queries),
    }
    lost = [name for name, works in parts.items() if works is False]
    open_ = [name for name, works in parts.items() if works is None]
    if lost:
        return partly("half", f"{vi}; chưa đạt: {_side(lost, 0)}.", f"{_capital(en)}; not met: {_side(lost, 1)}.")
    if open_:
        return cannot_tell(
            f"{vi}; chưa xác định được: {_side(open_, 0)}.", f"{_capital(en)}; undecided: {_side(open_, 1)}.",
            at_least="half",
        )  # fmt: skip
    return passed(
        f"{vi}; cách nói thường ngày, chữ không dấu, bộ lọc và chuỗi vô nghĩa đều đạt.",
        f"{_capital(en)}; everyday words, text without diacritics, the filter and nonsense all do as they should.",
    )


def _does_nothing(queries: tuple[Query, ...]) -> bool:
    """Whether every query, nonsense too, brought the very same results."""
    forms = {query.form for query in queries}
    return (
        "nonsense" in forms
        and len(forms) > 1
        and len({query.results for query in queries}) == 1
        and bool(queries[0].results)
    )


def _any_hit(queries: tuple[Query, ...], form: str, rank: int) -> bool | None:
    asked = [
        query for query in queries if query.form == form and (query.status is None or query.status < _SERVER_FAULT)
    ]
    return any(query.rank is not None and query.rank <= rank for query in asked) if asked else None


def _narrows(trial: FilterTrial | None) -> bool | None:
    if trial is None:
        return False
    if trial.before is None or trial.after is None or trial.after == 0:
        return None
    return trial.after < trial.before


def _admits_nothing(queries: tuple[Query, ...]) -> bool | None:
    asked = [query for query in queries if query.form == "nonsense"]
    if not asked:
        return None
    return all(
        not query.results
        and (bool(query.said) or query.total == 0)
        and (query.status is None or query.status < _NO_PAGE)
        for query in asked
    )


def _side(names: list[str], language: int) -> str:
    return ", ".join(name.split("|")[language] for name in names)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
