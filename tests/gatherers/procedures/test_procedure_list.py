from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Asked, html

from pytest_egov.evidence import Found, NotFound, ProcedureList, ProcedureSearch
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.gatherers.procedures import procedure_list
from pytest_egov.gatherers.procedures import search as procedure_search
from pytest_egov.gatherers.procedures.search import search_box
from pytest_egov.wayfinding.vocabulary import plain

VERBS = ("Đăng ký kết hôn", "Cấp giấy phép xây dựng", "Thông báo lưu trú", "Đăng ký khai sinh", "Gia hạn tạm trú")
FIELDS = ("Hộ tịch", "Xây dựng", "Đất đai")
BODIES = ("Sở Tư pháp", "Sở Xây dựng")
LEVELS = ("Toàn trình", "Một phần", "Cung cấp thông tin")
WHO = ("Công dân", "Doanh nghiệp")
ALL = [
    {"id": n, "name": f"{VERBS[n % 5]} trường hợp số {n}", "field": FIELDS[n % 3], "body": BODIES[n % 2]}
    | {"level": LEVELS[n % 3], "who": WHO[n % 2]}
    for n in range(46)
]  # fmt: skip


def matching(query: dict[str, str]) -> list[dict[str, Any]]:
    typed = plain(query.get("q", "")).split()
    return [
        item
        for item in ALL
        if all(word in plain(item["name"]).split() for word in typed)
        and all(not query.get(key) or query[key] == item[key] for key in ("field", "body", "level", "who"))
    ]


def select(name: str, first: str, options: tuple[str, ...], label: str = "", change: str = "") -> str:
    choices = "".join(f"<option value='{option}'>{option}</option>" for option in options)
    return f"{label}<select name={name} {change}><option value=''>{first}</option>{choices}</select>"


NOTHING = "<p>Không tìm thấy thủ tục nào phù hợp</p>"


def by_form(asked: Asked) -> str:
    """An old portal: one GET form with a table of captions, a filter that submits on change, rows in a table."""
    found, page = matching(dict(asked.query)), int(asked.query.get("trang", 1))
    kept = "&".join(f"{key}={value}" for key, value in asked.query.items() if key != "trang")
    rows = "".join(
        f"<tr><td>{i['id']}<td><a href='/ct.aspx?id={i['id']}'>{i['name']}</a>"
        f"<td>{i['field']}<td>{i['level']}<td><a href='/nop?id={i['id']}'>Nộp hồ sơ</a></tr>"
        for i in found[page * 10 - 10 : page * 10]
    )
    pages = (
        "".join(f"<a href='/ds?{kept}&trang={n}'>{n}</a>" for n in range(1, -(-len(found) // 10) + 1))
        if len(found) > 10
        else ""
    )
    return html(
        "<form action=/tra-cuu-ho-so>Mã hồ sơ <input name=ma><button>Tra cứu</button></form>"
        f"<form action=/ds><table><tr><td>Từ khóa<td><input name=q value='{asked.query.get('q', '')}'></tr>"
        f"<tr><td>Cơ quan thực hiện<td>{select('body', '-- Tất cả --', BODIES)}</tr>"
        f"<tr><td>Lĩnh vực<td>{select('field', '-- Chọn --', FIELDS)}</tr>"
        f"<tr><td>Mức độ<td>{select('level', 'Tất cả', LEVELS, change='onchange=this.form.submit()')}</tr></table>"
        "<input type=submit value='Tìm kiếm'><input type=reset value='Nhập lại'></form>"
        f"<ul><li><a href='/ds?who=Công dân'>Công dân</a><li><a href='/ds?who=Doanh nghiệp'>Doanh nghiệp (23)</a></ul>"
        + (f"<table>{rows}</table><p>Tổng số: {len(found)}</p>{pages}" if found else NOTHING)
    )


BY_SCRIPT = """<h1>Dịch vụ công</h1>
<input placeholder="Nhập tên thủ tục hoặc từ khóa" id=q>
<select id=field><option>Chọn lĩnh vực</option>{fields}</select>
<select id=body><option>Chọn cơ quan</option>{bodies}</select>
<div id=levels>{levels}</div><div id=who><button data-who="">Tất cả</button>{who}</div><div id=out></div>
<script>
const state = {{q: "", field: "", body: "", level: "", who: "", trang: 1}}; let timer;
async function draw() {{
  const found = await (await fetch("/api?" + new URLSearchParams(state), {{method: "POST"}})).json();
  document.getElementById("out").innerHTML = found.total === 0 ? "Không có dữ liệu" :
    `<p>Có ${{found.total}} kết quả</p>` + found.items.map(
      i => `<div class=c><h3><a href="#/tt/${{i.id}}">${{i.name}}</a></h3><span>${{i.level}}</span></div>`).join("") +
    (found.total > 10 ? [1, 2].map(n => `<b onclick="state.trang = ${{n}}; draw()">${{n}}</b>`).join("") : "");
}}
q.oninput = () => {{
  clearTimeout(timer);
  timer = setTimeout(() => {{ state.q = q.value; state.trang = 1; draw(); }}, 300);
}};
field.onchange = () => {{ state.field = field.selectedIndex ? field.value : ""; draw(); }};
body.onchange = () => {{ state.body = body.selectedIndex ? body.value : ""; draw(); }};
document.querySelectorAll("[name=level]").forEach(r => r.onchange = () => {{ state.level = r.value; draw(); }});
document.querySelectorAll("[data-who]").forEach(b => b.onclick = () => {{ state.who = b.dataset.who; draw(); }});
draw();
</script>"""


def by_script() -> dict[str, Any]:
    """A newer one: no form and no search button, results while one types, radio buttons, tabs without roles, cards."""

    def api(asked: Asked) -> tuple[int, dict[str, str], str]:
        found, page = matching(dict(asked.query)), int(asked.query.get("trang", 1))
        body = json.dumps({"total": len(found), "items": found[page * 10 - 10 : page * 10]})
        return 200, {"content-type": "application/json"}, body

    options = ["".join(f"<option>{option}</option>" for option in options) for options in (FIELDS, BODIES)]
    levels = "".join(f"<label><input type=radio name=level value='{level}'>{level}</label>" for level in LEVELS)
    who = "".join(f"<button data-who='{one}'>{one}</button>" for one in WHO)
    return {
        "/": html("<div><a href='/dvc'>DỊCH VỤ CÔNG TRỰC TUYẾN</a><input placeholder='Tra cứu mã hồ sơ'></div>"),
        "/dvc": html(BY_SCRIPT.format(fields=options[0], bodies=options[1], levels=levels, who=who)),
        "/api": api,
    }


def old_portal() -> dict[str, Any]:
    return {
        "/": html("<a href='/ds'>Thủ tục hành chính</a>"),
        "/ds": by_form,
        "/ct.aspx": lambda asked: html(f"<h1>{ALL[int(asked.query['id'])]['name']}</h1>"),
    }


PORTALS = {"form": old_portal, "script": by_script}


@pytest.fixture(params=PORTALS)
def expedition(request: Any, site: Any, expedition_to: Any) -> Expedition:
    opened: Expedition = expedition_to(site(PORTALS[request.param]()).address)
    return opened


def list_of(expedition: Expedition) -> ProcedureList:
    finding = procedure_list.GATHERERS[0].gather(expedition)
    assert isinstance(finding, Found), finding
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, ProcedureList)
    return evidence


def test_the_list_its_pages_groupings_and_filter_are_read(expedition: Expedition) -> None:
    seen = list_of(expedition)
    assert (seen.total, len(seen.first_page), seen.clicks) == (46, 10, 1)
    assert seen.has_pager
    assert seen.second_page is not None
    assert [item["name"] for item in ALL[10:20]] == [row.name for row in seen.second_page]
    assert [row.level for row in seen.first_page[:3]] == ["end_to_end", "partial", "information"]
    totals = {grouping.term: {value.label: value.total for value in grouping.values} for grouping in seen.groupings}
    assert {"agency", "field", "audience"} == set(totals)
    assert totals["agency"] == {"Sở Tư pháp": 23, "Sở Xây dựng": 23}
    assert totals["audience"] == {"Công dân": 23, "Doanh nghiệp": 23}
    assert len(totals["field"]) == 2
    assert totals["field"].items() <= {"Hộ tịch": 16, "Xây dựng": 15, "Đất đai": 15}.items()


def test_the_level_filter_returns_rows_of_one_level(expedition: Expedition) -> None:
    trial = list_of(expedition).level_filter
    assert trial is not None
    assert trial.before == 46
    assert trial.after in (15, 16)
    assert {trial.level} == {row.level for row in trial.rows}
    assert len(trial.rows) == trial.after


def test_the_search_is_put_to_the_test(expedition: Expedition) -> None:
    finding = procedure_search.gather(expedition)
    assert isinstance(finding, Found), finding
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, ProcedureSearch)
    by_form: dict[str, list[Any]] = {}
    for query in evidence.queries:
        by_form.setdefault(query.form, []).append(query)
    assert [query.rank for query in by_form["exact"]] == [1, 1]
    assert [query.rank for query in by_form["without_diacritics"]] == [1]
    assert 1 <= len(by_form["everyday"]) <= 2
    assert [(query.results, bool(query.said)) for query in by_form["nonsense"]] == [((), True), ((), True)]
    trial = evidence.filter
    assert trial is not None
    assert trial.before is not None
    assert trial.after is not None
    assert 0 < trial.after < trial.before


def test_a_filter_that_does_nothing_shows_in_its_rows(site: Any, expedition_to: Any) -> None:
    pages = old_portal()
    pages["/ds"] = lambda asked: by_form(
        Asked("GET", "/ds", {key: value for key, value in asked.query.items() if key != "level"})
    )
    trial = list_of(expedition_to(site(pages).address)).level_filter
    assert trial is not None
    assert len({row.level for row in trial.rows}) > 1


def test_a_list_behind_a_sign_in_says_so(site: Any, expedition_to: Any) -> None:
    door = html("<h1>Đăng nhập</h1><form><input name=u><input type=password name=p><button>Đăng nhập</button></form>")
    seen = list_of(expedition_to(site({"/": html("<a href='/ds'>Thủ tục hành chính</a>"), "/ds": door}).address))
    assert seen.sign_in_asked
    assert seen.first_page == ()


def test_a_page_of_news_is_no_list(site: Any, expedition_to: Any) -> None:
    news = html("".join(f"<a href='/tin-tuc/{n}'>Khai mạc hội nghị lần thứ {n} của tỉnh</a>" for n in range(9)))
    here = site({"/": html("<a href='/ds'>Dịch vụ công trực tuyến</a>"), "/ds": news})
    assert isinstance(procedure_list.GATHERERS[0].gather(expedition_to(here.address)), NotFound)


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("<form><input name=u placeholder='Tên đăng nhập'><input type=password></form>", None),
        ("<form>Mã hồ sơ <input name=ma><button>Tra cứu</button></form>", None),
        ("<input placeholder='Nhập mã số biên nhận để tìm kiếm'>", None),
        ("<form role=search><input aria-label='q'></form>", "q"),
        ("<form><input type=search name=k aria-label='Bạn cần gì?'></form>", "Bạn cần gì?"),
        (
            "<header><input placeholder='Tìm'></header><form><input placeholder='Tên thủ tục'></form>",
            "Tên thủ tục",
        ),
        ("<form>Mã hồ sơ <input name=ma></form><form><input placeholder='Search services'></form>", "Search services"),
    ],
)
def test_the_search_box_is_told_from_other_fields(body: str, label: str | None, site: Any, expedition_to: Any) -> None:
    box = search_box(expedition_to(site({"/": html(body)}).address).finder.start())
    assert label == (box[1].label if box is not None else None)
