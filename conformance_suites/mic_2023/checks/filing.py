"""Groups F11 to F13 and F15: an application drafted, its papers, its signature, its delivery, and the code it gets."""

from __future__ import annotations

from typing import Any, Literal

from pytest_egov.evidence import Attachments, Delivery, Draft, Filed, FilingWalk, Signing
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = [
    "a_code_and_a_receipt_come_at_once",
    "an_application_can_be_drafted_reviewed_and_sent",
    "papers_are_attached_one_by_one_with_limits",
    "the_application_can_be_signed",
    "the_post_can_bring_the_result",
]

_HARDLY_A_RECEIPT = 100  # characters; less is the stamp on a picture
_SECONDS_PER_HOUR = 3600
_ONE_TO_THREE: tuple[Any, ...] = ("none", "one_third", "two_thirds", "full")  # the level of so many parts of three
_HALTS = {
    "nowhere": ("không thấy nút đi tiếp", "nothing leads on"),
    "circle": ("màn hình lặp lại", "a screen came again"),
    "held": ("trang không cho đi tiếp", "the page did not let us on"),
    "too_long": ("quá nhiều màn hình", "there are too many screens"),
    "captcha": ("có mã xác nhận", "a captcha guards the way"),
    "ambiguous": ("nút đi tiếp có thể là nút nộp", "what leads on may be what files"),
    "filed": ("hồ sơ đã được gửi sớm hơn dự kiến", "the application was filed earlier than expected"),
    "finished": ("đã xem đủ", "all asked for was seen"),
}


def an_application_can_be_drafted_reviewed_and_sent(draft: Draft) -> Verdict[Literal["two_thirds", "one_third"]]:
    """A saved draft comes back whole, a screen shows everything once more, and a control files it."""
    parts = [_draft_survives(draft), _is_reviewed(draft), _can_be_filed(draft)]
    names = [("lưu nháp", "the draft"), ("xem lại", "the review"), ("nút nộp hồ sơ", "the control that files")]
    works = [name for name, part in zip(names, parts, strict=True) if part]
    unknown = [name for name, part in zip(names, parts, strict=True) if part is None]
    lost = [name for name, part in zip(names, parts, strict=True) if part is False]
    vi, en = _listed("Đạt", "Works", works)
    if lost:
        vi, en = _and(vi, en, _listed("không đạt", "lost", lost))
    if unknown:
        where_vi, where_en = where_it_stopped(draft.walk)
        vi, en = _and(vi, en, _listed("chưa rõ", "not known", unknown))
        least, most = _ONE_TO_THREE[len(works)], _ONE_TO_THREE[len(works) + len(unknown)]
        return cannot_tell(f"{vi}; {where_vi}.", f"{en}; {where_en}.", at_least=least, at_most=most)
    if not lost:
        return passed(f"{vi}.", f"{en}.")
    if not works:
        return failed(f"{vi}.", f"{en}.")
    return partly("two_thirds" if len(works) == 2 else "one_third", f"{vi}.", f"{en}.")


def papers_are_attached_one_by_one_with_limits(
    attachments: Attachments, *, full_properties: int, half_properties: int
) -> Verdict[Literal["half"]]:
    """One control per paper, limits announced, a valid file accepted and removable, wrong files refused in words."""
    if not attachments.uploads:
        return _absent(attachments.walk, "Không có nơi đính kèm tệp", "There is no upload control")
    parts = {
        ("mỗi giấy tờ một nút", "one control per paper"): not attachments.without_upload,
        ("định dạng và dung lượng", "types and size"): all(u.types and u.most_megabytes for u in attachments.uploads),
        ("nhận và xóa được tệp hợp lệ", "a valid file accepted and removable"): _valid_file_is_taken(attachments),
        ("từ chối tệp sai", "wrong files refused"): _wrong_files_are_refused(attachments),
    }
    works = [name for name, part in parts.items() if part]
    unknown = [name for name, part in parts.items() if part is None]
    vi, en = f"Đạt {len(works)}/{len(parts)} yêu cầu", f"{len(works)} of {len(parts)} demands are met"
    lost = [name for name, part in parts.items() if part is False]
    if lost:
        vi, en = _and(vi, en, _listed("không đạt", "lost", lost))
    if unknown:
        vi, en = _and(vi, en, _listed("chưa thử được", "not tried", unknown))
        least: Literal["none", "half"] = "half" if len(works) >= half_properties else "none"
        possible = len(works) + len(unknown)
        most: Literal["half", "full"] = "full" if possible >= full_properties else "half"
        if possible >= half_properties and least != most:
            if not attachments.allowed:
                return not_tested(
                    f"{vi} (thêm «upload» vào allow).",
                    f"{en} (list 'upload' under allow).",
                    at_least=least,
                    at_most=most,
                )
            return cannot_tell(f"{vi}.", f"{en}.", at_least=least, at_most=most)
    if len(works) >= full_properties:
        return passed(f"{vi}.", f"{en}.")
    return partly("half", f"{vi}.", f"{en}.") if len(works) >= half_properties else failed(f"{vi}.", f"{en}.")


def the_post_can_bring_the_result(delivery: Delivery) -> Verdict[Literal["half"]]:
    """The postal service can be chosen while filing, with an address and the postage, and other ways stay open."""
    if not delivery.postal:
        return _absent(delivery.walk, "Không chọn được bưu chính công ích", "Delivery by post is not offered")
    name = delivery.postal[:80]
    if not delivery.selected:
        return cannot_tell(
            f"Có «{name}» nhưng công cụ không chọn được.", f"'{name}' is there, but we could not choose it."
        )
    missing = []
    if not delivery.address_fields:
        missing.append(("ô địa chỉ", "address fields"))
    if not delivery.postage:
        missing.append(("cước phí", "the postage"))
    if missing:
        vi, en = _listed(f"Chọn được «{name}» nhưng thiếu", f"'{name}' can be chosen but lacks", missing)
        return partly("half", f"{vi}.", f"{en}.")
    others = len(delivery.others)
    return passed(
        f"Chọn được «{name}», có ô địa chỉ và cước phí; còn {others} hình thức khác.",
        f"'{name}' can be chosen, with an address and the postage; other ways: {others}.",
    )


def the_application_can_be_signed(signing: Signing) -> Verdict[Literal["half"]]:
    """A signing control opens while filing, and a signature made with it is valid."""
    if not signing.control:
        return _absent(signing.walk, "Không có nút ký số khi nộp hồ sơ", "There is no signing control")
    name, ways = signing.control[:60], len(signing.methods)
    if signing.completed and (signing.valid or (signing.valid is None and signing.portal_verified)):
        return passed(
            f"Ký bằng «{name}» thành công, chữ ký hợp lệ.", f"Signing by '{name}' works; the signature is valid."
        )
    if not signing.opened:
        return _dialog_stays_closed(signing, name)
    vi, en = (
        f"Cửa sổ ký mở bằng «{name}», có {ways} hình thức ký",
        f"'{name}' opens the signing dialog; ways to sign: {ways}",
    )
    if not signing.allowed:
        vi, en = f"{vi} (thêm «sign» vào allow để ký thử).", f"{en} (list 'sign' under allow to try)."
        return not_tested(vi, en, at_least="half")
    return _not_proven(signing, vi, en)


def _not_proven(signing: Signing, vi: str, en: str) -> Verdict[Literal["half"]]:
    if signing.completed is None:
        vi, en = f"{vi}; ký thử cần mã bí mật của người ký.", f"{en}; signing takes the signer's secret."
        return cannot_tell(vi, en, at_least="half")
    if signing.completed and signing.valid is None:
        vi, en = (
            f"{vi}; cổng báo đã ký, chưa kiểm tra được chữ ký.",
            f"{en}; it says signed, which we could not verify.",
        )
        return cannot_tell(vi, en, at_least="half")
    lost = ("chữ ký không hợp lệ", "the signature is not valid")
    lost = lost if signing.completed else ("không ký được", "signing did not succeed")
    return partly("half", f"{vi}; {lost[0]}.", f"{en}; {lost[1]}.")


def _dialog_stays_closed(signing: Signing, name: str) -> Verdict[Literal["half"]]:
    if signing.opened is None:
        return cannot_tell(
            f"Nút «{name}» cần máy chủ trả lời mới mở; công cụ đã giữ lại yêu cầu.",
            f"'{name}' asks the server before it opens, and we held the request back.",
        )
    return cannot_tell(f"Bấm «{name}» không thấy cửa sổ ký.", f"Pressing '{name}' opened nothing we could see.")


def a_code_and_a_receipt_come_at_once(filed: Filed, *, receipt_within_working_hours: int) -> Verdict[Literal["half"]]:
    """Filing shows a code at once, and a receipt that names the day of the result comes within the working hours allowed."""
    if not filed.pressed or filed.held:
        vi, en = where_it_stopped(filed.walk)
        return cannot_tell(f"Chưa nộp được hồ sơ thử: {vi}.", f"The test application could not be filed: {en}.")
    if not filed.code:
        return failed("Nộp hồ sơ xong không thấy mã số hồ sơ.", "Filing showed no code.")
    form = "đúng mẫu" if filed.code_has_official_form else "không theo mẫu mã đơn vị-YYMMDD-XXXX"
    form_en = "of the official form" if filed.code_has_official_form else "not of the form unit code-YYMMDD-XXXX"
    vi, en = f"Có ngay mã hồ sơ ({form})", f"A code came at once ({form_en})"
    return _receipt_for(filed, vi, en, receipt_within_working_hours)


def _receipt_for(filed: Filed, vi: str, en: str, working_hours: int) -> Verdict[Literal["half"]]:
    if not filed.receipt:
        return cannot_tell(
            f"{vi}; chưa thấy giấy tiếp nhận, có thể đến trong {working_hours} giờ làm việc.",
            f"{en}; no receipt yet, one may come within {working_hours} working hours.",
            at_least="half",
        )
    if (filed.receipt_after_s or 0) > working_hours * _SECONDS_PER_HOUR:
        return partly("half", f"{vi}; giấy tiếp nhận đến muộn.", f"{en}; the receipt came late.")
    if filed.appointed_on is None and filed.receipt_characters >= _HARDLY_A_RECEIPT:
        return partly(
            "half",
            f"{vi} và giấy tiếp nhận, nhưng giấy không ghi ngày hẹn trả kết quả.",
            f"{en}, with a receipt that names no day of the result.",
        )
    if filed.appointed_on is None:
        vi, en = (
            f"{vi} và giấy tiếp nhận; ngày hẹn trả cần người đọc.",
            f"{en}, with a receipt; its date needs a reader.",
        )
        return cannot_tell(vi, en, at_least="half")
    return passed(
        f"{vi} và giấy tiếp nhận, hẹn trả ngày {filed.appointed_on:%d/%m/%Y}.",
        f"{en}, with a receipt for {filed.appointed_on:%d/%m/%Y}.",
    )


def where_it_stopped(walk: FilingWalk) -> tuple[str, str]:
    """Where a walk ended and why, in words."""
    at = walk.screens[-1][:80] if walk.screens else "?"
    vi, en = _HALTS.get(walk.halted, ("đến nút nộp hồ sơ", "it came to the control that files"))
    return f"dừng ở màn hình «{at}» ({vi})", f"the walk ended at '{at}' ({en})"


def _draft_survives(draft: Draft) -> bool | None:
    if not draft.typed:
        return None
    if draft.reopened:
        return draft.survived == draft.typed
    if draft.save_control:
        return False if draft.looked_in else None
    # Without a control that saves, a draft may still be kept by itself; a walk to the end missed no such control.
    return False if draft.looked_in and draft.reopened is False and not draft.walk.halted else None


def _is_reviewed(draft: Draft) -> bool | None:
    if draft.review:
        return True
    return False if draft.typed and not draft.walk.halted else None


def _can_be_filed(draft: Draft) -> bool | None:
    """A control that stays disabled may wait for what we cannot give; none at all where everything is shown is a fault."""
    if draft.walk.final:
        return True if draft.walk.final_enabled else None
    return False if draft.walk.halted == "nowhere" and draft.review and not draft.walk.untried else None


def _valid_file_is_taken(attachments: Attachments) -> bool | None:
    trial = next((one for one in attachments.trials if one.kind == "valid"), None)
    if trial is None or trial.outcome == "unknown":
        return None
    return trial.outcome == "accepted" and trial.removed is not False


def _wrong_files_are_refused(attachments: Attachments) -> bool | None:
    outcomes = {one.outcome for one in attachments.trials if one.kind != "valid"}
    if outcomes & {"accepted", "vanished"}:
        return False
    return True if outcomes == {"refused"} else None


def _absent(walk: FilingWalk, vi: str, en: str) -> Verdict[Literal["half"]]:
    """Nothing of it on any screen: a fault where the walk came to the end, else not known."""
    where_vi, where_en = where_it_stopped(walk)
    if walk.final and not walk.halted:
        return failed(f"{vi} ({where_vi}).", f"{en} ({where_en}).")
    return cannot_tell(f"Chưa thấy hết các màn hình: {where_vi}.", f"Not all screens were seen: {where_en}.")


def _listed(vi: str, en: str, names: list[tuple[str, str]]) -> tuple[str, str]:
    return (
        f"{vi}: {', '.join(n for n, _ in names) or 'không có'}",
        f"{en}: {', '.join(n for _, n in names) or 'nothing'}",
    )


def _and(vi: str, en: str, more: tuple[str, str]) -> tuple[str, str]:
    return f"{vi}; {more[0]}", f"{en}; {more[1]}"
