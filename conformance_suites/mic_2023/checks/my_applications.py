"""Groups F16 and F17 as someone signed in meets them: applications, their way, notices and requests for papers."""

from __future__ import annotations

from typing import Literal, Never

from pytest_egov.evidence import CompletionRequest, CompletionRequests, MyApplications, Notices, Outbox
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = [
    "messages_leave_the_portal_in_time",
    "missing_papers_are_asked_for_and_taken",
    "my_applications_show_their_way",
    "notices_tell_time_code_and_state",
]

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


def notices_tell_time_code_and_state(notices: Notices) -> Verdict[Never]:
    """The notification centre tells of changes: when, of which application, and what it came to."""
    if not notices.entries:
        if notices.says_empty and notices.changes:
            return failed(
                f"Mục thông báo trống dù hồ sơ của tài khoản đã {notices.changes} lần đổi trạng thái.",
                f"The notices are empty, although the account's applications changed their state {notices.changes} times.",
            )
        if notices.says_empty:
            return not_tested("Tài khoản thử nghiệm chưa có thông báo nào.", "The test account has no notice yet.")
        return cannot_tell("Không đọc được mục thông báo.", "The notices could not be read.")
    vi = f"Có {notices.entries} thông báo, {notices.complete} có đủ thời gian, mã hồ sơ và trạng thái."
    en = f"Of {notices.entries} notices {notices.complete} tell time, code and state."
    return passed(vi, en) if notices.complete else failed(vi, en)


def messages_leave_the_portal_in_time(outbox: Outbox, *, notice_within_hours: int) -> Verdict[Never]:
    """Changes of an application are told outside the portal as well, within the hours allowed."""
    if not outbox.messages and not outbox.changes:
        return not_tested(
            "Chưa có tin nào được gửi; cũng chưa biết hồ sơ nào đổi trạng thái.",
            "No message was sent, and no change of state is known either.",
        )
    if not outbox.messages:
        return failed("Không có tin nào được gửi ra ngoài cổng.", "Nothing was sent beyond the portal.")
    vi, en = f"Có {outbox.messages} tin gửi ra ngoài cổng", f"{outbox.messages} messages were sent beyond the portal"
    if not outbox.delays_min:
        vi, en = (
            f"{vi}; không đối chiếu được với thời điểm đổi trạng thái",
            f"{en}; they cannot be compared with changes of state",
        )
        return cannot_tell(f"{vi}.", f"{en}.")
    within = sum(minutes <= notice_within_hours * 60 for minutes in outbox.delays_min)
    vi = f"{vi}; {within}/{len(outbox.delays_min)} tin gửi trong vòng {notice_within_hours} giờ sau khi đổi trạng thái."
    en = f"{en}; {within} of {len(outbox.delays_min)} within {notice_within_hours} h of a change of state."
    return passed(vi, en) if within * 2 > len(outbox.delays_min) else failed(vi, en)


def missing_papers_are_asked_for_and_taken(completion_requests: CompletionRequests) -> Verdict[Literal["half"]]:
    """A request for missing papers gives its reason and deadline, and the papers can be added on the portal."""
    request = completion_requests.request
    if request is not None:
        return _request_answered(request)
    missing = ("chưa có hồ sơ nào bị yêu cầu bổ sung", "no application is returned for completion")
    if completion_requests.named or completion_requests.action:
        return not_tested(
            f"Có mục hoặc trạng thái chờ bổ sung; {missing[0]}.",
            f"There is a tab or state for completion; {missing[1]}.",
            at_least="half",
        )
    return not_tested(f"Không thấy mục chờ bổ sung; {missing[0]}.", f"No tab for completion was seen; {missing[1]}.")


def _request_answered(request: CompletionRequest) -> Verdict[Literal["half"]]:
    told = {
        ("lý do", "reason"): bool(request.reason_characters),
        ("thời hạn", "deadline"): request.deadline,
        ("nơi tải tệp", "place to upload"): request.upload,
    }
    lacking = [names for names, is_told in told.items() if not is_told]
    if lacking:
        vi = f"Yêu cầu bổ sung không có: {', '.join(n[0] for n in lacking)}."
        return partly("half", vi, f"The request for papers lacks: {', '.join(n[1] for n in lacking)}.")
    vi, en = (
        "Yêu cầu bổ sung có lý do, thời hạn và nơi tải tệp",
        "The request tells reason and deadline and takes files",
    )
    match request.resubmitted:
        case "done":
            return passed(f"{vi}; đã bổ sung và gửi lại.", f"{en}; papers were added and sent.")
        case "refused":
            return partly("half", f"{vi}; cổng không nhận tệp bổ sung.", f"{en}; the portal did not take the papers.")
        case "not_allowed":
            return not_tested(
                f"{vi}. Chưa gửi lại (thêm «upload» và «file» vào allow trong môi trường thử nghiệm).",
                f"{en}. Nothing was sent (list 'upload' and 'file' under allow in a sandbox).",
                at_least="half",
            )
        case _:
            return cannot_tell(
                f"{vi}; chưa rõ cổng đã nhận chưa.", f"{en}; whether they were taken is not clear.", at_least="half"
            )
