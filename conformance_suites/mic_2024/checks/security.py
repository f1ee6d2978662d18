"""Pillar X, what shows from outside: transport, certificate, headers, cookies, and what pages name over plain HTTP."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, Never
from urllib.parse import urlsplit

from pytest_egov.evidence import Certificate, Cookie, PageAnswer, PageAnswers, Transport
from pytest_egov.verdict import Verdict, cannot_tell, failed, graded, partly, passed

__all__ = [
    "certificate_is_valid",
    "https_is_the_only_way",
    "no_software_version_leaks",
    "pages_load_nothing_in_plain",
    "security_headers_are_sent",
    "session_cookies_are_guarded",
    "strict_transport_is_announced",
]

Protection = Literal["no_sniffing", "no_framing", "content_policy", "referrer_policy"]

_HERE = (
    "cổng chạy trên máy này hoặc trong mạng nội bộ, nên chưa thấy được HTTPS mà người dân gặp",
    "the portal runs on this machine or in a private network, so the HTTPS that the public meets cannot be seen",
)
# Said alike by all that HTTPS is the ground of, so that a row of several of them says it once.
_UNSEEN = (
    f"Chưa kết luận được về HTTPS, chứng thư, HSTS và nội dung hỗn hợp: {_HERE[0]}.",
    f"HTTPS, certificate, HSTS and mixed content cannot be judged: {_HERE[1]}.",
)
_SAID: dict[str, tuple[str, str]] = {
    "no_sniffing": ("X-Content-Type-Options", "X-Content-Type-Options"),
    "no_framing": (
        "chống nhúng khung (X-Frame-Options hoặc frame-ancestors)",
        "framing (X-Frame-Options or frame-ancestors)",
    ),
    "content_policy": ("Content-Security-Policy", "Content-Security-Policy"),
    "referrer_policy": ("Referrer-Policy", "Referrer-Policy"),
}
# What frameworks and people, Vietnamese ones among them, call that which keeps somebody signed in. A form's anti-forgery token is
# none: scripts read it.
_SESSION = re.compile(r"(?i)sess|sid\b|_sid|auth|token|jwt|login|remember|identity|phien(?![_-]?ban)|dang_?nhap")
_FOR_SCRIPTS = re.compile(r"(?i)csrf|xsrf|forgery|verificationtoken")
# A number of a version: after a slash or a v, or with a point in it. "nginx" and "srv-03" tell none.
_VERSION = re.compile(r"(?:/|\bv\.?\s?|\s)\d+(?:\.\d+)*|\b\d+\.\d+", re.IGNORECASE)
_SOFTWARE = ("server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator")


def https_is_the_only_way(transport: Transport) -> Verdict[Literal["half"]]:
    """The portal is served over HTTPS, and plain HTTP only leads there."""
    if not transport.secure:
        if transport.local:
            return cannot_tell(*_UNSEEN)
        return failed("Cổng dùng HTTP không mã hóa.", "The portal is served over plain HTTP.")
    if not transport.plain_hops:
        why = f" ({transport.plain_trouble})" if transport.plain_trouble else ""
        return passed(
            f"Cổng chỉ dùng HTTPS; không có gì trả lời qua HTTP{why}.",
            f"The portal is HTTPS only; nothing answers over plain HTTP{why}.",
        )
    if urlsplit(transport.plain_hops[-1]).scheme == "https":
        return passed("Địa chỉ HTTP chuyển sang HTTPS.", "Plain HTTP leads to HTTPS.")
    return _stays_plain(transport.plain_hops[-1], transport.plain_status)


def _stays_plain(end: str, status: int | None) -> Verdict[Literal["half"]]:
    if status is None:
        return cannot_tell(
            f"Cổng dùng HTTPS; địa chỉ HTTP dẫn đến {end} nhưng chưa xem được nội dung ở đó.",
            f"The portal is HTTPS; plain HTTP leads to {end}, and what stands there could not be looked at.",
            at_least="half",
        )
    if status >= 400:
        return passed(
            "Cổng dùng HTTPS; địa chỉ HTTP không cho nội dung nào.", "The portal is HTTPS; plain HTTP gives no content."
        )
    return partly(
        "half",
        f"Cổng dùng HTTPS, nhưng {end} vẫn trả nội dung qua HTTP (mã {status}).",
        f"The portal is HTTPS, but {end} still answers over plain HTTP (status {status}).",
    )


def certificate_is_valid(
    transport: Transport, *, min_rsa_bits: int, min_ec_bits: int, weak_hashes: tuple[str, ...], today: date
) -> Verdict[Never]:
    """The certificate is for this host, vouched for, in its days, and of a key that holds."""
    shown = transport.certificate
    if shown is None:
        why = transport.tls_trouble or "-"
        if transport.local and not transport.secure:
            return cannot_tell(*_UNSEEN)
        if transport.secure:  # the browser got through where we did not, by a proxy for one
            return cannot_tell(f"Chưa xem được chứng thư: {why}.", f"The certificate could not be looked at: {why}.")
        return failed(f"Máy chủ không có chứng thư: {why}.", f"The server shows no certificate: {why}.")
    wrong = _faults(transport, shown, {"RSA": min_rsa_bits, "DSA": min_rsa_bits, "EC": min_ec_bits}, weak_hashes, today)
    last = shown.not_after.date()
    if wrong:
        return failed(
            f"Chứng thư không đạt: {'; '.join(vi for vi, _ in wrong)}.",
            f"The certificate is not good: {'; '.join(en for _, en in wrong)}.",
        )
    issuer = shown.issuer
    if shown.distrust:
        return cannot_tell(
            f"Chứng thư của «{issuer}» không được máy này tin cậy, nhưng cổng nằm trong mạng nội bộ.",
            f"The certificate of '{issuer}' is not trusted by this machine, but the portal is in a private network.",
        )
    return passed(
        f"Chứng thư hợp lệ, do «{issuer}» cấp, đến {last:%d/%m/%Y}, khóa {shown.key} {shown.bits} bit.",
        f"The certificate is valid: by '{issuer}', until {last}, {shown.key} key of {shown.bits} bits.",
    )


def _faults(
    transport: Transport, shown: Certificate, least_bits: dict[str, int], weak_hashes: tuple[str, ...], today: date
) -> list[tuple[str, str]]:
    wrong: list[tuple[str, str]] = []
    first, last = shown.not_before.date(), shown.not_after.date()
    if not shown.covers_host:
        wrong.append(("không cấp cho tên miền này", "it is not for this host"))
    if not first <= today <= last:
        wrong.append(
            (f"chỉ có hiệu lực từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}", f"it is valid from {first} to {last} only")
        )
    elif shown.distrust and not transport.local:
        wrong.append((f"không được tin cậy ({shown.distrust})", f"it is not trusted ({shown.distrust})"))
    if shown.bits < least_bits.get(shown.key, 0):
        wrong.append(
            (f"khóa {shown.key} {shown.bits} bit quá ngắn", f"its {shown.key} key of {shown.bits} bits is too short")
        )
    if shown.signature_hash in weak_hashes:
        wrong.append((f"ký bằng {shown.signature_hash}", f"it is signed with {shown.signature_hash}"))
    return wrong


def strict_transport_is_announced(page_answers: PageAnswers, *, min_days: int) -> Verdict[Literal["half"]]:
    """The start page's own answer announces HSTS for long enough; what a redirect says is not asked."""
    page = page_answers.pages[0]
    if not page.secure:
        if page.local:
            return cannot_tell(*_UNSEEN)
        return failed(
            "Trang không dùng HTTPS nên HSTS không có hiệu lực.", "The page is not HTTPS, so HSTS means nothing."
        )
    said = re.search(r'(?i)max-age\s*=\s*"?(\d+)', page.header("strict-transport-security"))
    if said is None or int(said[1]) == 0:
        return failed("Không có HSTS (Strict-Transport-Security).", "There is no HSTS (Strict-Transport-Security).")
    days = int(said[1]) // 86_400
    if days < min_days:
        return partly(
            "half", f"HSTS chỉ {days} ngày, cần {min_days}.", f"HSTS is for {days} days only, not {min_days}."
        )
    return passed(f"HSTS có hiệu lực {days} ngày.", f"HSTS is announced for {days} days.")


def security_headers_are_sent(
    page_answers: PageAnswers, *, protections: tuple[Protection, ...], half_from: int
) -> Verdict[Literal["half"]]:
    """The start page's own answer carries the headers that protect whoever reads it."""
    page = page_answers.pages[0]
    missing = [name for name in protections if not _protects(page, name)]
    if not missing:
        return passed("Có đủ các tiêu đề bảo vệ.", "All protective headers are sent.")
    vi, en = (", ".join(_SAID[name][language] for name in missing) for language in (0, 1))
    level: Literal["half", "none"] = "half" if len(protections) - len(missing) >= half_from else "none"
    return graded(level, f"Thiếu tiêu đề bảo vệ: {vi}.", f"Missing: {en}.")


def _protects(page: PageAnswer, name: Protection) -> bool:
    match name:
        case "no_sniffing":
            return "nosniff" in page.header("x-content-type-options").lower()
        case "no_framing":
            framing = page.header("x-frame-options").lower().split(",")[0].strip()
            return framing in ("deny", "sameorigin") or any(
                _narrows(policy.get("frame-ancestors")) for policy in _policies(page.header("content-security-policy"))
            )
        case "content_policy":
            # Framing alone is the protection before; a policy says where scripts may come from, or everything.
            policies = (*_policies(page.header("content-security-policy")), *_policies(page.policy_in_page))
            return any(_narrows(policy.get("script-src", policy.get("default-src"))) for policy in policies)
        case "referrer_policy":
            said = page.header("referrer-policy") or page.referrer_in_page
            return bool(said) and said.split(",")[-1].strip().lower() not in ("unsafe-url", "always")


def _policies(header: str) -> list[dict[str, list[str]]]:
    """The policies of a header, as sources by directive (Content Security Policy Level 3, section 2.2); each of them holds."""
    policies = []
    for policy in header.lower().split(","):
        directives: dict[str, list[str]] = {}
        for directive in policy.split(";"):
            name, *sources = directive.split() or [""]
            directives.setdefault(name, sources)
        policies.append(directives)
    return policies


def _narrows(sources: list[str] | None) -> bool:
    """Whether a directive is there and keeps anybody out."""
    return sources is not None and not {"*", "http:", "https:", "data:"} & {*sources}


def session_cookies_are_guarded(page_answers: PageAnswers) -> Verdict[Literal["half"]]:
    """The portal's own session cookies are sent over HTTPS only (Secure) and hidden from scripts (HttpOnly).

    What other sites set is theirs. Where no session cookie was met, nothing of the portal's was seen that could be wrong.
    """
    home = page_answers.pages[0]
    held = [(cookie, page) for page in page_answers.pages for cookie in page.cookies]
    held += [(cookie, home) for cookie in page_answers.citizen_cookies or ()]
    met: dict[tuple[str, str], tuple[Cookie, PageAnswer]] = {}
    for cookie, page in held:
        if _keeps_a_session(cookie):
            met.setdefault((cookie.name, cookie.host), (cookie, page))
    if not met:
        where = ("; cần xem cookie sau khi đăng nhập", "; those after signing in must be looked at")
        if page_answers.citizen_cookies is not None:
            where = (" và sau khi đăng nhập", ", nor after signing in")
        return cannot_tell(
            f"Không gặp cookie phiên nào trên các trang công khai{where[0]}.",
            f"No session cookie was met on the public pages{where[1]}.",
        )
    names = ", ".join(sorted({name for name, _ in met}))
    readable = sorted({cookie.name for cookie, _ in met.values() if not cookie.http_only})
    exposed = sorted(
        {cookie.name for cookie, page in met.values() if not cookie.secure and not (page.local and not page.secure)}
    )
    unseen = any(page.local and not page.secure and not cookie.secure for cookie, page in met.values())
    if readable and exposed:
        return failed(
            f"Cookie phiên thiếu cả HttpOnly ({', '.join(readable)}) và Secure ({', '.join(exposed)}).",
            f"Session cookies lack HttpOnly ({', '.join(readable)}) and Secure ({', '.join(exposed)}).",
        )
    if unseen:
        said = f"Cờ Secure chưa kết luận được: {_HERE[0]}", f"Secure cannot be judged: {_HERE[1]}"
        if readable:
            vi, en = (
                f"Cookie phiên thiếu HttpOnly: {', '.join(readable)}",
                f"HttpOnly is missing: {', '.join(readable)}",
            )
            return cannot_tell(f"{vi}. {said[0]}.", f"{en}. {said[1]}.", at_most="half")
        return cannot_tell(
            f"Cookie phiên ({names}) có HttpOnly. {said[0]}.",
            f"Session cookies ({names}) have HttpOnly. {said[1]}.",
            at_least="half",
        )
    if readable or exposed:
        flag, which = ("HttpOnly", readable) if readable else ("Secure", exposed)
        return partly(
            "half", f"Cookie phiên thiếu {flag}: {', '.join(which)}.", f"{flag} is missing: {', '.join(which)}."
        )
    return passed(
        f"Cookie phiên ({names}) có Secure và HttpOnly.", f"Session cookies ({names}) have Secure and HttpOnly."
    )


def _keeps_a_session(cookie: Cookie) -> bool:
    if _FOR_SCRIPTS.search(cookie.name):
        return False
    return bool(_SESSION.search(cookie.name)) or (cookie.by_server and not cookie.lasting)


def pages_load_nothing_in_plain(page_answers: PageAnswers) -> Verdict[Never]:
    """No page names files, frames or targets of forms over plain HTTP."""
    if not page_answers.pages[0].secure:
        if page_answers.pages[0].local:
            return cannot_tell(*_UNSEEN)
        return failed("Trang không dùng HTTPS.", "The page itself is not HTTPS.")
    plain = [(page.place, address) for page in page_answers.pages for address in page.insecure]
    if not plain:
        pages = len(page_answers.pages)
        return passed(
            f"{pages} trang đã xem không có nội dung qua HTTP.",
            f"None of {pages} pages names anything over plain HTTP.",
        )
    first = f"{plain[0][1]} ({plain[0][0]})"
    return failed(
        f"Có {len(plain)} địa chỉ HTTP trong trang HTTPS, như {first}.",
        f"{len(plain)} plain addresses on HTTPS pages, such as {first}.",
    )


def no_software_version_leaks(page_answers: PageAnswers) -> Verdict[Never]:
    """Neither headers nor the page's own markup tell the version of the software behind; its name alone is no leak."""
    leaks: dict[str, None] = {}
    for page in page_answers.pages:
        for name in _SOFTWARE:
            if _VERSION.search(f" {page.header(name)}") and page.header(name):
                leaks[f"{name}: {page.header(name)[:80]}"] = None
        if _VERSION.search(page.generator):
            leaks[f"generator: {page.generator[:80]}"] = None
    if leaks:
        told = "; ".join(leaks)
        return failed(f"Lộ phiên bản phần mềm: {told}.", f"Software versions are told: {told}.")
    return passed("Không lộ phiên bản phần mềm.", "No software version is told.")
