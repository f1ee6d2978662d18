"""Procedures: their level, the list, their pages, and the way to them (F03.1, F04.1, F04.2, F05.2)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Literal

from pytest_egov.evidence import (
    DrawnProcedures,
    FilterTrial,
    Grouping,
    ProcedureList,
    ProcedurePage,
)
from pytest_egov.verdict import Verdict, cannot_tell, failed, graded, not_tested, partly, passed

__all__ = [
    "procedure_pages_are_complete",
    "procedures_are_public_and_grouped",
    "procedures_show_their_level",
    "services_are_within_few_clicks",
]

_DOCUMENTS = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "rtf", "zip", "rar", "7z"})
_SERVER_FAULT = 500  # from here on the portal was ill, and its page is no evidence
_NO_PAGE = 400
_TERMS = {"agency": ("cơ quan", "agency"), "field": ("lĩnh vực", "field"), "audience": ("đối tượng", "audience")}


def procedures_show_their_level(
    procedure_list: ProcedureList,
    procedures: DrawnProcedures,
    *,
    drawn: int,
    full_share: Fraction,
    partial_share: Fraction,
) -> Verdict[Literal["partial"]]:
    """Each procedure carries its level, in the list or on its page; the filter by level returns only what matches."""
    pages = [page for page in procedures.pages if _level(page) is not None or _was_seen(page)][:drawn]
    if (missing := _too_few(procedures, len(pages), drawn)) is not None:
        return missing
    tagged = sum(1 for page in pages if _level(page) is not None)
    share = Fraction(tagged, len(pages))
    vi = f"{tagged} trên {len(pages)} thủ tục được chọn có ghi mức độ"
    en = f"{tagged} of {len(pages)} drawn procedures show their level"
    if share < partial_share:
        return failed(f"{vi}.", f"{en}.")
    if share < full_share:
        return partly("partial", f"{vi}.", f"{en}.")
    works, said_vi, said_en = _level_filter(procedure_list.level_filter, procedures)
    if works is None:
        return cannot_tell(f"{vi}; {said_vi}.", f"{en}; {said_en}.", at_least="partial")
    if not works:
        return partly("partial", f"{vi}; {said_vi}.", f"{en}; {said_en}.")
    return passed(f"{vi}; {said_vi}.", f"{en}; {said_en}.")


def procedures_are_public_and_grouped(
    procedure_list: ProcedureList, *, max_clicks: int, full_groupings: int, partial_groupings: int
) -> Verdict[Literal["partial"]]:
    """The list opens without signing in, near the start page, and can be browsed by agency, field and audience."""
    if procedure_list.sign_in_asked:
        return failed(
            "Danh mục thủ tục chỉ xem được sau khi đăng nhập.", "The list of procedures is shown only after signing in."
        )
    if not procedure_list.first_page:
        return failed("Trang danh mục không có thủ tục nào.", "The page of the list shows no procedure.")
    states = {grouping.term: _works(grouping, procedure_list.total) for grouping in procedure_list.groupings}
    working = [term for term, works in states.items() if works]
    undecided = [term for term, works in states.items() if works is None]
    vi = f"Danh mục công khai, xem được theo {_terms(working, 0) or 'không cách phân nhóm nào'}"
    en = f"The list is public and can be browsed by {_terms(working, 1) or 'none of the groupings'}"
    if undecided:
        vi, en = (
            f"{vi}; chưa thử được theo {_terms(undecided, 0)}",
            f"{en}; by {_terms(undecided, 1)} could not be tried",
        )
    clicks = procedure_list.clicks
    far = clicks is not None and clicks > max_clicks
    if far:
        vi, en = f"{vi}; phải bấm {clicks} lần mới đến", f"{en}; it takes {clicks} clicks"
    elif clicks is None:
        vi, en = f"{vi}; chưa biết số lần bấm từ trang chủ", f"{en}; the clicks from the start page are not known"
    needed = (full_groupings, partial_groupings)
    most = _grouping_level(len(working) + len(undecided), *needed, near=not far)
    least = _grouping_level(len(working), *needed, near=not far and clicks is not None)
    if least != most:
        return cannot_tell(f"{vi}.", f"{en}.", at_least=least, at_most=most)  # type: ignore[arg-type] # the lower is not full
    return graded(least, f"{vi}.", f"{en}.")


def procedure_pages_are_complete(
    procedures: DrawnProcedures,
    *,
    drawn: int,
    elements: int,
    full_mean: int,
    three_quarters_mean: int,
    half_mean: int,
    three_quarters_downloads: Fraction,
) -> Verdict[Literal["three_quarters", "half"]]:
    """The drawn pages carry the content elements, filled, and every form they offer can be downloaded."""
    pages = [page for page in procedures.pages if page.read_in_full and _was_seen(page)][:drawn]
    if (missing := _too_few(procedures, len(pages), drawn)) is not None:
        return missing
    counts = [len({mention.term for mention in page.elements if mention.characters > 0}) for page in pages]
    mean = Fraction(sum(counts), len(counts))
    files = {file.url: file for page in pages for file in page.downloads if file.kind != "video"}.values()
    unclear = [file for file in files if file.status is None]
    good = [file for file in files if file.status == 200 and file.size > 0 and file.kind in _DOCUMENTS]  # HTTP OK
    vi = f"Trung bình {_decimal(mean, ',')}/{elements} mục trên {len(pages)} trang thủ tục"
    en = f"On average {_decimal(mean, '.')} of {elements} elements on {len(pages)} procedure pages"
    vi += f"; tải được {len(good)}/{len(files)} tệp." if files else "; không có tệp nào để tải."
    en += f"; {len(good)} of {len(files)} files downloaded." if files else "; they offer no files."

    def level(came: int) -> Literal["full", "three_quarters", "half", "none"]:
        if mean >= full_mean and came == len(files):
            return "full"
        if mean >= three_quarters_mean and came >= three_quarters_downloads * len(files):
            return "three_quarters"
        return "half" if mean >= half_mean else "none"

    least, most = level(len(good)), level(len(good) + len(unclear))
    if least != most:
        vi = f"{vi[:-1]}, {len(unclear)} tệp không có phản hồi."
        en = f"{en[:-1]}, {len(unclear)} did not answer."
        return cannot_tell(vi, en, at_least=least, at_most=most)  # type: ignore[arg-type] # the lower is not full
    return graded(least, vi, en)


def services_are_within_few_clicks(
    procedures: DrawnProcedures, *, max_clicks: int, drawn: int, full_count: int, half_count: int
) -> Verdict[Literal["half"]]:
    """The drawn services are near the start page; the online ones show an enabled control that starts the filing."""
    pages = [page for page in procedures.pages if page.read_in_full and _was_seen(page)][:drawn]
    if (missing := _too_few(procedures, len(pages), drawn)) is not None:
        return missing
    states = [_is_near(page, max_clicks) for page in pages]
    near, unclear = states.count(True), states.count(None)
    # A list shorter than the draw is judged by the same shares of what there is.
    full, half = (-(-count * len(pages) // drawn) for count in (full_count, half_count))
    vi = f"{near} trên {len(pages)} dịch vụ đến được sau tối đa {max_clicks} lần bấm và bắt đầu nộp được"
    en = f"{near} of {len(pages)} services are reached in at most {max_clicks} clicks and can be started"
    level, most = _near_level(near, full, half), _near_level(near + unclear, full, half)
    if level != most:
        return cannot_tell(
            f"{vi}; {unclear} dịch vụ chưa rõ đường đi hoặc mức độ.", f"{en}; {unclear} have no clear way or level.",
            at_least=level, at_most=most,  # type: ignore[arg-type] # never equal: the lower one is not full
        )  # fmt: skip
    return graded(level, f"{vi}.", f"{en}.")


def _too_few(procedures: DrawnProcedures, seen: int, wanted: int) -> Verdict[Any] | None:
    """The answer where fewer were seen than the row asks, although the portal has more; None where enough were."""
    expected = min(wanted, procedures.population)
    if seen >= expected > 0:
        return None
    return not_tested(
        f"Hồ sơ bằng chứng chỉ có {seen} trên {expected or wanted} thủ tục cần xem.",
        f"The dossier has {seen} of the {expected or wanted} procedures to be looked at.",
    )


def _was_seen(page: ProcedurePage) -> bool:
    return page.status is None or page.status < _SERVER_FAULT


def _level(page: ProcedurePage) -> str | None:
    return page.level or page.listed.level


def _level_filter(trial: FilterTrial | None, procedures: DrawnProcedures) -> tuple[bool | None, str, str]:
    """Whether the filter returns only what matches (None: undecided), with half a sentence in each language."""
    if trial is None:
        return False, "không có bộ lọc theo mức độ", "there is no filter by level"
    if not trial.rows:
        return None, f"bộ lọc «{trial.value}» chưa thử được", f"the filter '{trial.value}' could not be tried"
    on_pages = {page.listed.url: page.level for page in procedures.pages}
    levels = [row.level or on_pages.get(row.url) for row in trial.rows]
    known = [level for level in levels if level is not None]
    wanted = trial.level or (known[0] if known else None)
    wrong = sum(1 for level in known if level != wanted)
    if wrong:
        return (
            False,
            f"bộ lọc «{trial.value}» trả về {wrong} thủ tục khác mức độ",
            f"the filter '{trial.value}' returned {wrong} procedures of another level",
        )
    if not known:
        return (
            None,
            f"kết quả của bộ lọc «{trial.value}» không ghi mức độ",
            f"what the filter '{trial.value}' returned carries no level",
        )
    return (
        True,
        f"bộ lọc «{trial.value}» trả về đúng {len(known)} thủ tục đã xem",
        f"the filter '{trial.value}' was right in all {len(known)} results read",
    )


def _works(grouping: Grouping, total: int | None) -> bool | None:
    """Whether the values tried show procedures, and fewer than the whole list; None where that is undecided."""
    if not grouping.values or any(not value.shown and value.total is None for value in grouping.values):
        return None
    if any(not value.shown for value in grouping.values):
        return False
    if total is not None and len(grouping.values) > 1 and all(value.total == total for value in grouping.values):
        # Every procedure may well be for people and for organisations; no agency and no field has them all.
        return None if grouping.term == "audience" else False
    return True


def _grouping_level(working: int, full: int, partial: int, *, near: bool) -> Literal["full", "partial", "none"]:
    if working >= full and near:
        return "full"
    return "partial" if working >= partial else "none"


def _terms(terms: Sequence[str], language: int) -> str:
    return ", ".join(_TERMS[term][language] for term in terms)


def _is_near(page: ProcedurePage, max_clicks: int) -> bool | None:
    """Whether a service is reached and can be started; None where the way or the level is not known."""
    if page.status is not None and page.status >= _NO_PAGE:
        return False
    level = _level(page)
    startable = (
        True
        if level == "information"
        else page.start.enabled
        if page.start is not None
        else None
        if level is None
        else False
    )
    if startable is False or (page.clicks is not None and page.clicks > max_clicks):
        return False
    return None if startable is None or page.clicks is None else True


def _near_level(near: int, full: int, half: int) -> Literal["full", "half", "none"]:
    if near >= full:
        return "full"
    return "half" if near >= half else "none"


def _decimal(value: Fraction, comma: str) -> str:
    return f"{float(value):.1f}".replace(".", comma).removesuffix(f"{comma}0")
