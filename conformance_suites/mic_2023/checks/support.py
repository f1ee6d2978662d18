"""Groups F02, F06, F07 and F08 as seen from outside: privacy, guidance, questions and contact."""

from __future__ import annotations

from datetime import date
from typing import Literal, Never

from pytest_egov.evidence import (
    ContactChannels,
    Guidance,
    GuideTopic,
    PrivacyNotice,
    PublicQuestions,
    QuestionsAndAnswers,
    WorkedExamples,
)
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = [
    "a_video_or_sample_dossier_works",
    "common_questions_are_answered",
    "guidance_covers_the_whole_way",
    "people_can_call_write_or_chat",
    "privacy_notice_names_purpose_data_and_contact",
    "questions_are_taken_and_answered",
]

_PRIVACY = {
    "purpose": ("mục đích", "the purpose"),
    "data_types": ("loại dữ liệu", "the kinds of data"),
    "contact": ("đầu mối liên hệ", "a contact"),
}
_TOPICS = {
    "account": ("tài khoản", "account"),
    "filing": ("nộp hồ sơ", "filing"),
    "payment": ("thanh toán", "payment"),
    "tracking": ("theo dõi hồ sơ", "tracking"),
}
_OK = 200
# Not figures of the standard but of reading: below them a text is a title, a caption or "being updated".
_HARDLY_A_NOTICE = 300
_HARDLY_A_GUIDE = 100
_HARDLY_AN_ANSWER = 10
_NO_DOCUMENT = frozenset({"html", "unknown", "png", "jpg", "gif"})


def privacy_notice_names_purpose_data_and_contact(privacy_notice: PrivacyNotice) -> Verdict[Literal["partial"]]:
    """The notice on personal data names its purpose, the kinds of data and a contact."""
    terms = {mention.term for mention in privacy_notice.parts if mention.characters}
    missing = [names for term, names in _PRIVACY.items() if term not in terms]
    length = privacy_notice.characters
    short = length < _HARDLY_A_NOTICE
    if short and privacy_notice.document:
        return cannot_tell(
            "Thông báo về dữ liệu cá nhân nằm trong tệp đính kèm, cần người đọc.",
            "The notice on personal data is a file that a person must read.",
            at_least="partial",
        )
    if short and not terms:
        return failed(
            f"Trang về dữ liệu cá nhân hầu như không có nội dung ({length} ký tự).",
            f"The page on personal data says next to nothing ({length} characters).",
        )
    if missing:
        return partly(
            "partial",
            f"Thông báo thiếu: {', '.join(vi for vi, _ in missing)}.",
            f"The notice lacks {', '.join(en for _, en in missing)}.",
        )
    if short:
        return cannot_tell(
            f"Thông báo có đủ các từ cần có nhưng chỉ dài {length} ký tự, cần người đọc.",
            f"The notice has all the words but only {length} characters: a person must read it.",
            at_least="partial",
        )
    return passed(
        f"Thông báo ({length} ký tự) nêu mục đích, loại dữ liệu và đầu mối liên hệ.",
        f"The notice ({length} characters) names the purpose, the kinds of data and a contact.",
    )


def guidance_covers_the_whole_way(
    guidance: Guidance, *, max_clicks: int, full_topics: int, half_topics: int
) -> Verdict[Literal["half"]]:
    """Guides that open and can be read cover account, filing, payment and tracking."""
    covered = {guide.term for guide in guidance.topics if guide.term in _TOPICS and _can_be_read(guide)}
    unread = [guide for guide in guidance.topics if not _can_be_read(guide) and guide.document == "frame"]
    unread += [guide for guide in guidance.topics if guide.term not in _TOPICS and _can_be_read(guide)]
    names = [names for term, names in _TOPICS.items() if term in covered]
    vi, en = (", ".join(name[i] for name in names) for i in (0, 1))
    count = f"{len(covered)}/{len(_TOPICS)}"
    vi = f"Hướng dẫn có {count} việc" + (f": {vi}" if vi else "")
    en = f"Guidance covers {count} topics" + (f": {en}" if en else "")
    if len(covered) < full_topics and unread:
        vi, en = f"{vi}; còn {len(unread)} tài liệu cần người đọc.", f"{en}; {len(unread)} more manuals need a reader."
        return cannot_tell(vi, en, at_least="half" if len(covered) >= half_topics else "none")
    if len(covered) < half_topics:
        return failed(f"{vi}.", f"{en}.")
    if len(covered) < full_topics:
        return partly("half", f"{vi}.", f"{en}.")
    return _within(guidance.clicks, max_clicks, vi, en)


def a_video_or_sample_dossier_works(worked_examples: WorkedExamples) -> Verdict[Never]:
    """At least one video plays, or one filled sample can be downloaded."""
    samples, pages = worked_examples.samples, worked_examples.pages
    working = [sample for sample in samples if sample.status == _OK and sample.size and sample.kind not in _NO_DOCUMENT]
    met = len(samples) + len(worked_examples.videos)
    if working or worked_examples.videos_that_work:
        return passed(
            f"Có {worked_examples.videos_that_work} video và {len(working)} hồ sơ mẫu hoạt động.",
            f"{worked_examples.videos_that_work} videos and {len(working)} samples work.",
        )
    silent = worked_examples.videos_unreachable + sum(sample.status is None for sample in samples)
    if silent:
        return cannot_tell(
            f"Có {met} video hoặc hồ sơ mẫu, nhưng {silent} địa chỉ không trả lời công cụ.",
            f"There are {met} videos or samples, but {silent} addresses gave us no answer.",
        )
    if not pages or not worked_examples.complete:
        return cannot_tell(
            f"Chưa tìm được ở cả mục hướng dẫn lẫn trang thủ tục (mới xem {pages} trang).",
            f"Not both the help section and procedures' pages could be searched ({pages} pages seen).",
        )
    return failed(
        f"Trong {pages} trang đã xem, {met} video hoặc hồ sơ mẫu được tìm thấy, không mục nào hoạt động.",
        f"Of {met} videos or samples met on {pages} pages none works.",
    )


def common_questions_are_answered(
    faq: QuestionsAndAnswers, *, max_clicks: int, full_pairs: int, half_pairs: int
) -> Verdict[Literal["half"]]:
    """Enough questions with answers stand on the first page, grouped or searchable, and no answer opened is empty."""
    opened = [pair for pair in faq.pairs if pair.answer_characters is not None]
    empty = sum((pair.answer_characters or 0) < _HARDLY_AN_ANSWER for pair in opened)
    answered = len(faq.pairs) - empty
    vi = f"Có {len(faq.pairs)} câu hỏi, đã mở {len(opened)} câu trả lời, {empty} câu trống"
    en = f"There are {len(faq.pairs)} questions; {len(opened)} answers were opened, {empty} of them empty"
    if answered < half_pairs:
        return failed(f"{vi}.", f"{en}.")
    if not opened:
        return cannot_tell(f"{vi}: không mở được câu nào.", f"{en}: none could be opened.")
    if answered < full_pairs or empty:
        return partly("half", f"{vi}.", f"{en}.")
    if not (faq.grouped or faq.searchable):
        vi, en = f"{vi}; không xếp theo chủ đề, không tìm kiếm được.", f"{en}; neither grouped nor searchable."
        return partly("half", vi, en)
    return _within(faq.clicks, max_clicks, vi, en)


def questions_are_taken_and_answered(
    public_questions: PublicQuestions, *, max_age_days: int, today: date
) -> Verdict[Literal["half"]]:
    """People can ask, and a reply given within the limit is public."""
    dates = [reply.replied_on for reply in public_questions.replies if reply.replied_on is not None]
    past = [day for day in dates if day <= today]
    recent = sum((today - day).days <= max_age_days for day in past)
    form, replies = public_questions.form is not None, len(public_questions.replies)
    vi = f"{'Có' if form else 'Không có'} biểu mẫu hỏi; {replies} câu trả lời công khai"
    en = f"There is {'a' if form else 'no'} form to ask; {replies} replies are public"
    if past:
        vi, en = f"{vi}, mới nhất ngày {max(past):%d/%m/%Y}", f"{en}, the latest of {max(past):%d/%m/%Y}"
    if form and recent:
        return passed(f"{vi}.", f"{en}.")
    if public_questions.sign_in_asked and not form:
        vi, en = f"{vi}; phải đăng nhập mới thấy biểu mẫu.", f"{en}; the form is shown only after signing in."
        if recent:
            return cannot_tell(vi, en, at_least="half")
        return cannot_tell(vi, en, at_least="half" if replies else "none", at_most="half")
    if not form and not replies:
        return failed(f"{vi}.", f"{en}.")
    if form and replies and not dates:
        return cannot_tell(f"{vi}, không ghi ngày trả lời.", f"{en}, without the day of the reply.", at_least="half")
    return partly("half", f"{vi}.", f"{en}.")


def people_can_call_write_or_chat(
    contact: ContactChannels, *, answer_within_s: int
) -> Verdict[Literal["half", "quarter"]]:
    """A phone number and an e-mail address are shown, and a chat answers in time."""
    asked = [chat for chat in contact.chats if chat.asked]
    answers = [chat.answered_after_s for chat in asked if chat.answered_after_s is not None]
    unasked = [chat for chat in contact.chats if not chat.asked]
    chat_is_there = bool(answers or unasked)
    vi, en = _channels(contact, min(answers, default=None), silent=len(asked) - len(answers))
    direct = bool(contact.phones) + bool(contact.emails)
    both = direct == 2  # phone and e-mail
    if both and any(seconds <= answer_within_s for seconds in answers):
        return passed(vi, en)
    if both and not answers and unasked:
        if any(chat.not_asked_because == "not_allowed" for chat in unasked):
            return not_tested(
                f"{vi} Chưa hỏi thử (thêm «ask» vào allow trong tệp cổng).",
                f"{en} It was not asked (list 'ask' under allow in the portal file).",
                at_least="half",
            )
        return cannot_tell(f"{vi} Công cụ không hỏi thử được.", f"{en} We could not ask it.", at_least="half")
    if both or (direct and chat_is_there):
        return partly("half", vi, en)
    if direct or chat_is_there:
        return partly("quarter", vi, en)
    return failed(vi, en)


def _channels(contact: ContactChannels, answered: float | None, *, silent: int) -> tuple[str, str]:
    phones, emails, chats = len(contact.phones), len(contact.emails), len(contact.chats)
    vi = f"Có {phones} số điện thoại, {emails} địa chỉ thư điện tử, {chats} kênh trò chuyện"
    en = f"Phone numbers: {phones}, e-mail addresses: {emails}, chats: {chats}"
    if answered is not None:
        said = f"{answered:.1f}".replace(".", ",")
        return f"{vi}; trò chuyện trả lời sau {said} giây.", f"{en}; a chat answered after {answered:.1f} s."
    if silent:
        return f"{vi}; đã hỏi {silent} kênh nhưng không được trả lời.", f"{en}; {silent} were asked and did not answer."
    return f"{vi}.", f"{en}."


def _can_be_read(guide: GuideTopic) -> bool:
    opened = guide.status in (None, _OK)
    return opened and guide.document != "frame" and (bool(guide.document) or guide.characters >= _HARDLY_A_GUIDE)


def _within(clicks: int | None, most: int, vi: str, en: str) -> Verdict[Literal["half"]]:
    """The full level, where it is reached in few enough clicks; half of it where it takes more."""
    if clicks is None:
        return cannot_tell(
            f"{vi}; chưa rõ mấy lần bấm từ trang chủ.",
            f"{en}; how many clicks from the homepage is not known.",
            at_least="half",
        )
    if clicks > most:
        return partly("half", f"{vi}; cần {clicks} lần bấm từ trang chủ.", f"{en}; it takes {clicks} clicks.")
    return passed(f"{vi}; {clicks} lần bấm từ trang chủ.", f"{en}; {clicks} clicks from the homepage.")
