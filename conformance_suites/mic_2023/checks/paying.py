"""Group F14 within the filing flow: the fee can be paid online."""

from __future__ import annotations

from typing import Literal

from conformance_suites.mic_2023.checks.filing import where_it_stopped
from pytest_egov.evidence import Payment
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = ["the_fee_can_be_paid_online"]


def the_fee_can_be_paid_online(payment: Payment, *, full_channels: int) -> Verdict[Literal["half"]]:
    """The exact fee is asked for, channels are offered, and the payment is completed or handed over safely."""
    if not payment.offered:
        return _not_offered(payment)
    vi, en = _seen(payment, full_channels)
    shown = payment.gateway_amounts or payment.amounts
    choice = payment.platform or len(payment.channels) >= full_channels
    if not choice and not payment.completed:
        return partly("half", f"{vi}.", f"{en}.")
    if not shown:
        return partly("half", f"{vi}; không hiện số tiền.", f"{en}; no amount is shown.")
    return _compared(payment, shown, vi, en)


def _compared(payment: Payment, shown: tuple[int, ...], vi: str, en: str) -> Verdict[Literal["half"]]:
    if payment.fee is None:
        vi, en = f"{vi}; thủ tục không ghi mức phí để đối chiếu.", f"{en}; no fee is stated to compare the amount with."
        return cannot_tell(vi, en, at_least="half")
    if payment.fee not in shown and payment.fee_depends:
        vi, en = f"{vi}; mức phí tùy trường hợp nên không đối chiếu được.", f"{en}; the fee depends on the case."
        return cannot_tell(vi, en, at_least="half")
    if payment.fee not in shown:
        vi, en = f"{vi}; số tiền {_dong(shown[0])} khác mức phí.", f"{en}; the amount {_dong(shown[0])} is not the fee."
        return partly("half", vi, en)
    return _handed_over(payment, vi, en)


def _handed_over(payment: Payment, vi: str, en: str) -> Verdict[Literal["half"]]:
    if not payment.allowed:
        vi, en = f"{vi}; chưa thanh toán thử (thêm «pay» vào allow).", f"{en}; not paid (list 'pay' under allow)."
        return not_tested(vi, en, at_least="half")
    if payment.secure is False:
        return partly("half", f"{vi}; chuyển sang thanh toán không qua HTTPS.", f"{en}; handed over without HTTPS.")
    if payment.completed:
        return passed(f"{vi}; thanh toán thành công.", f"{en}; the payment was completed.")
    if payment.gateway:
        return passed(
            f"{vi}; đã đến trang thanh toán của {payment.gateway}.", f"{en}; handed over to {payment.gateway}."
        )
    return partly("half", f"{vi}; không đến được trang thanh toán.", f"{en}; no payment page was reached.")


def _not_offered(payment: Payment) -> Verdict[Literal["half"]]:
    where_vi, where_en = where_it_stopped(payment.walk)
    if payment.fee is None:
        return cannot_tell(
            "Trong các thủ tục đã chọn chưa gặp thủ tục có ghi mức phí, và không thấy bước thanh toán.",
            "None of the drawn services states a fee, and no payment was offered.",
        )
    if not payment.filing_allowed:
        return not_tested(
            "Trước khi nộp không có bước thanh toán; có thể có sau khi nộp (thêm «file» vào allow).",
            "No payment before filing; one may come afterwards (list 'file' under allow).",
        )
    if payment.fee_depends:
        return cannot_tell(
            f"Không có bước thanh toán; thủ tục chỉ thu phí {_dong(payment.fee)} tùy trường hợp.",
            f"No payment was offered; the service's fee of {_dong(payment.fee)} is due in certain cases only.",
        )
    if payment.walk.halted or not payment.walk.final:
        return cannot_tell(f"Chưa đến bước thanh toán: {where_vi}.", f"Payment was not reached: {where_en}.")
    return failed(
        f"Thủ tục có phí {_dong(payment.fee)} nhưng không thanh toán trực tuyến được.",
        f"The service has a fee of {_dong(payment.fee)} and offers no online payment.",
    )


def _seen(payment: Payment, full_channels: int) -> tuple[str, str]:
    count = len(payment.channels)
    platform = (
        (", có nền tảng thanh toán quốc gia", ", the national platform among them") if payment.platform else ("", "")
    )
    lacks = count < full_channels and not payment.platform
    few = (f" (cần {full_channels})", f" ({full_channels} are asked for)") if lacks else ("", "")
    return f"Có {count} kênh thanh toán{few[0]}{platform[0]}", f"Payment channels: {count}{few[1]}{platform[1]}"


def _dong(amount: int) -> str:
    return f"{amount:,} đồng".replace(",", ".")
