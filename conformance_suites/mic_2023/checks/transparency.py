"""Look-ups by code, feedback, rating and figures: what a portal shows of its work to anyone (F14.2, F17.1, F18-F21)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal, Never

from pytest_egov.evidence import (
    Answer,
    CodeLookUp,
    FeedbackEntry,
    FeedbackReplies,
    Rating,
    Statistics,
)
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = [
    "feedback_form_is_complete",
    "feedback_replies_are_public",
    "payments_can_be_looked_up",
    "results_can_be_looked_up",
    "services_are_rated_in_public",
    "statistics_are_public_and_fresh",
    "status_is_public_by_code",
]

# What an answer to a wrong code came to: said as it should be, not said, or not to be judged by rule.
_UNSPOKEN = ("silent", "error")
_FIELDS = {
    "subject": ("tiêu đề", "subject"),
    "content": ("nội dung", "content"),
    "attachment": ("tệp đính kèm", "attachment"),
    "contact": ("thông tin liên hệ", "contact"),
    "body": ("cơ quan tiếp nhận", "body addressed"),
}
_PERSONAL = {
    "name": ("họ tên", "name"),
    "national_id": ("số định danh", "national id"),
    "phone": ("điện thoại", "phone"),
    "email": ("thư điện tử", "e-mail"),
    "address": ("địa chỉ", "address"),
}


def payments_can_be_looked_up(payment_lookup: CodeLookUp) -> Verdict[Never]:
    """A payment can be found again by its code, by anyone who has it."""
    return _look_up_works(payment_lookup, ("Tra cứu thanh toán", "The payment look-up"))


def results_can_be_looked_up(result_lookup: CodeLookUp) -> Verdict[Never]:
    """An issued result can be found by its number, by anyone who has it."""
    return _look_up_works(result_lookup, ("Tra cứu kết quả", "The look-up of results"))


def status_is_public_by_code(status_lookup: CodeLookUp, *, max_clicks: int) -> Verdict[Literal["half"]]:
    """Anyone with the code sees how far an application is, and nobody sees whose it is."""
    if status_lookup.captcha:
        return _captcha(status_lookup)
    if any(answer.kind == "sign_in" for answer in status_lookup.answers):
        return failed("Tra cứu hồ sơ đòi đăng nhập.", "The look-up asks to sign in.")
    known = status_lookup.answer("known")
    if known is None or (status_lookup.known_from == "account" and not _shows_status(known)):
        return _without_known(status_lookup, max_clicks)
    return _with_known(status_lookup, known, max_clicks)


def _shows_status(known: Answer) -> bool:
    return known.kind == "result" and known.shows_code and known.shows_state


def _without_known(look_up: CodeLookUp, max_clicks: int) -> Verdict[Literal["half"]]:
    vi, en = _wrong_codes(look_up)
    if look_up.answer("known") is not None:
        vi = f"{vi} Mã một hồ sơ của tài khoản thử nghiệm không cho tình trạng."
        en = f"{en} The code of the test account's own application gave no status."
    handled = _handled(look_up)
    if handled == "yes":
        if _too_far(look_up, max_clicks):
            return partly("half", f"{vi} {_far(look_up)[0]}", f"{en} {_far(look_up)[1]}")
        return not_tested(
            f"{vi} Chưa có mã hồ sơ có thật trong tệp cổng (known: application_code) để thử tiếp.",
            f"{en} The portal file gives no valid code (known: application_code) to go on with.",
            at_least="half",
        )
    if handled == "unknown":
        return cannot_tell(
            f"{vi} Cần người xem lại.{_asks_more(look_up)[0]}", f"{en} A person must look.{_asks_more(look_up)[1]}"
        )
    if all(answer.kind in _UNSPOKEN for answer in look_up.answers):
        return failed(vi, en)
    return not_tested(
        f"{vi} Chưa có mã hồ sơ có thật (known: application_code) để thử tiếp.",
        f"{en} There is no valid code (known: application_code) to go on with.",
        at_most="half",
    )


def _with_known(look_up: CodeLookUp, known: Answer, max_clicks: int) -> Verdict[Literal["half"]]:
    vi, en = _wrong_codes(look_up)
    handled = _handled(look_up)
    if _shows_status(known):
        if known.personal:
            kinds = [_PERSONAL[kind] for kind in known.personal]
            return partly(
                "half",
                f"Mã có thật cho thấy tình trạng nhưng làm lộ: {', '.join(vi for vi, _ in kinds)}.",
                f"A valid code shows the state but reveals: {', '.join(en for _, en in kinds)}.",
            )
        return _status_shown(look_up, handled, max_clicks)
    said = ("Mã có thật không cho tình trạng hồ sơ.", "A valid code gave no status.")
    unclear = known.kind in ("unclear", "result") or bool(look_up.asks_more)
    if handled == "yes":
        if unclear:
            return cannot_tell(
                f"{vi} {said[0]}{_asks_more(look_up)[0]}", f"{en} {said[1]}{_asks_more(look_up)[1]}", at_least="half"
            )
        return partly("half", f"{vi} {said[0]}", f"{en} {said[1]}")
    if handled == "unknown" or unclear:
        return cannot_tell(f"{vi} {said[0]}{_asks_more(look_up)[0]}", f"{en} {said[1]}{_asks_more(look_up)[1]}")
    return failed(f"{vi} {said[0]}", f"{en} {said[1]}")


def _status_shown(look_up: CodeLookUp, handled: str, max_clicks: int) -> Verdict[Literal["half"]]:
    vi, en = _wrong_codes(look_up)
    shown = (
        "Mã có thật cho thấy tình trạng, không lộ thông tin cá nhân.",
        "A valid code shows the state without personal data.",
    )
    if handled == "no":
        return partly("half", f"{shown[0]} {vi}", f"{shown[1]} {en}")
    if _too_far(look_up, max_clicks):
        return partly("half", f"{shown[0]} {_far(look_up)[0]}", f"{shown[1]} {_far(look_up)[1]}")
    if handled == "unknown":
        return cannot_tell(f"{shown[0]} {vi}", f"{shown[1]} {en}", at_least="half")
    if look_up.clicks is None:
        return cannot_tell(
            f"{shown[0]} Không rõ số lần bấm từ trang chủ.",
            f"{shown[1]} The clicks from the homepage are not known.",
            at_least="half",
        )
    return passed(f"{shown[0]} {vi}", f"{shown[1]} {en}")


def _handled(look_up: CodeLookUp) -> Literal["yes", "no", "unknown"]:
    """Whether a malformed code is called wrong and an unknown one not found."""
    malformed, unknown = look_up.answer("malformed"), look_up.answer("unknown")
    if malformed is None or unknown is None:
        return "unknown"
    if unknown.kind in _UNSPOKEN or malformed.kind in (*_UNSPOKEN, "not_found", "result"):
        return "no"
    return "yes" if (malformed.kind, unknown.kind) == ("validation", "not_found") else "unknown"


def _wrong_codes(look_up: CodeLookUp) -> tuple[str, str]:
    said = [(_codes(answer), _KINDS[answer.kind]) for answer in look_up.answers if answer.asked != "known"]
    if not said:
        return "Không nhập được mã thử vào ô tra cứu.", "No trial code could be put to the look-up."
    vi = "; ".join(f"{code[0]}: {kind[0]}" for code, kind in said)
    en = "; ".join(f"{code[1]}: {kind[1]}" for code, kind in said)
    return f"{vi[0].upper()}{vi[1:]}.", f"{en[0].upper()}{en[1:]}."


def _codes(answer: Answer) -> tuple[str, str]:
    return (
        ("mã sai định dạng", "malformed code") if answer.asked == "malformed" else ("mã không tồn tại", "unknown code")
    )


_KINDS = {
    "validation": ("báo mã không hợp lệ", "said to be invalid"),
    "not_found": ("báo không tìm thấy", "said not to be found"),
    "result": ("vẫn hiện kết quả", "a result was shown"),
    "sign_in": ("đòi đăng nhập", "asked to sign in"),
    "error": ("trang báo lỗi", "an error page"),
    "silent": ("không có thông báo", "no message"),
    "unclear": ("thông báo chưa rõ nghĩa", "a message of unclear meaning"),
}


def _asks_more(look_up: CodeLookUp) -> tuple[str, str]:
    if not look_up.asks_more:
        return "", ""
    fields = ", ".join(look_up.asks_more[:3])
    return f" Biểu mẫu còn bắt buộc: {fields}.", f" The form also requires: {fields}."


def _too_far(look_up: CodeLookUp, max_clicks: int) -> bool:
    return look_up.clicks is not None and look_up.clicks > max_clicks


def _far(look_up: CodeLookUp) -> tuple[str, str]:
    return f"Phải bấm {look_up.clicks} lần từ trang chủ.", f"It takes {look_up.clicks} clicks from the homepage."


def _captcha(look_up: CodeLookUp) -> Verdict[Any]:
    also = (
        ("có cách khác", "has another way")
        if look_up.captcha_alternative
        else ("không thấy cách khác", "no other way was seen")
    )
    return cannot_tell(
        f"Tra cứu đòi mã xác nhận ({also[0]}); công cụ không giải mã xác nhận.",
        f"The look-up is guarded by a captcha ({also[1]}); the tool does not solve captchas.",
    )


def _look_up_works(look_up: CodeLookUp, name: tuple[str, str]) -> Verdict[Never]:
    """A look-up that says clearly when nothing is found."""
    unknown = look_up.answer("unknown")
    if look_up.captcha:
        return _captcha(look_up)
    if unknown is None:
        return cannot_tell(f"{name[0]}: không nhập được mã thử.", f"{name[1]}: no trial code could be put to it.")
    vi, en = (
        f"{name[0]}: mã không tồn tại – {_KINDS[unknown.kind][0]}",
        f"{name[1]}: unknown code – {_KINDS[unknown.kind][1]}",
    )
    if unknown.kind == "not_found":
        return passed(f"{vi}.", f"{en}.")
    if unknown.kind == "sign_in":
        return not_tested(f"{vi}; chưa có tài khoản thử nghiệm.", f"{en}; no test account was used.")
    known = look_up.answer("known")
    works = known is not None and known.kind == "result"
    if unknown.kind in _UNSPOKEN and not works and not look_up.asks_more:
        return failed(f"{vi}.", f"{en}.")
    return cannot_tell(f"{vi}.{_asks_more(look_up)[0]}", f"{en}.{_asks_more(look_up)[1]}")


def feedback_form_is_complete(feedback: FeedbackEntry, *, max_clicks: int, fields: int) -> Verdict[Literal["half"]]:
    """Feedback can be sent by a form with all it needs, or by the national system, close to the homepage."""
    has = {mention.term for mention in feedback.fields}
    complete = feedback.form is not None and len(has) >= fields
    if feedback.national_system or complete:
        vi, en = (
            (f"Biểu mẫu phản ánh có đủ {len(has)} trường.", f"The feedback form has {len(has)} of {fields} fields.")
            if complete
            else ("Có liên kết đến hệ thống phản ánh quốc gia.", "It leads to the national feedback system.")
        )
        return _within(feedback.clicks, max_clicks, vi, en)
    if feedback.form is not None:
        missing = [names for term, names in _FIELDS.items() if term not in has]
        return partly(
            "half",
            f"Biểu mẫu phản ánh có {len(has)} trên {fields} trường; thiếu: {', '.join(vi for vi, _ in missing)}.",
            f"The feedback form has {len(has)} of {fields} fields; missing: {', '.join(en for _, en in missing)}.",
        )
    if feedback.sign_in:
        vi, en = "Biểu mẫu phản ánh chỉ hiện sau khi đăng nhập.", "The feedback form shows only after signing in."
        return not_tested(vi, en, at_least="half") if feedback.emails else not_tested(vi, en)
    if feedback.emails:
        return partly(
            "half", "Chỉ có địa chỉ thư điện tử để phản ánh.", "There is only an e-mail address for feedback."
        )
    return failed("Không có nơi gửi phản ánh.", "There is no place to send feedback.")


def _within(clicks: int | None, max_clicks: int, vi: str, en: str) -> Verdict[Literal["half"]]:
    if clicks is None:
        return cannot_tell(
            f"{vi} Không rõ số lần bấm từ trang chủ.",
            f"{en} The clicks from the homepage are not known.",
            at_least="half",
        )
    vi, en = f"{vi} Số lần bấm từ trang chủ: {clicks}.", f"{en} Clicks from the homepage: {clicks}."
    return passed(vi, en) if clicks <= max_clicks else partly("half", vi, en)


def feedback_replies_are_public(
    feedback_replies: FeedbackReplies, *, max_age_days: int, today: date
) -> Verdict[Literal["half"]]:
    """Replies to feedback can be read by anyone, and the latest is recent."""
    replies = feedback_replies.replies
    # A day of grace: the portal's clock is ahead of UTC.
    days = [reply.replied_on for reply in replies if reply.replied_on and reply.replied_on <= today + timedelta(days=1)]
    if not replies:
        if feedback_replies.can_look_up:
            return partly(
                "half",
                "Có nơi tra cứu phản ánh nhưng không thấy trả lời nào được công khai.",
                "Feedback can be looked up, but no published reply was seen.",
            )
        return failed("Không tra cứu, không đọc được trả lời phản ánh.", "Replies can be neither looked up nor read.")
    if not days:
        return cannot_tell(
            f"Thấy {len(replies)} trả lời nhưng không thấy ngày trả lời.",
            f"{len(replies)} replies were seen, but no date of a reply.",
            at_least="half",
        )
    latest = max(days)
    age = (today - latest).days
    vi = f"Trả lời mới nhất ngày {latest:%d/%m/%Y}, cách ngày kiểm tra {max(age, 0)} ngày (tối đa {max_age_days})."
    en = f"The latest reply is of {latest:%d/%m/%Y}, {max(age, 0)} days before the audit (at most {max_age_days})."
    if age > max_age_days:
        return partly("half", vi, en)
    if not any(reply.characters for reply in replies):
        return cannot_tell(f"{vi} Không thấy nội dung trả lời.", f"{en} No text of a reply was seen.", at_least="half")
    return passed(vi, en)


def services_are_rated_in_public(rating: Rating, *, min_levels: int) -> Verdict[Literal["half"]]:
    """Services can be rated on enough levels, and what others said is public."""
    enough = len(rating.levels) >= min_levels
    vi = f"Đánh giá theo {len(rating.levels)} mức (cần {min_levels}); {len(rating.results)} số liệu kết quả công khai."
    en = f"Rating on {len(rating.levels)} levels ({min_levels} needed); {len(rating.results)} published results."
    if enough and rating.results:
        return passed(vi, en)
    if rating.guarded:
        vi = f"{vi} Phải có mã hồ sơ hoặc đăng nhập mới thấy các mức đánh giá."
        en = f"{en} The levels show only with an application's code or after signing in."
        return not_tested(vi, en, at_least="half") if rating.results else not_tested(vi, en, at_most="half")
    if not rating.results and rating.pictures:
        vi, en = f"{vi} Có {rating.pictures} biểu đồ không đọc được.", f"{en} {rating.pictures} charts cannot be read."
        return cannot_tell(vi, en, at_least="half") if enough else cannot_tell(vi, en, at_most="half")
    return partly("half", vi, en) if enough or rating.results else failed(vi, en)


def statistics_are_public_and_fresh(
    statistics: Statistics, *, full_figures: int, half_figures: int, max_age_months: int, today: date
) -> Verdict[Literal["half"]]:
    """The figures that matter are public and reach this month or the last."""
    count = len({figure.term for figure in statistics.figures})
    until = statistics.covers_until
    vi, en = f"Công khai {count} trên 5 số liệu", f"{count} of 5 figures are public"
    if until is None:
        vi, en = f"{vi}, không rõ kỳ số liệu.", f"{en}, the period is not stated."
    else:
        vi, en = f"{vi}, đến {until:%d/%m/%Y}.", f"{en}, up to {until:%d/%m/%Y}."
    if statistics.pictures and count < full_figures:
        vi, en = (
            f"{vi} Có {statistics.pictures} biểu đồ không đọc được.",
            f"{en} {statistics.pictures} charts cannot be read.",
        )
        return cannot_tell(vi, en, at_least="half") if count >= half_figures else cannot_tell(vi, en)
    if count < half_figures:
        return failed(vi, en)
    if count < full_figures:
        return partly("half", vi, en)
    if until is None:
        return cannot_tell(vi, en, at_least="half")
    months = (today.year - until.year) * 12 + today.month - until.month
    return passed(vi, en) if months <= max_age_months else partly("half", vi, en)
