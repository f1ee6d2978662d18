"""Five plain checks, each of one kind of evidence."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pytest_egov.evidence import CodeLookUp, ContactChannels, PageTimings, PrivacyNotice, Statistics
from pytest_egov.evidence.timings import Metric
from pytest_egov.verdict import Verdict, cannot_tell, failed, graded, partly, passed

__all__ = [
    "a_privacy_notice_names_a_contact",
    "a_wrong_code_is_answered",
    "figures_are_of_this_year",
    "homepage_is_seen_soon",
    "people_can_call_or_write",
]


def people_can_call_or_write(contact: ContactChannels) -> Verdict[Literal["half"]]:
    """A telephone number and an e-mail address are shown."""
    phones, emails = len(contact.phones), len(contact.emails)
    said = (
        f"Có {phones} số điện thoại, {emails} địa chỉ thư điện tử.",
        f"{phones} telephone numbers, {emails} e-mail addresses.",
    )
    if phones and emails:
        return passed(*said)
    return partly("half", *said) if phones or emails else failed(*said)


def a_privacy_notice_names_a_contact(privacy_notice: PrivacyNotice) -> Verdict[Literal["half"]]:
    """The notice on personal data says what for, and whom to ask."""
    terms = {mention.term for mention in privacy_notice.parts if mention.characters}
    said = (f"Thông báo nêu {len(terms)} trên 3 nội dung.", f"The notice has {len(terms)} of 3 parts.")
    if len(terms) >= 3:
        return passed(*said)
    return partly("half", *said) if terms else failed(*said)


def figures_are_of_this_year(statistics: Statistics, *, today: date) -> Verdict[Literal["half"]]:
    """Figures are published, and reach this year."""
    if not statistics.figures:
        return failed("Không có số liệu.", "There are no figures.")
    until = statistics.covers_until
    said = (f"Số liệu đến {until:%d/%m/%Y}.", f"Figures up to {until:%d/%m/%Y}.") if until else ("", "")
    if until is None:
        return partly("half", "Không rõ kỳ số liệu.", "The period of the figures is not stated.")
    return passed(*said) if until.year >= today.year else partly("half", *said)


def a_wrong_code_is_answered(status_lookup: CodeLookUp) -> Verdict[Literal["half"]]:
    """Wrong codes are answered in words, to anybody."""
    answers = [answer for answer in status_lookup.answers if answer.asked != "known"]
    if not answers:
        return cannot_tell("Chưa thử được mã nào.", "No code could be tried.")
    told = sum(answer.kind in ("validation", "not_found") for answer in answers)
    said = (f"{told} trên {len(answers)} mã sai được trả lời.", f"{told} of {len(answers)} wrong codes are answered.")
    if told == len(answers):
        return passed(*said)
    return partly("half", *said) if told else failed(*said)


def homepage_is_seen_soon(
    home_timings: PageTimings, *, metric: Metric, full_below: int, half_below: int
) -> Verdict[Literal["half"]]:
    """The median of a metric over all loads of the homepage lies below the limit."""
    middle = home_timings.middle(metric)
    if middle is None:
        return cannot_tell("Chưa có lượt đo nào đủ để kết luận.", "No load decides.")
    level = "full" if middle.median < full_below else "half" if middle.median < half_below else "none"
    return graded(
        level,
        f"Trung vị {middle.median / 1000:.2f} giây qua {len(home_timings.counted)} lượt đo.".replace(".", ",", 1),
        f"The median of {len(home_timings.counted)} loads is {middle.median / 1000:.2f} s.",
    )
