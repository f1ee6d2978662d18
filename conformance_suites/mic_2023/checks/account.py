"""Groups F02, F14 and F18 as someone signed in meets them: the profile, receipts, results and stored documents."""

from __future__ import annotations

from typing import Literal, Never

from pytest_egov.evidence import Attachments, DocumentStore, IssuedResult, PaymentHistory, Profile, ResultFile
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = [
    "documents_are_attached_from_the_store",
    "documents_are_stored",
    "profile_is_shown_and_corrected",
    "receipt_of_a_payment_is_downloaded",
    "result_is_downloaded_and_signed",
]

_FACTS = {
    "name": ("họ tên", "name"),
    "identity": ("số định danh", "identity number"),
    "phone": ("điện thoại", "phone"),
    "email": ("thư điện tử", "e-mail"),
    "address": ("địa chỉ", "address"),
}
_RECEIPT = {
    "amount": ("số tiền", "the amount"),
    "date": ("ngày", "the date"),
    "payee": ("đơn vị thu", "the payee"),
}


def profile_is_shown_and_corrected(profile: Profile, *, max_clicks: int, min_facts: int) -> Verdict[Literal["partial"]]:
    """The account page shows what the portal holds of a citizen, close at hand, and takes a correction of a contact."""
    lacking = [names for fact, names in _FACTS.items() if fact not in profile.shows]
    vi, en = (
        f"Trang tài khoản có {len(profile.shows)}/{len(_FACTS)} thông tin",
        f"{len(profile.shows)} of {len(_FACTS)} facts are shown",
    )
    if lacking:
        vi, en = (
            f"{vi} (không thấy {', '.join(n[0] for n in lacking)})",
            f"{en} (not seen: {', '.join(n[1] for n in lacking)})",
        )
    if len(profile.shows) < min_facts:
        return failed(f"{vi}.", f"{en}.")
    if profile.clicks is not None and profile.clicks > max_clicks:
        return partly("partial", f"{vi}; phải bấm {profile.clicks} lần.", f"{en}; it takes {profile.clicks} clicks.")
    if not profile.edit_allowed:
        return not_tested(
            f"{vi}. Chưa thử sửa (thêm «edit_profile» vào allow trong tệp cổng).",
            f"{en}. No change was tried (list 'edit_profile' under allow in the portal file).",
            at_least="partial",
        )
    return _after_the_edit(profile, vi, en)


def _after_the_edit(profile: Profile, vi: str, en: str) -> Verdict[Literal["partial"]]:
    edit = profile.edit
    if edit is None:
        return partly(
            "partial", f"{vi}. Không sửa được thông tin liên hệ nào.", f"{en}. No contact field can be changed."
        )
    field = _FACTS[edit.field]
    if edit.persisted and edit.restored is False:
        vi, en = (
            f"{vi}. Công cụ không trả lại được giá trị cũ, cần người sửa lại",
            f"{en}. The old value could not be given back; a person must",
        )
    if edit.persisted:
        return passed(f"{vi}. Sửa được {field[0]}, tải lại vẫn còn.", f"{en}. The {field[1]} was changed and stayed.")
    if edit.persisted is None or edit.verified_first:
        return cannot_tell(
            f"{vi}. Chưa thử xong việc sửa {field[0]}, cần người xem.",
            f"{en}. Changing the {field[1]} could not be tried to its end; a person must.",
            at_least="partial",
        )
    return partly(
        "partial", f"{vi}. Sửa {field[0]} nhưng tải lại không còn.", f"{en}. The changed {field[1]} did not stay."
    )


def result_is_downloaded_and_signed(issued_result: IssuedResult) -> Verdict[Literal["half"]]:
    """The result of a completed application is a file that opens, with a digital signature that holds."""
    if not issued_result.completed:
        return not_tested(
            "Tài khoản thử nghiệm chưa có hồ sơ nào đã giải quyết xong.",
            "The test account has no completed application.",
        )
    files = [file for file in issued_result.files if file.opens]
    if not files:
        return _no_result(issued_result)
    by_whom = (
        ("có nêu cơ quan ban hành", "the issuing body is named")
        if issued_result.issuing_body
        else ("không thấy cơ quan ban hành", "the issuing body was not seen")
    )
    if any(_is_signed(file) for file in files):
        return passed(
            f"Kết quả tải về có chữ ký số nguyên vẹn; {by_whom[0]}.",
            f"The result carries a signature that holds; {by_whom[1]}.",
        )
    return _unsigned(files)


def _unsigned(files: list[ResultFile]) -> Verdict[Literal["half"]]:
    kinds = ", ".join(sorted({file.kind for file in files}))
    vi, en = f"Kết quả tải về là tệp {kinds}", f"The result is a file of kind {kinds}"
    if any(file.unverified_signature for file in files):
        vi, en = f"{vi}, có chữ ký số XML mà công cụ chưa xác minh", f"{en} with an XML signature that was not verified"
        return cannot_tell(f"{vi}.", f"{en}.", at_least="half")
    signatures = [signature for file in files for signature in file.signatures]
    if any(signature.trouble for signature in signatures):
        return cannot_tell(
            f"{vi}; không xác minh được chữ ký số.", f"{en}; its signature could not be verified.", at_least="half"
        )
    if signatures:
        return partly("half", f"{vi}; chữ ký số không còn nguyên vẹn.", f"{en}; its signature does not hold.")
    if any(file.kind == "zip" for file in files):
        return cannot_tell(f"{vi}; chưa xem tệp bên trong.", f"{en}; what is inside was not read.", at_least="half")
    return partly("half", f"{vi}, không có chữ ký số.", f"{en}, without a digital signature.")


def _is_signed(file: ResultFile) -> bool:
    return any(signature.intact and signature.whole for signature in file.signatures)


def _no_result(issued_result: IssuedResult) -> Verdict[Literal["half"]]:
    if issued_result.files or issued_result.offered:
        return failed(
            "Tệp kết quả không tải được hoặc không mở được.", "The result does not download or does not open."
        )
    if issued_result.opened and not issued_result.other_files:
        return failed(
            "Hồ sơ đã giải quyết xong không có kết quả để tải.", "A completed application offers no result to download."
        )
    return cannot_tell("Không nhận ra nơi tải kết quả.", "Where the result is downloaded could not be told.")


def receipt_of_a_payment_is_downloaded(payment_history: PaymentHistory) -> Verdict[Never]:
    """A payment made is listed, and its receipt names the amount, the date and who received it."""
    count = payment_history.payments
    if not count:
        if payment_history.says_empty:
            return not_tested(
                "Tài khoản thử nghiệm chưa có khoản thanh toán nào.", "The test account has made no payment."
            )
        return cannot_tell("Không đọc được lịch sử thanh toán.", "The history of payments could not be read.")
    vi, en = f"Lịch sử có {count} khoản thanh toán", f"{count} payments are listed"
    receipt = payment_history.receipt
    if receipt is None:
        return failed(f"{vi}, không tải được biên lai.", f"{en}; no receipt could be downloaded.")
    if not receipt.opens:
        return failed(f"{vi}; tệp biên lai không mở được.", f"{en}; the receipt does not open.")
    return _receipt_told(payment_history, vi, en)


def _receipt_told(payment_history: PaymentHistory, vi: str, en: str) -> Verdict[Never]:
    lacking = [names for fact, names in _RECEIPT.items() if fact not in payment_history.tells]
    if not lacking:
        return passed(
            f"{vi}; biên lai có số tiền, ngày và đơn vị thu.", f"{en}; the receipt tells amount, date and payee."
        )
    vi, en = (
        f"{vi}; biên lai không thấy {', '.join(n[0] for n in lacking)}",
        f"{en}; the receipt was not seen to tell {', '.join(n[1] for n in lacking)}",
    )
    if not payment_history.text_read:
        return cannot_tell(f"{vi} (tệp không đọc được chữ).", f"{en} (its text cannot be read).")
    return failed(f"{vi}.", f"{en}.")


def documents_are_stored(document_store: DocumentStore) -> Verdict[Never]:
    """The store shows the citizen's documents in groups, those of earlier applications among them."""
    count, groups = document_store.documents, len(document_store.groups)
    if not count:
        if document_store.says_empty:
            return not_tested("Kho của tài khoản thử nghiệm chưa có giấy tờ nào.", "The test account's store is empty.")
        return cannot_tell("Không đọc được kho giấy tờ.", "The store of documents could not be read.")
    vi, en = f"Kho có {count} giấy tờ, {groups} nhóm", f"The store shows {count} documents in {groups} groups"
    if not groups:
        return failed(f"{vi}: không phân nhóm.", f"{en}: they are not grouped.")
    if not document_store.earlier:
        return cannot_tell(
            f"{vi}; không rõ có giấy tờ của hồ sơ trước.", f"{en}; none is told to be of an earlier application."
        )
    return passed(f"{vi}.", f"{en}.")


def documents_are_attached_from_the_store(attachments: Attachments) -> Verdict[Never]:
    """Where papers are attached to an application, one can be chosen from the store."""
    name = attachments.store_control
    if attachments.chosen_from_store is not None:
        if attachments.chosen_from_store:
            return passed(f"Đính kèm được giấy tờ bằng «{name}».", f"A document was attached by '{name}'.")
        return failed(f"Không đính kèm được giấy tờ bằng «{name}».", f"No document could be attached by '{name}'.")
    if not attachments.uploads:
        return cannot_tell("Chưa thấy bước đính kèm giấy tờ.", "The step of attaching papers was not seen.")
    if not name:
        return failed(
            "Nơi đính kèm không cho chọn từ kho.", "Papers cannot be chosen from the store where they are attached."
        )
    if not attachments.allowed:
        return not_tested(
            f"Chưa thử «{name}» (thêm «upload» vào allow trong tệp cổng).",
            f"'{name}' was not tried (list 'upload' under allow in the portal file).",
        )
    return cannot_tell(f"«{name}» không đưa ra giấy tờ nào để chọn.", f"'{name}' offered no document to choose.")
