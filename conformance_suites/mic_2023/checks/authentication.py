"""Group F01: signing in with an identity people already hold, and getting an account."""

from __future__ import annotations

from typing import Literal

from pytest_egov.evidence import Registration, RoundTrip, SignIn, SignInOption
from pytest_egov.verdict import Verdict, cannot_tell, failed, not_tested, partly, passed

__all__ = ["registration_covers_people_and_organisations", "sign_in_leads_to_the_national_identity"]

_AUDIENCES = {"person": ("cá nhân", "individuals"), "organisation": ("tổ chức", "organisations")}


def sign_in_leads_to_the_national_identity(
    sign_in: SignIn, *, max_clicks: int, identity_hosts: list[str]
) -> Verdict[Literal["partial"]]:
    """A national identity is offered within few clicks over HTTPS, and a test account comes back signed in.

    Without an account it is looked at from outside: choosing the option must lead to a national host, and nothing is typed.
    """
    completed = [trip for trip in sign_in.round_trips if trip.completed]
    by_national = next((trip for trip in completed if trip.national), None)
    if by_national is not None:
        return _round_trip_completed(by_national, sign_in.clicks, max_clicks)
    if completed:
        return partly(
            "partial",
            f"Chỉ đăng nhập được bằng {_way(completed[0])[0]}, không phải bằng tài khoản định danh quốc gia.",
            f"Only {_way(completed[0])[1]} signs in, not a national identity.",
        )
    seen = _seen_from_outside(sign_in, max_clicks, identity_hosts)
    if not sign_in.round_trips:
        return seen
    trouble = sign_in.round_trips[0].trouble
    if not any(trip.stuck for trip in sign_in.round_trips):
        return failed(
            f"Không cách đăng nhập nào hoạt động với tài khoản thử nghiệm ({trouble}).",
            f"No way to sign in works with the test account ({trouble}).",
        )
    # A national identity that breaks on its way is no fault of the account's: another way in earns a part at most.
    national = [trip for trip in sign_in.round_trips if trip.national]
    broken = bool(national) and seen.at_least == "none" and not any(trip.stuck for trip in national)
    return cannot_tell(
        f"Tài khoản thử nghiệm không đăng nhập được ({trouble}): do tài khoản hay do cổng thì cần người xem.",
        f"The test account did not come in ({trouble}): whether that is the account's fault or the portal's a person must see.",
        at_least="partial" if seen.at_least != "none" else "none",
        at_most="partial" if broken else "full",
    )


def _round_trip_completed(trip: RoundTrip, clicks: int | None, max_clicks: int) -> Verdict[Literal["partial"]]:
    vi, en = (
        f"Đăng nhập bằng {_way(trip)[0]} rồi trở lại cổng",
        f"Signing in with {_way(trip)[1]} comes back to the portal",
    )
    if trip.signed_out is False:
        vi, en = f"{vi}; đăng xuất không kết thúc phiên", f"{en}; signing out did not end the session"
    if not trip.secure:
        return partly("partial", f"{vi}, nhưng không qua HTTPS.", f"{en}, but not over HTTPS.")
    if trip.failures:
        times = trip.failures
        return partly("partial", f"{vi}, nhưng không thành công {times} lần.", f"{en}, but failed {times} times.")
    if clicks is not None and clicks > max_clicks:
        return partly("partial", f"{vi}, nhưng cần {clicks} lần bấm.", f"{en}, but takes {clicks} clicks.")
    return passed(f"{vi}.", f"{en}.")


def _way(trip: RoundTrip) -> tuple[str, str]:
    if trip.way:
        return f"«{trip.way}»", f"'{trip.way}'"
    return "tài khoản riêng của cổng", "the portal's own password account"


def _seen_from_outside(sign_in: SignIn, max_clicks: int, identity_hosts: list[str]) -> Verdict[Literal["partial"]]:
    national = [option for option in sign_in.options if option.national]
    working = [option for option in sign_in.options if not option.trouble]
    reached = [
        option for option in national if option.secure and _ends_at(option, identity_hosts) and not option.trouble
    ]
    if reached:
        return _national_reached(reached[0], sign_in.clicks, max_clicks)
    if sign_in.options and not working and not sign_in.own_password:
        return failed(
            f"Không lựa chọn đăng nhập nào hoạt động sau 3 lần thử ({sign_in.options[0].trouble}).",
            f"No option to sign in works, tried three times ({sign_in.options[0].trouble}).",
        )
    if national:
        where = national[0].trouble or ", ".join(national[0].hosts)
        return cannot_tell(
            f"Có lựa chọn «{national[0].name}», nhưng không thấy dẫn đến hệ thống định danh quốc gia qua HTTPS ({where}).",
            f"'{national[0].name}' is offered, but was not seen to lead to a national identity host over HTTPS ({where}).",
        )
    if sign_in.own_password:
        return not_tested(
            "Chỉ thấy tài khoản riêng của cổng; cần tài khoản thử nghiệm để thử đăng nhập.",
            "Only the portal's own password account was seen; trying it takes a test account.",
            at_most="partial",
        )
    return cannot_tell(
        "Trang đăng nhập không nêu tài khoản định danh quốc gia.", "The sign-in page names no national identity."
    )


def _national_reached(option: SignInOption, clicks: int | None, max_clicks: int) -> Verdict[Literal["partial"]]:
    vi = f"«{option.name}» dẫn đến {option.hosts[-1]} qua HTTPS"
    en = f"'{option.name}' leads to {option.hosts[-1]} over HTTPS"
    if clicks is not None and clicks > max_clicks:
        return partly("partial", f"{vi}, nhưng sau {clicks} lần bấm.", f"{en}, but after {clicks} clicks.")
    if option.failures:
        times = option.failures
        return partly("partial", f"{vi}, nhưng không thành công {times} lần.", f"{en}, but failed {times} times.")
    return passed(f"{vi}.", f"{en}.")


def _ends_at(option: SignInOption, hosts: list[str]) -> bool:
    end = option.hosts[-1] if option.hosts else ""
    return any(end == host or end.endswith(f".{host}") for host in hosts)


def registration_covers_people_and_organisations(registration: Registration) -> Verdict[Literal["partial"]]:
    """Individuals and organisations are both shown how to get an account, with a way to do it."""
    terms = {mention.term for mention in registration.audiences}
    addressed = [names for term, names in _AUDIENCES.items() if term in terms]
    way, said = bool(registration.forms or registration.links), bool(registration.explains or registration.forms)
    if not said and not addressed:
        return cannot_tell(
            "Lối đăng ký dẫn sang trang khác, chưa rõ trang đó phục vụ đối tượng nào.",
            "Registration leads to another page; whom it serves there was not seen.",
        )
    if len(addressed) == len(_AUDIENCES) and way:
        return passed(
            "Có nơi đăng ký hoặc hướng dẫn cách có tài khoản cho cả cá nhân và tổ chức.",
            "Both individuals and organisations find how to get an account and where.",
        )
    if len(addressed) == len(_AUDIENCES):
        return partly(
            "partial",
            "Có hướng dẫn cho cả cá nhân và tổ chức nhưng không có đường dẫn để thực hiện.",
            "Both individuals and organisations are instructed, but no link leads to where it is done.",
        )
    if addressed:
        vi, en = addressed[0]
        return partly(
            "partial",
            f"Việc đăng ký hoặc hướng dẫn chỉ nói tới {vi}.",
            f"Registration or its explanation speaks of {en} only.",
        )
    return partly(
        "partial",
        "Có cách đăng ký tài khoản nhưng không nói rõ dành cho cá nhân hay tổ chức.",
        "There is a way to register, which names neither individuals nor organisations.",
    )
