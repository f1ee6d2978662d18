"""The fifteen success criteria of WCAG (A1.1.1-A4.1.2): what people with disabilities meet on real portals."""

from __future__ import annotations

from demo_portal.faults.breaking import EVERY_PAGE, Fault, Step, rewriting, serving

ERROR = r'<p class="error"[^>]*>.*?</p>'


def dressed(name: str, style: str) -> tuple[Step, ...]:
    """Give every page a further style sheet; one in the page itself the portal's own policy would refuse."""
    return _bringing(f"/loi/{name}.css", "text/css", style, f'<link rel="stylesheet" href="/loi/{name}.css">')


def scripted(name: str, script: str) -> tuple[Step, ...]:
    """Give every page a further script, run once the page stands."""
    tag = f'<script src="/loi/{name}.js" defer></script>'
    return _bringing(f"/loi/{name}.js", "text/javascript", script, tag)


def opening(html: str) -> Step:
    """Put something at the beginning of the content of every page."""
    return rewriting(EVERY_PAGE, r"(<main[^>]*>)", rf"\1{html}")


def _bringing(path: str, kind: str, content: str, tag: str) -> tuple[Step, ...]:
    return rewriting(EVERY_PAGE, r"</head>", f"{tag}</head>"), serving(path, kind, content)


FAULTS = (
    Fault(
        "A1.1.1:no-alternative",
        "A banner says something and has no alternative text.",
        (opening('<img src="/static/emblem.svg" width="120" height="120">'),),
    ),
    Fault(
        "A1.1.1:file-name",
        "The alternative of a banner is the name of its file.",
        (opening('<img src="/static/emblem.svg" alt="banner_final_02.png" width="120" height="120">'),),
    ),
    Fault(
        "A1.3.1:styled-headings",
        "Headings are large bold paragraphs.",
        (
            rewriting(EVERY_PAGE, r"<h2([^>]*)>(.*?)</h2>", r'<p class="to-dam"\1>\2</p>'),
            *dressed("to-dam", ".to-dam { font-size: 1.6rem; font-weight: 700; margin: 1.5rem 0 .75rem; }"),
        ),
    ),
    Fault(
        "A1.3.1:cells-as-headers",
        "The header cells of tables are ordinary cells in bold.",
        (
            opening(
                "<table><tr><td><b>Lĩnh vực</b></td><td><b>Số thủ tục</b></td></tr>"
                "<tr><td>Hộ tịch</td><td>12</td></tr><tr><td>Đất đai</td><td>31</td></tr></table>"
            ),
        ),
    ),
    Fault(
        "A1.4.1:links-by-colour",
        "Links within a sentence differ from it by a colour that few can tell apart.",
        (
            opening(
                '<p class="loi-nhac">Ông, bà xem <a href="/huong-dan">các bước nộp hồ sơ</a> trước khi bắt đầu kê khai.</p>'
            ),
            *dressed("mau", ".loi-nhac a { color: #2a3550; text-decoration: none; }"),
        ),
    ),
    Fault(
        "A1.4.3:pale",
        "Text is pale grey on white.",
        dressed("nhat", "main p, main li, main td, main dd, main label { color: #a3a9b3; }"),
    ),
    Fault(
        "A1.4.4:zoom-forbidden",
        "The pages forbid to enlarge them.",
        (
            rewriting(
                EVERY_PAGE,
                "width=device-width, initial-scale=1",
                "width=device-width, initial-scale=1, user-scalable=no",
            ),
        ),
    ),
    Fault(
        "A1.4.4:fixed-height",
        "A box of text keeps its height when the text grows, and hides the rest.",
        (
            opening(
                '<div class="khung-thap">Cổng Dịch vụ công tiếp nhận hồ sơ trực tuyến của mọi lĩnh vực; ông, bà nộp hồ sơ, '
                "theo dõi tình trạng giải quyết và nhận kết quả mà không phải đến cơ quan.</div>"
            ),
            *dressed("thap", ".khung-thap { height: 3.4rem; overflow: hidden; }"),
        ),
    ),
    Fault(
        "A2.1.1:mouse-only",
        "The entries of the menu answer to the mouse alone.",
        scripted(
            "chuot",
            "for (const link of document.querySelectorAll('.menu a')) { const entry = document.createElement('span');"
            " entry.textContent = link.textContent; entry.style.cursor = 'pointer'; const goes = link.href;"
            " entry.addEventListener('click', () => { location.href = goes; }); link.replaceWith(entry); }",
        ),
    ),
    Fault(
        "A2.1.1:trap",
        "A field keeps the focus: neither Tab nor Shift+Tab leaves it.",
        (
            opening('<p><label>Tìm nhanh <input id="tim-nhanh"></label></p>'),
            *scripted(
                "bay",
                "document.getElementById('tim-nhanh').addEventListener('keydown', (event) => {"
                " if (event.key === 'Tab') event.preventDefault(); });",
            ),
        ),
    ),
    Fault(
        "A2.2.2:running-text",
        "A line of text runs across the page for ever and nothing stops it.",
        (
            opening('<div class="chay"><p>Chào mừng ông, bà đến với Cổng Dịch vụ công tỉnh Minh Hòa</p></div>'),
            *dressed(
                "chay",
                ".chay { overflow: hidden; } .chay p { animation: chay 14s linear infinite; white-space: nowrap; }"
                " @keyframes chay { from { transform: translateX(100%); } to { transform: translateX(-100%); } }",
            ),
        ),
    ),
    Fault(
        "A2.4.1:no-bypass",
        "The menu stands before the content, and there is no way past it: no skip link, no main landmark, no heading.",
        (
            rewriting(EVERY_PAGE, r'<a class="skip"[^>]*>.*?</a>', ""),
            rewriting(EVERY_PAGE, r"<(/?)main\b", r"<\1div"),
            rewriting(EVERY_PAGE, r"<(/?)h[1-4]\b", r"<\1div"),
            rewriting(EVERY_PAGE, r' class="footer-name"', ""),  # the only other line that looks like a heading
        ),
    ),
    Fault(
        "A2.4.2:one-title",
        "All pages have the name of the portal for a title.",
        (rewriting(EVERY_PAGE, r"<title>.*?</title>", "<title>Cổng Dịch vụ công tỉnh Minh Hòa</title>"),),
    ),
    Fault(
        "A2.4.4:here",
        "A link by itself says 'Tại đây' and nothing else.",
        (opening('<p><a href="/huong-dan">Tại đây</a></p>'),),
    ),
    Fault(
        "A2.4.7:no-outline",
        "The style sheet takes away every sign of the focus.",
        dressed("vien", "*:focus, *:focus-visible { outline: none !important; box-shadow: none !important; }"),
    ),
    Fault(
        "A3.1.1:english",
        "Vietnamese pages declare to be English.",
        (rewriting(EVERY_PAGE, r'<html lang="vi">', '<html lang="en">'),),
    ),
    Fault(
        "A3.3.1:red-border",
        "A wrong answer turns the field's border red, and no text says what is wrong.",
        (
            rewriting(EVERY_PAGE, rf"{ERROR}|\Z", ""),
            *scripted(
                "vien-do",
                "new MutationObserver(() => document.querySelectorAll('.error, .alert').forEach((note) => note.remove()))"
                ".observe(document.body, { childList: true, subtree: true });",
            ),
            *dressed("vien-do", "[aria-invalid=true] { border-color: #c00 !important; }"),
        ),
    ),
    Fault(
        "A3.3.2:placeholders",
        "Labels stand inside the fields as placeholders and go once one types.",
        (
            *scripted(
                "nhan",
                "for (const label of document.querySelectorAll('label[for]')) {"
                " const field = document.getElementById(label.htmlFor);"
                " if (!field || !('placeholder' in field) || ['radio', 'checkbox'].includes(field.type)) continue;"
                " field.placeholder = label.textContent.trim(); field.setAttribute('aria-label', field.placeholder);"
                " label.remove(); }",
            ),
        ),
    ),
    Fault(
        "A4.1.2:nameless",
        "A button is a picture without a name.",
        (
            opening(
                '<p><button type="button"><svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">'
                '<path d="M2 7h12v2H2z"/></svg></button></p>'
            ),
        ),
    ),
)
