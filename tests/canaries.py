"""Looks for values that must not be written down in every byte of some directories, however they may be written there.

It shares no code with what does the hiding: what both overlook in the same way, no test would find.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote_plus

__all__ = ["found_in", "found_in_text"]

_PICTURES = (b"\x89PNG", b"RIFF", b"\xff\xd8\xff")
_EMBEDDED = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")


def found_in(directories: Iterable[Path], canaries: Mapping[str, str]) -> list[str]:
    """Which canaries stand in which files below some directories; archives and PDF files are opened, pixels are not read."""
    found: list[str] = []
    for directory in directories:
        for file in sorted(directory.rglob("*")):
            if file.is_file():
                found += [f"{name}: file name {file}" for name in found_in_text(file.name, canaries)]
                found += [
                    f"{name}: {file.relative_to(directory.parent)}" for name in _in_bytes(file.read_bytes(), canaries)
                ]
    return found


def found_in_text(text: str, canaries: Mapping[str, str]) -> list[str]:
    """Which canaries stand in a text."""
    whole = _EMBEDDED.sub("", text)
    readings = {_folded(reading) for reading in _readings(whole)}
    squeezed = {re.sub(r"[\s.\-()+]", "", reading) for reading in readings}
    return [name for name, canary in canaries.items() if _holds(canary, whole, readings, squeezed)]


def _holds(canary: str, text: str, readings: set[str], squeezed: set[str]) -> bool:
    folded, octets = _folded(canary), canary.encode()
    if octets.hex() in text or base64.b64encode(octets).decode().rstrip("=") in text:
        return True
    digits = re.sub(r"[\s.\-()+]", "", folded)
    if digits.isdecimal():
        core = digits.removeprefix("0")  # +84 takes its place
        return any(re.search(rf"(?<!\d)(?:\+?84|0)?{core}(?!\d)", reading) for reading in squeezed | readings)
    words = "".join(re.findall(r"\w+", folded))
    if any(folded in reading for reading in readings):
        return True
    return " " in canary and any(words in re.sub(r"[\W_]", "", reading) for reading in readings)


def _readings(text: str) -> Iterator[str]:
    """The text with its encodings taken off, one after the other, and what its Base64 pieces hold."""
    layers = [text]
    for _ in range(3):
        layers += [unquote_plus(layers[-1]), html.unescape(layers[-1]), _unescaped(layers[-1])]
        layers.append(_unescaped(html.unescape(unquote_plus(layers[-1]))))
    yield from layers
    for piece in _BASE64.findall(text):
        try:
            decoded = base64.urlsafe_b64decode(piece.rstrip("=").replace("+", "-").replace("/", "_") + "===")
        except ValueError:
            continue
        yield decoded.decode("utf-8", "ignore")


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: json.loads(f'"\\u{match[1]}"'), text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def _in_bytes(content: bytes, canaries: Mapping[str, str]) -> list[str]:
    if content.startswith(_PICTURES):
        return [name for name, canary in canaries.items() if canary.encode() in content]
    found = set(found_in_text(content.decode("utf-8", "replace"), canaries))
    for encoding in ("utf-16-le", "utf-16-be"):
        found |= {name for name, canary in canaries.items() if canary.encode(encoding) in content}
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                found |= set(_in_bytes(archive.read(name), canaries))
    if content.startswith(b"%PDF"):
        from pypdf import PdfReader

        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        found |= set(found_in_text(text, canaries))
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            try:
                found |= set(found_in_text(zlib.decompress(stream).decode("latin-1"), canaries))
            except zlib.error:
                continue
    return sorted(found)
