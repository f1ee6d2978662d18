"""Pillar E: the code of the measuring system EMC on the portal's pages."""

from __future__ import annotations

from typing import Literal, Never

from pytest_egov.evidence import PageAnswer, PageAnswers
from pytest_egov.verdict import Verdict, cannot_tell, failed, partly, passed

__all__ = ["a_connection_label_is_shown", "measuring_code_is_on_service_pages", "measuring_code_reports"]

_Sign = Literal["works", "silent", "refused", "absent"]


def measuring_code_reports(page_answers: PageAnswers, *, collector_hosts: tuple[str, ...]) -> Verdict[Never]:
    """The start page carries the collector's code, and the collector answers it."""
    page = page_answers.pages[0]
    match _sign(page, collector_hosts):
        case "works":
            return passed(
                "Trang chủ có mã EMC và máy chủ EMC trả lời.", "The start page has the EMC code, and its host answers."
            )
        case "refused":
            return failed(
                "Trang chủ có mã EMC nhưng máy chủ EMC trả lỗi cho địa chỉ được gọi.",
                "The start page has the EMC code, but the address it calls is answered with an error.",
            )
        case "silent":
            return cannot_tell(
                "Trang chủ có mã EMC, nhưng từ máy này không nhận được trả lời của máy chủ EMC.",
                "The start page has the EMC code, but its host did not answer this machine.",
            )
        case _:
            return failed("Trang chủ không có mã EMC.", "The start page has no EMC code.")


def measuring_code_is_on_service_pages(
    page_answers: PageAnswers, *, collector_hosts: tuple[str, ...], pages: int
) -> Verdict[Literal["half"]]:
    """The code stands on the pages of services as well, whether or not the collector answers this machine."""
    service = [page for page in page_answers.pages if page.place != "home"]
    without = [page.place for page in service if _sign(page, collector_hosts) == "absent"]
    if len(without) == len(service) and service:
        return failed("Không trang dịch vụ nào có mã EMC.", "No service page has the EMC code.")
    if without:
        names = ", ".join(without)
        return partly("half", f"Có trang chưa có mã EMC: {names}.", f"Pages without the EMC code: {names}.")
    if len(service) < pages:
        return cannot_tell(
            f"Mới xem được {len(service)}/{pages} trang dịch vụ.",
            f"Only {len(service)} of {pages} service pages could be looked at.",
            at_least="half" if service else "none",
        )  # fmt: skip
    return passed(
        f"{len(service)} trang dịch vụ đều có mã EMC.", f"All {len(service)} service pages have the EMC code."
    )


def a_connection_label_is_shown(
    page_answers: PageAnswers, *, collector_hosts: tuple[str, ...], label_words: tuple[str, ...]
) -> Verdict[Never]:
    """A label of the connection is in sight; how it looks was never read, so that not finding one decides nothing."""
    for page in page_answers.pages:
        for words, host in page.marks:
            known = any(word.casefold() in words.casefold() for word in label_words)
            if known or _of(host, collector_hosts):
                shown = words or host
                return passed(f"Có nhãn kết nối: «{shown}».", f"A connection label is shown: '{shown}'.")
    return cannot_tell(
        "Không nhận ra nhãn kết nối nào; hình thức của nhãn không có trong văn bản đã đọc.",
        "No connection label was recognised; what it looks like stands in no text that was read.",
    )


def _sign(page: PageAnswer, hosts: tuple[str, ...]) -> _Sign:
    asked = [request for request in page.foreign if _of(request.host, hosts)]
    statuses = [request.status for request in asked if request.status is not None]
    if any(status < 400 for status in statuses):
        return "works"
    if statuses:
        return "refused"
    return "silent" if asked or any(_of(host, hosts) for host in page.script_hosts) else "absent"


def _of(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in hosts)
