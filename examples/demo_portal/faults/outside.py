"""What shows from outside and how pages are laid out (S, X): as far as plain HTTP on loopback can show it."""

from __future__ import annotations

from demo_portal.faults.breaking import (
    EVERY_PAGE,
    Fault,
    Headers,
    answering,
    missing,
    rewriting,
    serving,
    with_headers,
)

PROTECTING = {b"content-security-policy", b"x-content-type-options", b"referrer-policy", b"x-frame-options"}
TALL = ".loi-chao{display:block;width:100%;height:2400px}"
WIDE = "body{min-width:1100px}"


def version_told(headers: Headers) -> Headers:
    return [*headers, (b"server", b"nginx/1.18.0 (Ubuntu)")]


def unprotected(headers: Headers) -> Headers:
    return [(name, value) for name, value in headers if name.lower() not in PROTECTING]


def for_scripts(headers: Headers) -> Headers:
    return [
        (name, value.replace(b"; HttpOnly", b"") if name.lower() == b"set-cookie" else value) for name, value in headers
    ]


FAULTS = (
    Fault(
        "S1:no-emblem",
        "No page shows the emblem: the header begins with the portal's name.",
        (rewriting(EVERY_PAGE, r'(class="brand-link">)<img[^>]*>', r"\1"),),
    ),
    Fault(
        "S2:picture-first",
        "A picture of a campaign fills the first screens of the start page; what people come for stands below it.",
        (
            serving("/loi/chao.css", "text/css", TALL),
            rewriting(
                "/",
                r"(</head>\s*<body>)",
                r'<link rel="stylesheet" href="/loi/chao.css">\1<img class="loi-chao" src="/static/emblem.svg" alt="">',
            ),
        ),
    ),
    Fault(
        "S3:nobody-named",
        "The footer names neither who runs the portal nor where they are.",
        (rewriting(EVERY_PAGE, r"<p>Cơ quan chủ quản: .*?</p>", ""),),
    ),
    Fault(
        "S4:maps-gone",
        "Neither people nor search engines find a map of the portal since it was rebuilt.",
        (answering("/so-do-cong", missing), answering("/sitemap.xml", missing)),
    ),
    Fault(
        "S4:fixed-width",
        "The start page is as wide as a desk's screen and has to be pushed sideways on a phone.",
        (
            serving("/loi/rong.css", "text/css", WIDE),
            rewriting("/", r"(</head>)", r'<link rel="stylesheet" href="/loi/rong.css">\1'),
        ),
    ),
    Fault("X4:version-told", "Every answer tells the web server and its version.", (with_headers(version_told),)),
    Fault("X4:no-headers", "No answer carries any of the headers that protect readers.", (with_headers(unprotected),)),
    Fault("X4:cookie-for-scripts", "Scripts can read the cookie of the session.", (with_headers(for_scripts),)),
)
