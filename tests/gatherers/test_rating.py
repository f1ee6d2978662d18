"""Levels, items and published results of the rating, on pages of different make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.evidence import Found, Rating
from pytest_egov.evidence.findings import NotFound
from pytest_egov.gatherers.rating import GATHERERS

Start = Callable[..., Any]
HOME = html('<nav><a href="/dg">Đánh giá sự hài lòng</a></nav>')


def gathered(expedition: Any) -> Any:
    return GATHERERS[0].gather(expedition)


def rating(finding: Any) -> Rating:
    assert isinstance(finding, Found), finding
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, Rating)
    return evidence


def test_radios_by_item_and_results_in_a_table(site: Start, expedition_to: Start) -> None:
    items = "".join(
        f"<fieldset><legend>{name}</legend>"
        + "".join(
            f"<label><input type=radio name={at}>{level}</label>"
            for level in ("Rất hài lòng", "Hài lòng", "Không hài lòng")
        )
        + "</fieldset>"
        for at, name in enumerate(("Dễ sử dụng", "Trả kết quả đúng hạn", "Thái độ phục vụ"))
    )
    page = html(f"""<form method=post>{items}<button>Gửi đánh giá</button></form>
      <table><tr><th>Cơ quan</th><th>Rất hài lòng</th><th>Số lượt</th></tr><tr><td>Sở A</td><td>96,5%</td><td>1.204</td></tr></table>""")
    here = site({"/": HOME, "/dg": page})
    found = rating(gathered(expedition_to(here.address)))

    assert ("Rất hài lòng", "Hài lòng", "Không hài lòng") == found.levels
    assert {"ease", "timeliness", "attitude"} == {item.term for item in found.items}
    assert ("Rất hài lòng: 96,5%", "Số lượt: 1.204") == found.results
    assert [] == [asked for asked in here.asked if asked.method == "POST"]


def test_stars_and_results_on_another_page(site: Start, expedition_to: Start) -> None:
    stars = "".join(f'<i class="fa fa-star" aria-label="{n} sao"></i>' for n in range(1, 6))
    page = html(f'<h1>Đánh giá dịch vụ</h1><div>{stars}</div><a href="/kq">Kết quả đánh giá</a>')
    results = html("<div><div><b>4.512</b><span>lượt đánh giá</span></div><div>Hài lòng: 98,2 %</div></div>")
    found = rating(gathered(expedition_to(site({"/": HOME, "/dg": page, "/kq": results}).address)))

    assert ("1 sao", "2 sao", "3 sao", "4 sao", "5 sao") == found.levels
    assert any("98,2" in result for result in found.results)
    assert any("4.512" in result for result in found.results)


def test_faces_with_an_alternative_text(site: Start, expedition_to: Start) -> None:
    faces = "".join(f'<div><label><input type=radio name=m value={n}><img src=x.png alt="{name}"></label></div>'
                    for n, name in enumerate(("Rất tốt", "Bình thường", "Rất kém")))  # fmt: skip
    found = rating(gathered(expedition_to(site({"/": HOME, "/dg": html(f"<form>{faces}</form>")}).address)))

    assert ("Rất tốt", "Bình thường", "Rất kém") == found.levels
    assert () == found.results


def test_english_list(site: Start, expedition_to: Start) -> None:
    page = html("<h1>Rate our service</h1><select><option>Choose</option><option>Very satisfied</option><option>Satisfied</option>"
                "<option>Neutral</option><option>Dissatisfied</option></select>", lang="en")  # fmt: skip
    here = site({"/": html('<a href="/r">Rating</a>'), "/r": page})

    assert 4 == len(rating(gathered(expedition_to(here.address))).levels)


def test_levels_behind_a_code(site: Start, expedition_to: Start) -> None:
    def page(asked: Any) -> str:
        levels = (
            '<div><a title="Hài lòng">☺</a><a title="Bình thường">😐</a><a title="Không hài lòng">☹</a></div>'
            if asked.query
            else ""
        )
        return html(f"<form><label>Mã hồ sơ <input name=ma></label><button>Tìm kiếm</button></form>{levels}")

    here = site({"/": HOME, "/dg": page})
    unknown = rating(gathered(expedition_to(here.address)))
    known = rating(gathered(expedition_to(here.address, known={"application_code": "H46-260905-0001"})))

    assert ((), True) == (unknown.levels, unknown.guarded)
    assert (3, False) == (len(known.levels), known.guarded)


def test_a_page_about_rating_rules_is_not_the_place(site: Start, expedition_to: Start) -> None:
    page = html(
        "<h1>Đánh giá</h1><p>Theo Nghị định 61/2018/NĐ-CP, việc đánh giá đạt 80% điểm.</p><select><option>1</option><option>2</option></select>"
    )

    assert isinstance(gathered(expedition_to(site({"/": HOME, "/dg": page}).address)), NotFound)


def test_radios_whose_words_stand_behind_them(site: Start, expedition_to: Start) -> None:
    radios = "".join(
        f"<input type=radio name=m value={at}>{level} "
        for at, level in enumerate(("Hài lòng", "Bình thường", "Không hài lòng"))
    )
    page = html(f"<form method=post><table><tr><td>Mức độ</td><td>{radios}</td></tr></table></form>")
    found = rating(gathered(expedition_to(site({"/": HOME, "/dg": page}).address)))
    assert ("Hài lòng", "Bình thường", "Không hài lòng") == found.levels
