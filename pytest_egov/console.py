"""What a console or a pipe cannot take is said as well as it can take it: no output of ours ends in a traceback.

A terminal of Windows takes all letters, but what is redirected there is written in the code page of the system. Vietnamese
systems have Windows-1258, which knows no "ế", only "ê" with an acute to follow it.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import shutil
import sys
import unicodedata
from functools import partial
from typing import Any, Final, TypedDict

__all__ = ["Looks", "for_programs", "looks", "simpler", "speak_plainly", "takes_all"]

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_INSTEAD: Final = {
    "đ": "d", "Đ": "D", "…": "...", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "→": "->", "≥": ">=",
    "≤": "<=", "×": "x", "·": "-", "•": "-", "█": "#", "▒": "=", "░": ".", "✓": "+", "✗": "x",
}  # fmt: skip


def speak_plainly() -> None:
    """From now on whatever the standard streams cannot take is written more simply."""
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        # Those that take all letters take no half ones: a name of a file may have some.
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            # A handler is not told the encoding by its name, but as "charmap".
            handler = f"pytest_egov.simpler.{stream.encoding}"
            codecs.register_error(handler, partial(simpler, encoding=stream.encoding))
            stream.reconfigure(errors=handler)


def takes_all(stream: object) -> bool:
    """Whether a stream takes all letters."""
    return (getattr(stream, "encoding", "") or "").lower().startswith("utf")


class Looks(TypedDict):
    """How standard output is written to: cells in a line, whether in colours, and whether it takes all letters."""

    width: int
    colour: bool
    unicode: bool


def looks(widest: int = 100) -> Looks:
    """How standard output is to be written to; lines of more than ``widest`` cells would be hard to read."""
    return {
        "width": min(shutil.get_terminal_size().columns, widest),
        "colour": sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        "unicode": takes_all(sys.stdout),
    }


def for_programs(value: Any) -> str:
    """JSON for standard output; in escapes where it does not take all letters, for a program reads it and guesses nothing."""
    written = json.dumps(value, ensure_ascii=not takes_all(sys.stdout), indent=2)
    # A terminal may be what reads it: signs that it would act on, or that turn writing round, are written as escapes too.
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in written)


def simpler(error: UnicodeError, *, encoding: str) -> tuple[str, int]:
    """The handler for ``codecs.register_error``: letters by their parts, else without their marks, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_simpler(letter, encoding) for letter in letters), error.end


def _simpler(letter: str, encoding: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in _TONES)
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    for said in (toneless + tones, toneless, parts[0], _INSTEAD.get(letter, "?")):
        try:
            said.encode(encoding)
        except UnicodeEncodeError:
            continue
        return said
    return "?"
