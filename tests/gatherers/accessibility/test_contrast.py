from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import contrast
from pytest_egov.gatherers.accessibility.subject import Subject

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]
RULE = "color-contrast-pixels"

TEXT = "Nộp hồ sơ trực tuyến tại Cổng dịch vụ công"


def flat(colour: str) -> str:
    """A ground the engine does not reckon with."""
    return f"background:linear-gradient({colour},{colour})"


def png(colour: tuple[int, int, int]) -> tuple[int, dict[str, str], bytes]:
    file = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(file, "PNG")
    return 200, {"content-type": "image/png"}, file.getvalue()


PALE = [
    f"<p id=x style='color:#999;{flat('#fff')}'>{TEXT}</p>",
    f"<p id=x style='color:#fff;background:url(/sang.png)'>{TEXT}</p>",
    ("<div style='position:relative'><img src='/sang.png' alt='' style='position:absolute;width:100%;height:100%'>"
     f"<p id=x style='position:relative;color:#fff'>{TEXT}</p></div>"),
    # Legible at one end, white on white at the other.
    f"<p id=x style='width:400px;color:#fff;background:linear-gradient(90deg,#000,#fff)'>{TEXT}, {TEXT}</p>",
    f"<p id=x style='font-size:20px;color:#888;{flat('#fff')}'>{TEXT}</p>",
    f"<p id=x style='font-family:Arial,\"Segoe UI Symbol\";color:#999;{flat('#fff')}'>{TEXT}</p>",
    f"<div style='opacity:.4;background:#f00'><p id=x style='color:#fff;{flat('#f00')}'>{TEXT}</p></div>",
    f"<p id=x style='color:rgba(0,0,0,.3);{flat('#fff')}'>{TEXT}</p>",
    f"<div style='opacity:.4;{flat('#fff')}'><p id=x style='color:#000;font-size:20px'>{TEXT}</p></div>",
    f"<a href='/' id=x style='color:#aaa;{flat('#fff')}'>2</a>",
    "<style>#x::placeholder{color:#aaa}</style><input id=x placeholder='Nhập mã hồ sơ'>",
    "<style>#x::placeholder{color:#777}#x{background:#ddd}</style><textarea id=x placeholder='Nhập nội dung'></textarea>",
    "<style>#x::after{content:'Mới';color:#ccc}</style><p id=x>Thông báo </p>",
    "<svg width=300 height=40><rect width=300 height=40 fill=#fff /><text id=x x=5 y=25 fill='#bbb'>Biểu đồ</text></svg>",
]  # fmt: skip
CLEAR = [
    f"<p style='color:#333;{flat('#fff')}'>{TEXT}</p>",
    f"<p style='color:#fff;background:url(/toi.png)'>{TEXT}</p>",
    f"<p style='font-size:24px;color:#777;{flat('#fff')}'>{TEXT}</p>",
    f"<p style='font-size:19px;font-weight:bold;color:#888;{flat('#fff')}'>{TEXT}</p>",
    f"<p style='color:#fff;text-shadow:0 0 2px #000,0 0 2px #000,0 0 3px #000,0 0 3px #000;{flat('#fff')}'>{TEXT}</p>",
    # A solid layer between text and picture.
    f"<div style='background:url(/sang.png)'><p style='color:#fff;background:rgba(0,0,0,.85)'>{TEXT}</p></div>",
    "<style>input::placeholder{color:#555}</style><input placeholder='Nhập mã hồ sơ'>",
    "<style>p::before{content:'Mới ';color:#000}</style><p>Thông báo</p>",
    "<svg width=300 height=40><rect width=300 height=40 fill=#000 /><text x=5 y=25 fill='#fff'>Biểu đồ</text></svg>",
]
EXEMPT = [
    f"<button disabled style='color:#999;{flat('#fff')}'>{TEXT}</button>",
    f"<div aria-disabled=true style='color:#999;{flat('#fff')}'>{TEXT}</div>",
    f"<label style='color:#999;{flat('#fff')}'>{TEXT}<input disabled></label>",
    f"<span id=n style='color:#999;{flat('#fff')}'>{TEXT}</span><input disabled aria-labelledby=n>",
    f"<p class=logo style='color:#999;{flat('#fff')}'>{TEXT}</p>",
    f"<span style='color:#999;{flat('#fff')}'>×</span>",
    f"<span style='color:#999;{flat('#fff')}'>———</span>",
    f"<p style='color:#fff;{flat('#fff')}'>{TEXT}</p>",
    "<style>input::placeholder{color:#aaa}</style><input disabled placeholder='Nhập mã hồ sơ'>",
    "<style>i::before{content:'home';font-family:'Material Icons';color:#ccc}</style><p><i></i>Thông báo</p>",
]
GROUNDS = {"/sang.png": png((240, 235, 220)), "/toi.png": png((20, 30, 60))}


@pytest.mark.parametrize("pale", PALE)
def test_text_too_pale_for_what_lies_behind_its_glyphs_fails(look: Look, found: Found, pale: str) -> None:
    outcomes = look(f"<h1>Đầu</h1>{pale}", contrast.look, engine=True, pages=GROUNDS)

    assert (["#x"], []) == found(outcomes, RULE)[:2]
    assert [] == found(outcomes, "color-contrast")[1]


@pytest.mark.parametrize("clear", CLEAR)
def test_text_clear_of_what_lies_behind_it_passes(look: Look, found: Found, clear: str) -> None:
    outcomes = look(f"<h1>Đầu</h1>{clear}", contrast.look, engine=True, pages=GROUNDS)

    assert ([], [], True) == found(outcomes, RULE)
    assert [] == found(outcomes, "color-contrast")[1]


@pytest.mark.parametrize("exempt", EXEMPT)
def test_text_that_needs_no_contrast_has_no_outcome(look: Look, found: Found, exempt: str) -> None:
    assert ([], [], False) == found(look(f"<h1>Đầu</h1>{exempt}", contrast.look, engine=True, pages=GROUNDS), RULE)


@pytest.mark.parametrize(
    "open_question",
    [
        f"<p id=x style='color:#767676;{flat('#fff')}'>{TEXT}</p>",
        ("<div style='position:relative;height:60px'><canvas style='position:absolute;inset:0;width:100%;height:60px'></canvas>"
         f"<p id=x style='position:relative'>{TEXT}</p></div>"),
    ],
)  # fmt: skip
def test_text_next_to_the_limit_or_over_a_canvas_is_left_to_a_person(
    look: Look, found: Found, open_question: str
) -> None:
    assert (["#x"], False) == found(look(f"<h1>Đầu</h1>{open_question}", contrast.look, engine=True), RULE)[1:]


def test_texts_far_down_a_page_and_in_frames_are_read_where_they_are(look: Look, found: Found) -> None:
    frame = (
        f"<!doctype html><title>K</title><body style='margin:20px'><p id=x style='color:#999;{flat('#fff')}'>{TEXT}</p>"
    )
    page = (
        f"<h1>Đầu</h1><p style='margin-top:4000px;color:#333;{flat('#fff')}'>{TEXT}</p>"
        "<div style='background:#000;padding:30px'><iframe id=f title=K src='/khung' style='border:9px solid'></iframe></div>"
    )

    outcomes = look(page, contrast.look, engine=True, pages={"/khung": frame})

    assert (["#f | #x"], [], True) == found(outcomes, RULE)


def test_the_page_is_as_before_afterwards(look: Look) -> None:
    seen: list[str] = []

    def markup(subject: Subject) -> RuleOutcomes:
        seen.append(
            subject.tab.evaluate("() => document.documentElement.outerHTML + document.adoptedStyleSheets.length")
        )
        return RuleOutcomes()

    clipped = "background:linear-gradient(red,blue);background-clip:text;color:transparent"
    look(f"<h1>Đầu</h1><p style='{clipped}'>{TEXT}</p>", markup, contrast.look, markup, engine=True)

    assert seen[0] == seen[1]
