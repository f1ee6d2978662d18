"""What personal data and secrets look like in a reading (see decoding.py): patterns, and what makes two values the same.

Sources: Decree 70/2024/NĐ-CP (a personal identification number is twelve digits, the first three of them a province's or a
country's code, so that it begins with 0), older identity cards (nine digits), the national numbering plan (mobile numbers
03, 05, 07, 08, 09 and eight digits, fixed ones 02 and nine), RFC 6749 and OpenID Connect (code, state, tokens), RFC 7519
(JWT), RFC 7235 and 6265 (headers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = [
    "Kind",
    "Sighting",
    "contacts_in",
    "kind_of",
    "personal_in",
    "same_as",
    "secrets_in",
]

Kind = Literal[
    "cccd", "cmnd", "passport", "phone", "email", "name", "address", "birth", "user", "password", "token", "otp"
]
Sighting = tuple[int, int, Kind]
"""Where something stands in a reading (first place, and the one after its last), and what it is."""

# Official codes (000.00.12.H40-260901-0001, 1.001193.000.00.00.H40) hang together by dots and hyphens: what is part of one
# is no number of its own.
_BEFORE, _AFTER = r"(?<![\w.\-])", r"(?!\w|[.\-]\w)"
_DIGITS: Final = re.compile(r"\d{4}")
_SOME_DIGITS: Final = re.compile(r"\d(?:[\s.\-()]{0,3}\d){6}")
_TWELVE: Final = r"\d{12}|\d{3}(?:[ .]\d{3}){3}|\d{4}(?:[ .]\d{4}){2}|\d(?: \d){11}"
_NINE: Final = r"\d{9}|\d{3}(?:[ .]\d{3}){2}"
# Numbers grouped by dots are amounts and counts, unless they begin with 0.
_BEGINS_WITH_0: Final = re.compile(
    rf"{_BEFORE}(?:0\d{{11}}|0\d\d(?:[ .]\d{{3}}){{3}}|0\d{{3}}(?:[ .]\d{{4}}){{2}}|0(?: \d){{11}}){_AFTER}"
)
_NUMBER: Final = re.compile(
    rf"{_BEFORE}(?:\d{{12}}|\d{{9}}|(?<!/)\d{{3}}(?: \d{{3}}){{2,3}}){_AFTER}(?!\s*(?:d\b|dong|vnd|₫|%|ho so|luot))"
)
_LABELLED: Final = re.compile(
    r"(?:cccd|cmnd|\bcmt\b|can cuoc|chung minh (?:thu|nhan dan)|dinh danh|ho chieu|national.id|identity|id (?:number|card)"
    rf"|passport)[^\d\n]{{0,40}}?({_BEFORE}(?:{_TWELVE}|{_NINE}|[a-z]\d{{7,8}}){_AFTER})"
)
_PHONE: Final = re.compile(
    rf"{_BEFORE}(?:\(?(?:\+|00)\s?84[\s.\-()]{{0,3}}(?:0\)?[\s.\-]?)?|84|\(?0)(?:[35789]|2\d)(?:[\s.\-()]{{0,2}}\d){{8}}{_AFTER}"
)
_FIXED: Final = "02"
_PART_OF_ADDRESS: Final = re.compile(r"(?<=/)[\w\-]{20,}(?![\w.\-%])")
_AT: Final = r"\s?(?:\(at\)|\[at\]|\[a\])\s?"
_EMAIL: Final = re.compile(
    rf"(?<![\w.+\-])[\w.+\-]+(?:@|{_AT})[\w\-]+(?:\.[\w\-]+)*\.(?!(?:png|jpe?g|gif|svg|webp|css|js)\b)[a-z]{{2,}}"
)

_OPAQUE: Final = r"(?=[\w\-]*\d)(?=[\w\-]*[a-z])[\w\-]{16,}"
_KEYWORD: Final = (
    r"(?:[\w.]{0,30}[_.\-])?(?:\w{0,30}token|secret|client_?secret|passw(?:or)?d|passwd|pwd|mat_?khau|session(?:_?id)?|j?sessionid|phpsessid|sessid|sid|jwt"
    r"|api_?key|x-api-key|auth|authorization|otp|nonce|samlresponse|samlrequest|relaystate|ticket|signature|csrf|xsrf|credential|assertion"
    r"|code_verifier|code_challenge|login_hint|id_token_hint|session_state)"
)
_VALUE: Final = r"[^\s&#\"'<>;,)}\]\\]"
_FIRST: Final = r"(?:(?<=[?&#;\s\"'(])|^)"
_OFFICIAL: Final = re.compile(r"[\w.]*\.h\d\d(?:[.\-][\d.\-]+)?|[a-z]{1,4}-?\d{2,6}-\d[\d\-]*|\d\.\d{6}[\d.]*")
_IN_ADDRESS: Final = re.compile(rf"{_FIRST}(?:{_KEYWORD})=({_VALUE}{{4,}})")
# The standard's own code (thu-tuc?code=1.001193) is no secret: an OIDC code comes with its state, or is one long run.
_CODE_AND_STATE: Final = re.compile(rf"{_FIRST}(?:code|state)=({_VALUE}{{4,}})")
_CODE: Final = re.compile(rf"{_FIRST}code=({_VALUE}{{4,}})")
_OPAQUE_CODE: Final = re.compile(rf"{_FIRST}(?:code|state|key|hash)=({_OPAQUE})(?![\w\-.])")
_ASSIGNED: Final = re.compile(
    rf"(?<![\w\-])(?:{_KEYWORD})\\?[\"']?\s?[:=]\s?\\?[\"']?(?=[\w\-.~+/=]*\d)([\w\-.~+/=!@$%^*]{{6,}})"
)
_IN_TAG: Final = (
    re.compile(rf"<(?:input|meta)\b[^>]{{0,600}}?\b(?:name|id)=[\"']?{_KEYWORD}[\"']?[^>]{{0,600}}?\b(?:value|content)=[\"']([^\"'>]{{4,}})"),
    re.compile(rf"<(?:input|meta)\b[^>]{{0,600}}?\b(?:value|content)=[\"']([^\"'>]{{4,}})[\"'][^>]{{0,600}}?\b(?:name|id)=[\"']?{_KEYWORD}\b"),
    re.compile(r"<input\b[^>]{0,600}?\btype=[\"']?password\b[^>]{0,600}?\bvalue=[\"']([^\"'>]+)"),
    re.compile(r"<input\b[^>]{0,600}?\bvalue=[\"']([^\"'>]+)[\"'][^>]{0,600}?\btype=[\"']?password\b"),
)  # fmt: skip
_JWT: Final = re.compile(r"\b(eyj[\w\-]{6,}(?:\.[\w\-]*){0,4})")
_AUTHORIZED: Final = re.compile(r"\b(?:bearer|basic|digest)\s+(?=[\w\-.~+/=]*[\d=]|[\w\-.~+/]{20})([\w\-.~+/=]{8,})")
_COOKIES: Final = re.compile(r"\b(?:set-)?cookie2?\"?\s*:\s*\"?((?:[\w.\-]+=[^;\s,\"]+(?:;\s*)?)+)")
_COOKIE: Final = re.compile(r"[\w.\-]+=([^;\s,\"]{4,})")
_COOKIE_SETTINGS: Final = ("path=", "domain=", "expires=", "max-age=", "samesite=", "priority=", "version=")
_USER_INFO: Final = re.compile(r"//([^/?#\s@\"'<>]{2,})@")
_USER_OF_ADDRESS: Final = re.compile(r"//[^/?#\s]*$")
_OTP: Final = re.compile(
    r"(?:\botp\b|ma xac (?:thuc|nhan|minh)|verification code|one[- ]time (?:code|password)|passcode|\bpin\b)"
    r"[^\d\n]{0,30}(?<![\d.,/\-])(?!(?:19|20)\d\d\b)(\d{4,8})(?![\d/]|[.,\-]\d)"
)


def secrets_in(text: str) -> Iterator[Sighting]:
    """Tokens, codes, cookies and one-time passwords, wherever the text came from; ``text`` is that of a reading."""
    for pattern in _patterns_for(text):
        for match in pattern.finditer(text):
            if not _OFFICIAL.fullmatch(match[1]):
                yield match.start(1), match.end(1), "token"
    for header in _COOKIES.finditer(text) if "cookie" in text else ():
        for cookie in _COOKIE.finditer(text, header.start(1), header.end(1)):
            if not cookie[0].startswith(_COOKIE_SETTINGS):
                yield cookie.start(1), cookie.end(1), "token"
    if _DIGITS.search(text) is not None:
        yield from ((match.start(1), match.end(1), "otp") for match in _OTP.finditer(text))


def _patterns_for(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns a text can hold something of; most texts hold none of what they look for."""
    if "=" in text or ":" in text:
        yield from (_IN_ADDRESS, _OPAQUE_CODE, _ASSIGNED)
        if "code=" in text and "state=" in text and not any(map(_OFFICIAL.fullmatch, _CODE.findall(text))):
            yield _CODE_AND_STATE
        if "<" in text:
            yield from _IN_TAG
    if "@" in text:
        yield _USER_INFO
    if "eyj" in text:
        yield _JWT
    if "bearer" in text or "basic" in text or "digest" in text:
        yield _AUTHORIZED


def personal_in(text: str, *, strict: bool) -> Iterator[Sighting]:
    """Numbers and addresses of people in a reading.

    Args:
        text: of the reading.
        strict: it is not a text that a portal shows to everybody, so that fixed telephone numbers and numbers of nine or
            twelve digits are somebody's even where nothing beside them says so.
    """
    for start, end, kind in contacts_in(text):
        if strict or kind != "phone" or not same_as(kind, text[start:end]).startswith(_FIXED):
            yield start, end, kind
    if strict:
        yield from _opaque_parts(text)
    if _SOME_DIGITS.search(text) is None:
        return
    for match in _LABELLED.finditer(text):
        yield match.start(1), match.end(1), _identity(match[1])
    yield from ((match.start(), match.end(), "cccd") for match in _BEGINS_WITH_0.finditer(text))
    if strict:
        yield from ((match.start(), match.end(), _identity(match[0])) for match in _NUMBER.finditer(text))


def _opaque_parts(text: str) -> Iterator[Sighting]:
    """Parts of addresses that no person wrote: a key to somebody's page is as good as a password."""
    for match in _PART_OF_ADDRESS.finditer(text):
        words = re.split(r"[-_]", match[0])
        if any(len(word) >= 8 and not word.isalpha() and not word.isdecimal() for word in words):
            yield match.start(), match.end(), "token"


def contacts_in(text: str) -> Iterator[Sighting]:
    """Telephone numbers of people and bodies (not 1900 lines and other short ones), and e-mail addresses."""
    for match in _EMAIL.finditer(text) if "@" in text or "(at)" in text or "[a" in text else ():
        if _USER_OF_ADDRESS.search(text, max(0, match.start() - 100), match.start()) is None:
            yield match.start(), match.end(), "email"
    if _SOME_DIGITS.search(text) is not None:
        yield from ((match.start(), match.end(), "phone") for match in _PHONE.finditer(text))


def kind_of(text: str) -> Kind:
    """What a reading's text is by its looks alone, as the name of an account may be a number or an address."""
    if _EMAIL.fullmatch(text):
        return "email"
    if _PHONE.fullmatch(text):
        return "phone"
    return {12: "cccd", 9: "cmnd"}.get(len(text), "user") if text.isdecimal() else "user"  # type: ignore[return-value] # these are kinds


def same_as(kind: Kind, text: str) -> str:
    """What two values of a kind have in common when they are the same, however they are written; of a reading's text."""
    match kind:
        case "cccd" | "cmnd":
            return re.sub(r"\D", "", text)
        case "phone":
            return re.sub(r"^(?:(?:00)?84)?0?(?=\d{9,10}$)", "0", re.sub(r"\D", "", text))
        case "email":
            return re.sub(_AT, "@", text)
        case "name" | "address":
            return " ".join(re.findall(r"[^\W_]+", text))
        case "birth":
            parts = re.findall(r"\d+", text)
            day = parts if len(parts[:1]) and len(parts[0]) == 4 else parts[::-1]
            return "-".join(part.zfill(2) for part in day)
        case _:
            return text


def _identity(said: str) -> Kind:
    return {12: "cccd", 9: "cmnd"}.get(len(re.sub(r"\D", "", said)), "passport")  # type: ignore[return-value] # these are kinds
