from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility.motion import begin
from pytest_egov.gatherers.accessibility.subject import Subject

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]
RULE = "motion-without-control"

TEXT = "<h1>Cổng dịch vụ công</h1><p>Nội dung của trang.</p>"
SLIDE = "<style>@keyframes m{from{transform:translateX(0)}to{transform:translateX(90px)}}</style>"
CAROUSEL = (
    "<style>.s{display:none}.on{display:block}</style><div id=c><div class='s on'>Một</div><div class=s>Hai</div></div>"
    "<script>let i = 0, t; const all = document.querySelectorAll('.s');"
    "const go = () => { all[i].classList.remove('on'); i = 1 - i; all[i].classList.add('on'); };"
    "const run = () => { t = setInterval(go, 400); }; const halt = () => { clearInterval(t); t = 0; }; run();</script>"
)


def watched(subject: Subject) -> RuleOutcomes:
    """The watch shortened: what moves for more than a second is too long."""
    return begin(subject.tab, 1.0).end(subject)


def moving_picture(form: str, frames: int, ms: int, loop: int) -> bytes:
    pictures = [Image.new("RGB", (20, 10), (25 * index, 0, 0)) for index in range(frames)]
    file = io.BytesIO()
    pictures[0].save(file, form, save_all=True, append_images=pictures[1:], duration=ms, loop=loop)
    return file.getvalue()


@pytest.mark.parametrize(
    "moving",
    [
        SLIDE + "<div id=x style='animation: m .3s infinite'>Tin mới</div>",
        SLIDE + "<div id=x style='animation: m 1.5s'>Tin mới</div>",
        "<style>@keyframes b{50%{visibility:hidden}}</style><b id=x style='animation: b 1s steps(1) infinite'>Mới</b>",
        SLIDE + "<style>#x::after{content:'Mới';display:block;animation:m .3s infinite}</style><p id=x>Tin</p>",
        "<div id=x>Tin mới</div><script>x.animate({opacity: [0, 1]}, {duration: 500, iterations: Infinity})</script>",
        (
            "<div id=x style='position:relative'>Tin</div><script>let p = 0;"
            "(function f() { p = (p + 1) % 90; x.style.left = `${p}px`; requestAnimationFrame(f); })()</script>"
        ),
        "<b id=x>Mới</b><script>setInterval(() => { x.style.visibility = x.style.visibility ? '' : 'hidden'; }, 200)</script>",
        "<p id=x>Tin thứ nhất</p><script>let n = 0; setInterval(() => { x.textContent = ['Hai', 'Ba'][n++ % 2]; }, 300)</script>",
        (
            "<div id=x style='height:40px;overflow:hidden'><p>Một</p><p>Hai</p><p>Ba</p><p>Bốn</p></div>"
            "<script>setInterval(() => { x.scrollTop = (x.scrollTop + 4) % 90; }, 50)</script>"
        ),
        (
            "<canvas id=x width=90 height=40></canvas><script>let p = 0; const c = x.getContext('2d');"
            "(function f() { c.clearRect(0, 0, 90, 40); c.fillRect(p++ % 90, 0, 9, 9); requestAnimationFrame(f); })()</script>"
        ),
        (
            "<svg id=x width=90 height=40><rect width=9 height=9>"
            "<animate attributeName=x from=0 to=80 dur=1s repeatCount=indefinite /></rect></svg>"
        ),
        "<marquee id=x>Thông báo nghỉ lễ</marquee>",
        # Figures are no clock, and neither is news with a date in it.
        "<p id=x>1042</p><script>let n = 1042; setInterval(() => { x.textContent = ++n; }, 200)</script>",
        "<p id=x></p><script>let n = 0; setInterval(() => { x.textContent = ['Nộp hồ sơ trước 15 tháng 1', 'Cầu đóng đến thứ sáu'][n++ % 2]; }, 200)</script>",
        # A control that does nothing, and one that is beside something else and says nothing of motion.
        SLIDE + "<div><div id=x style='animation: m .3s infinite'>Tin mới</div><button>Tạm dừng</button></div>",
        SLIDE
        + "<div id=x style='animation: m .3s infinite'>Tin mới</div><p style='margin-top:600px'><button>Đóng</button>",
    ],
)
def test_what_moves_for_long_and_cannot_be_stopped_fails(look: Look, found: Found, moving: str) -> None:
    assert (["#x"], [], False) == found(look(TEXT + moving, watched), RULE)


@pytest.mark.parametrize(
    "still",
    [
        "",
        SLIDE + "<div style='animation: m .3s 2'>Tin mới</div>",
        SLIDE + "<div style='animation: m .3s infinite paused'>Tin mới</div>",
        SLIDE + "<div style='animation: m .3s infinite; visibility: hidden'>Tin mới</div>",
        SLIDE + "<style>a:hover{animation: m .3s infinite}</style><a href='/'>Tin mới</a>",
        SLIDE + "<div role=progressbar style='animation: m .3s infinite'></div>",
        SLIDE + "<div class='spinner-border' style='animation: m .3s infinite'>Đang tải</div>",
        "<style>@keyframes n{from{opacity:1}to{opacity:1}}</style><div style='animation: n .3s infinite'>Tin mới</div>",
        # Counts up and is done; changes once; notes what nobody sees.
        "<b id=x>0</b><script>let n = 0; const t = setInterval(() => { x.textContent = ++n; if (n > 8) clearInterval(t); }, 40)</script>",
        "<p id=x></p><script>setTimeout(() => { x.textContent = 'Đã kết nối'; }, 1500)</script>",
        "<p id=x>Tin</p><script>let n = 0; setInterval(() => { x.dataset.seen = ++n; x.className = `n${n}`; }, 100)</script>",
        "<p id=x hidden>Tin</p><script>let n = 0; setInterval(() => { x.textContent = ++n; }, 100)</script>",
        "<canvas width=90 height=40></canvas><script>setInterval(() => 0, 100)</script>",
        "<svg width=90 height=40><rect width=9 height=9><animate attributeName=x to=80 dur=.5s /></rect></svg>",
    ],
)
def test_what_stands_still_or_comes_to_rest_passes(look: Look, found: Found, still: str) -> None:
    assert ([], [], True) == found(look(TEXT + still, watched), RULE)


@pytest.mark.parametrize(
    "stoppable",
    [
        SLIDE + "<style>.off p{animation-play-state:paused!important}</style><div id=d><p style='animation: m .3s infinite'>Tin</p>"
        "<button onclick=\"d.classList.toggle('off')\">Tạm dừng</button></div>",
        SLIDE + "<div id=d><p style='animation: m .3s infinite'>Tin</p>"
        "<button aria-label='Ẩn tin chạy' onclick='d.hidden = !d.hidden'>×</button></div>",
        CAROUSEL + "<button onclick='t ? halt() : run()' title='Pause'><i>⏸</i></button>",
        # One control for the whole page, far from what it stops.
        SLIDE + "<style>.off *{animation:none!important}</style><p style='animation: m .3s infinite'>Tin</p>"
        "<button style='margin-top:900px' onclick=\"document.body.classList.toggle('off')\">Tắt hiệu ứng chuyển động</button>",
    ],
)  # fmt: skip
def test_what_its_control_stops_passes(look: Look, found: Found, stoppable: str) -> None:
    assert ([], [], True) == found(look(TEXT + stoppable, watched), RULE)


MARQUEE = "<div><marquee id=x>Thông báo nghỉ lễ từ ngày mai</marquee>{}</div>"
PAUSE = (
    "<button onclick='x.dataset.off ? x.start() : x.stop(); x.dataset.off = x.dataset.off ? \"\" : 1'>Tạm dừng</button>"
)


def test_a_marquee_that_a_control_stops_is_no_barrier(look: Look, found: Found) -> None:
    stopped = look(TEXT + MARQUEE.format(PAUSE), watched, engine=True)
    free = look(TEXT + MARQUEE.format("<button>Tạm dừng</button>"), watched, engine=True)

    assert ([], ([], [], True)) == (found(stopped, "marquee")[0], found(stopped, RULE))
    assert (["#x"], (["#x"], [], False)) == (found(free, "marquee")[0], found(free, RULE))


SHADOW = "<section id=x></section><script>const r = x.attachShadow({{mode: 'open'}}); {}</script>"


@pytest.mark.parametrize("within", [
    "r.innerHTML = '<b>Tin một</b>'; let n = 0; setInterval(() => { r.firstChild.textContent = ['Hai', 'Ba'][n++ % 2]; }, 200)",
    "r.innerHTML = `<style>b{display:block;width:90px;animation:m .3s infinite}@keyframes m{to{margin-left:9px}}</style><b>Tin mới</b>`",
])  # fmt: skip
def test_what_moves_within_a_tree_of_its_own_is_seen(look: Look, found: Found, within: str) -> None:
    failing = found(look(TEXT + SHADOW.format(within), watched), RULE)[0]

    assert ["#x >>> b"] == failing


def test_a_shower_of_specks_is_no_speck(look: Look, found: Found) -> None:
    flowers = "<i style='position:absolute;width:9px;height:9px;animation: m .3s infinite'></i>" * 5

    assert 5 == len(found(look(TEXT + SLIDE + flowers, watched), RULE)[0])


@pytest.mark.parametrize(("drawn", "failing"), [
    ("<animate attributeName='x' to='80' dur='1s' repeatCount='indefinite'/>", ["#x"]), ("<animate attributeName='x' to='80' dur='1s'/>", []),
    ("<style>rect{animation:m 1s infinite}@keyframes m{to{opacity:0}}</style>", ["#x"]), ("", []),
])  # fmt: skip
def test_a_drawing_tells_its_own_movements(look: Look, found: Found, drawn: str, failing: list[str]) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'><rect width='9' height='9'>{drawn}</rect></svg>"
    pages = {"/hoa.svg": (200, {"content-type": "image/svg+xml"}, svg)}

    assert failing == found(look(TEXT + "<img id=x alt='' src='/hoa.svg'>", watched, pages=pages), RULE)[0]


def test_pictures_that_a_timer_replaces_need_new_alternatives(look: Look, found: Found) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='90'><rect width='9' height='9'/></svg>"
    pages = {f"/{name}.svg": (200, {"content-type": "image/svg+xml"}, svg) for name in ("cho", "ben")}
    page = "<img id=x alt='Chợ nổi' src='/cho.svg'><script>let n = 0; setInterval(() => {{ x.src = `/${{['ben', 'cho'][n++ % 2]}}.svg`; {} }}, 300)</script>"

    same, other = (look(TEXT + page.format(more), watched, pages=pages) for more in ("", "x.alt = `Ảnh ${n % 2}`"))

    assert (["#x"], []) == tuple(found(outcomes, "alternative-left-behind")[0] for outcomes in (same, other))


def test_a_carousel_without_a_control_fails(look: Look, found: Found) -> None:
    failing, unsure, held = found(look(TEXT + CAROUSEL + "<a href='#c'>Một</a>", watched), RULE)

    assert (1, [], False) == (len(failing), unsure, held)


@pytest.mark.parametrize(
    "open_question",
    [
        "<p id=x></p><script>setInterval(() => { x.textContent = new Date().toLocaleTimeString('vi'); }, 300)</script>",
        "<p id=x></p><script>let n = 10; setInterval(() => { x.textContent = `Thứ 2, 30/11/2026 15:04:${++n}`; }, 200)</script>",
        "<p id=x></p><script>let n = 10; setInterval(() => { x.textContent = `2026-11-30 15:04:${++n}`; }, 200)</script>",
        "<p id=x></p><script>let n = 900; setInterval(() => { x.textContent = `Còn ${n--} giây`; }, 200)</script>",
        SLIDE + "<i id=x style='display:block;width:9px;height:9px;animation: m .3s infinite'></i>",
        SLIDE
        + "<style>.off p{animation:none!important}</style><div id=d><p id=x style='animation: m .3s infinite'>Tin</p>"
        "<span onclick=\"d.classList.toggle('off')\">Tạm dừng</span></div>",
        "<meta id=x http-equiv=refresh content='30'>",
    ],
)
def test_clocks_specks_and_controls_of_the_mouse_are_left_to_a_person(
    look: Look, found: Found, open_question: str
) -> None:
    assert ["#x"] == found(look(TEXT + open_question, watched), RULE)[1]


VIDEO = (
    "<video id=x width=90 height=40 muted autoplay {0}></video><script>const c = document.createElement('canvas');"
    "c.getContext('2d').fillRect(0, 0, 9, 9); x.srcObject = c.captureStream(9);</script>"
)


@pytest.mark.parametrize(("page", "failing"), [
    (VIDEO.format(""), ["#x"]), (VIDEO.format("controls"), []),
    (VIDEO.format("") + "<button onclick='x.paused ? x.play() : x.pause()'>Dừng video</button>", []),
])  # fmt: skip
def test_a_video_that_plays_by_itself_needs_a_control(look: Look, found: Found, page: str, failing: list[str]) -> None:
    assert (failing, [], not failing) == found(look(TEXT + page, watched), RULE)


def test_one_change_beside_a_busy_timer_is_no_motion(look: Look, found: Found) -> None:
    page = (
        "<p id=x>Chờ</p><script>setInterval(() => 0, 300); setTimeout(() => { x.textContent = 'Xong'; }, 600)</script>"
    )

    assert ([], [], True) == found(look(TEXT + page, watched), RULE)


def test_a_page_that_is_nothing_but_the_motion_passes(look: Look, found: Found) -> None:
    assert ([], [], True) == found(look(SLIDE + "<h1 style='animation: m .3s infinite'>Xin chờ</h1>", watched), RULE)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_moving_pictures_tell_how_long_they_move(look: Look, found: Found, form: str) -> None:
    kind = {"content-type": f"image/{form.lower()}"}
    long, short, once = (moving_picture(form, 3, ms, loop) for ms, loop in ((500, 1), (100, 1), (100, 2)))
    endless, still = moving_picture(form, 3, 100, 0), moving_picture(form, 1, 100, 0)
    page = "".join(
        f"<img id={name} alt='' src='/{name}'>" for name in ("endless", "long", "short", "once", "still", "loading")
    )
    served = {"endless": endless, "long": long, "short": short, "once": once, "still": still, "loading": endless}
    pages = {f"/{name}": (200, kind, content) for name, content in served.items()}

    assert (["#endless", "#long"], [], False) == found(look(TEXT + page, watched, pages=pages), RULE)


def test_a_background_may_move_and_may_be_stopped_by_its_own_control(look: Look, found: Found) -> None:
    pages = {"/nen.gif": (200, {"content-type": "image/gif"}, moving_picture("GIF", 3, 100, 0))}
    background = "<style>.m{background:url(/nen.gif)}</style><div id=x class=m>Tin mới</div>"
    control = "<button onclick=\"x.classList.toggle('m')\">Dừng ảnh động</button>"

    assert (["#x"], [], False) == found(look(TEXT + background, watched, pages=pages), RULE)
    assert ([], [], True) == found(look(TEXT + background + control, watched, pages=pages), RULE)


def test_motion_in_a_frame_is_named_through_the_frame(look: Look, found: Found) -> None:
    pages = {"/khung": f"<!doctype html><title>K</title>{TEXT}{SLIDE}<p id=x style='animation: m .3s infinite'>Tin</p>"}

    assert (["#f | #x"], [], False) == found(
        look(TEXT + "<iframe id=f title=K src='/khung'></iframe>", watched, pages=pages), RULE
    )
