"""Groups F16 and F17 as someone signed in meets them: applications, their way, notices and requests for papers."""

from __future__ import annotations

from typing import Literal

from pytest_egov.evidence import MyApplications
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = ["my_applications_show_their_way"]

_FACTS = {
    "code": ("mã hồ sơ", "code"),
    "procedure": ("thủ tục", "procedure"),
    "submitted": ("ngày nộp", "day sent"),
    "status": ("trạng thái", "state"),
    "due": ("ngày hẹn trả", "day due"),
}


def my_applications_show_their_way(my_applications: MyApplications) -> Verdict[Literal["half"]]:
    """One's own applications are listed with their states, and one of them shows its steps and who handles it."""
    if not my_applications.rows:
        return _nothing_listed(my_applications)
    lacking = [names for fact, names in _FACTS.items() if fact not in my_applications.facts]
    vi, en = f"Danh sách có {my_applications.rows} hồ sơ", f"{my_applications.rows} applications are listed"
    if lacking:
        vi, en = (
            f"{text}; {word}: {', '.join(n[i] for n in lacking)}"
            for i, (text, word) in enumerate(((vi, "không thấy"), (en, "not seen")))
        )
    if "status" not in my_applications.facts:
        return failed(f"{vi}.", f"{en}.")
    history = my_applications.history
    if history is None:
        return cannot_tell(f"{vi}. Không mở được hồ sơ nào.", f"{en}. None of them could be opened.", at_least="half")
    vi, en = f"{vi}. Một hồ sơ có {history.steps} bước xử lý", f"{en}. One of them shows {history.steps} steps"
    if not history.steps or not history.with_unit:
        return partly("half", f"{vi}, không có đơn vị xử lý.", f"{en}, without who handles them.")
    if not history.department:
        vi, en = f"{vi}; đơn vị xử lý không rõ đến cấp phòng", f"{en}; units are not told down to a department"
        return cannot_tell(f"{vi}.", f"{en}.", at_least="half")
    vi, en = f"{vi}, có đơn vị xử lý đến cấp phòng", f"{en} with the department that handles them"
    return passed(f"{vi}{_filter(my_applications)[0]}.", f"{en}{_filter(my_applications)[1]}.")


def _nothing_listed(my_applications: MyApplications) -> Verdict[Literal["half"]]:
    if my_applications.says_empty:
        return not_tested(
            "Tài khoản thử nghiệm chưa có hồ sơ nào; cần ít nhất một hồ sơ.",
            "The test account has no application; it takes at least one.",
        )
    return cannot_tell("Không đọc được danh sách hồ sơ.", "The list of applications could not be read.")


def _filter(my_applications: MyApplications) -> tuple[str, str]:
    tried = my_applications.status_filter
    if tried is None:
        return "; không thấy bộ lọc theo trạng thái", "; no filter by state was seen"
    if tried.after == tried.fitting:
        return (
            f"; lọc theo «{tried.value}» còn {tried.after} hồ sơ",
            f"; filtered by '{tried.value}' {tried.after} remain",
        )
    return f"; lọc theo «{tried.value}» không đúng", f"; the filter by '{tried.value}' shows others as well"
