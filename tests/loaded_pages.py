"""Pages to be loaded with a stopwatch, and the screen they are loaded on."""

from __future__ import annotations

import struct
import zlib

from pytest_egov.load_profile import LoadProfile

DESKTOP = LoadProfile(name="desktop", width=1366, height=768)
NEVER = 1e9

BLOCK = "const began = performance.now(); while (performance.now() - began < {ms});"
AFTER_FCP = (
    "<script>new PerformanceObserver((list, it) => {{ it.disconnect(); setTimeout(() => {{ {then} }}, 100); }})"
    ".observe({{ type: 'paint', buffered: true }});</script>"
)
# Never quiet: with a low limit for TTI the watching is over soon after the page is painted.
RESTLESS = f"<script>setInterval(() => {{ {BLOCK.format(ms=80)} }}, 200)</script>"


def page(body: str) -> str:
    return f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang thử</title><body>{body}</body></html>'


def png(width: int, height: int) -> bytes:
    """A picture in which every pixel differs: Chromium takes flat ones for backgrounds and leaves them out of LCP."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(
        b"\0" + bytes((x * y * 7 + x + c * 50) % 256 for x in range(width) for c in range(3)) for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")
