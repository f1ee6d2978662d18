"""The five response times (P1-P5), on the homepage and on the electronic forms.

Each delay lies between two limits of its own metric and below those of the others, with room on both sides: a page that is
late for one reason shall lose that reason's points and no others. Where the limits stand (full, half, in seconds): First
Contentful Paint 3.0 and 4.5, Largest Contentful Paint 4.0 and 6.0, Speed Index 5.8 and 8.7, Total Blocking Time 0.6 and 0.9,
Time to Interactive 7.3 and 10.95.
"""

from __future__ import annotations

import struct
import zlib

from demo_portal.faults.breaking import Fault, Step, delaying, rewriting, serving

HOME, EFORM = "/", "/nop-ho-so/{code}"
# Every other time follows the first byte at once: it stays below the limit of LCP.
FIRST_BYTE_S = 3.1
# What else is on the screen came long before, and a single picture under way does not keep the network busy.
BANNER_S = 4.6
# One after the other, so that no more than one is under way: five tiles in 15 s, on average after 9 s, for some 80 % of the
# screen. The first is there at once and a little larger, which makes it the largest content for good.
# Three stand in a row beside a scroll bar too: with two the page would be another one.
TILE_S, LATE_TILES = 3.0, 5
BANNER_WIDTH, BANNER_HEIGHT = 1100, 420

AFTER_THE_FIRST_PAINT = """new PerformanceObserver((paints, observer) => {
  if (!paints.getEntriesByName("first-contentful-paint").length) return;
  observer.disconnect();
  %s
}).observe({ type: "paint", buffered: true });
const work = (milliseconds) => { const began = performance.now(); while (performance.now() - began < milliseconds); };"""
# 5 x 150 ms beyond the 50 that a task may take, over within two seconds.
BUSY = AFTER_THE_FIRST_PAINT % "for (let task = 0; task < 5; task += 1) setTimeout(() => work(200), 100 + task * 250);"
# No five seconds are quiet, and a task exceeds its 50 ms by little.
RESTLESS = AFTER_THE_FIRST_PAINT % "setInterval(() => work(65), 2000);"
HANGING = """let number = 0;
const hang = () => {
  number += 1;
  if (number > %d) return;
  const tile = new Image(439, 360);
  tile.alt = "";
  tile.onload = hang;
  tile.src = `/loi/o-${number}.svg`;
  document.querySelector("#buc-tranh").append(tile);
};
hang();"""
# None of the portal's own colours: what stands there already counts as complete.
COLOURS = ("6b2f1a", "1f5f7a", "2e6b3c", "7a5c1c", "5a2a6e", "8c3a5c")
# The portal's head stays below the first screen from the beginning.
WALL = "#buc-tranh { height: 740px; overflow: hidden; font-size: 0; }"


def banner() -> bytes:
    """A grey picture in which neighbouring pixels differ: a flat one counts as background, not as content."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (bytes([0, *((x * x + x * y) % 251 for x in range(BANNER_WIDTH))]) for y in range(BANNER_HEIGHT))
    header = struct.pack(">IIBBBBB", BANNER_WIDTH, BANNER_HEIGHT, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def slow(path: str) -> tuple[Step, ...]:
    return (delaying(path, FIRST_BYTE_S),)


def late_banner(path: str) -> tuple[Step, ...]:
    size = f'width="{BANNER_WIDTH}" height="{BANNER_HEIGHT}"'
    picture = f'<img src="/loi/anh-bia.png" {size} alt="Chung tay cải cách hành chính">'
    return (
        rewriting(path, r"(<main[^>]*>)", rf"\1{picture}"),
        serving("/loi/anh-bia.png", "image/png", banner(), BANNER_S),
    )


def tiles(path: str) -> tuple[Step, ...]:
    """A wall of pictures that fills the screen above the portal's own head."""
    wall = '<div id="buc-tranh"><img src="/loi/o-0.svg" width="440" height="360" alt=""></div>'
    tags = '<link rel="stylesheet" href="/loi/buc-tranh.css"><script src="/loi/buc-tranh.js" defer></script>'
    return (
        rewriting(path, r"</head>(.*?<body>)", rf"{tags}</head>\1{wall}"),
        serving("/loi/buc-tranh.css", "text/css", WALL),
        serving("/loi/buc-tranh.js", "text/javascript", HANGING % LATE_TILES),
        *(
            serving(f"/loi/o-{number}.svg", "image/svg+xml", tile(number), TILE_S if number else 0)
            for number in range(LATE_TILES + 1)
        ),
    )


def tile(number: int) -> str:
    colour = COLOURS[number % len(COLOURS)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="440" height="360">'
        f'<rect width="440" height="360" fill="#{colour}"/></svg>'
    )


def scripted(path: str, script: str) -> tuple[Step, ...]:
    tag = '<script src="/loi/ma.js" defer></script>'
    return rewriting(path, r"</head>", f"{tag}</head>"), serving("/loi/ma.js", "text/javascript", script)


FAULTS = (
    Fault("P1:slow-server", "The server thinks for three seconds before it answers the homepage.", slow(HOME)),
    Fault("P1:slow-form", "The server thinks for three seconds before it answers an electronic form.", slow(EFORM)),
    Fault("P2:late-banner", "The banner of the homepage comes long after the text below it.", late_banner(HOME)),
    Fault("P2:late-form-banner", "A banner above the form comes long after its questions.", late_banner(EFORM)),
    Fault("P3:tiles-trickle-in", "The first screen is a wall of pictures that come one by one.", tiles(HOME)),
    Fault("P3:tiles-on-form", "A wall of pictures that come one by one stands above the form.", tiles(EFORM)),
    Fault("P4:busy-script", "A script keeps the homepage from answering as soon as it shows.", scripted(HOME, BUSY)),
    Fault("P4:busy-form", "A script keeps the form from answering as soon as it shows.", scripted(EFORM, BUSY)),
    Fault("P5:never-quiet", "A clock or a slider of the homepage works every two seconds.", scripted(HOME, RESTLESS)),
    Fault("P5:form-never-quiet", "Something beside the form works every two seconds.", scripted(EFORM, RESTLESS)),
)
