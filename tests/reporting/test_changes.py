"""A comparison on the terminal, in Markdown and as a page: the same figures in all, and nothing a portal says does harm."""

from __future__ import annotations

import html
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from compared_results import drawn, result_of, row, timed

from pytest_egov.comparing import Comparison, compare
from pytest_egov.reporting.cells import width_of
from pytest_egov.reporting.change_html import render_changes_html
from pytest_egov.reporting.change_lines import baseline_lines, comparison_lines
from pytest_egov.reporting.change_markdown import render_changes_markdown
from pytest_egov.reporting.ink import Ink
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.reporting.paper import Lang

HALF = Fraction(1, 2)
NAMES = ("before/result.json", "after/result.json")


@pytest.fixture(scope="module")
def everything() -> Comparison:
    """One change of each kind, and all that can differ about two runs."""
    before = result_of(
        row("F1", worth=2), row("F2", 0), row("F3"), row("F4", 0, 1), row("F5", 0),
        row("P1", worth=4, timings=[timed(2800, 3100, 2900)]), row("F7", basis="attested"),
        row("F8", kinds=["procedures"]),
        draws=(drawn("a", "b"),),
    )  # fmt: skip
    after = result_of(
        row("F1", HALF, worth=2), row("F2"), row("F3", 0, 1, outcome="blocked"), row("F4", 0), row("F6"),
        row("P1", HALF, worth=4, timings=[timed(2900, None, 3050)]), row("F7"), row("F8", kinds=["procedures"]),
        draws=(drawn("a", "c"),), tool="pytest-egov 0.2.0", seed="other", address="https://staging.example.gov.vn/",
    )  # fmt: skip
    return compare(before, after)


def on_terminal(comparison: Comparison, lang: Lang = "en", *, colour: bool = False, **looks: Any) -> str:
    ink = Ink.on(looks.get("width", 100), colour=colour, unicode=looks.get("unicode", True), lang=lang)
    return "\n".join(comparison_lines(comparison, NAMES, ink))


def in_all_forms(comparison: Comparison, lang: Lang = "en", names: tuple[str, str] = NAMES) -> dict[str, str]:
    """Each form as a reader gets it: without markup, line breaks and the other language."""
    other = "vi" if lang == "en" else "en"
    page = re.sub(r"<style>.*?</style>", "", render_changes_html(comparison, names, lang), flags=re.DOTALL)
    page = re.sub(rf'<span class="{other}" lang="{other}">.*?</span>|<span class="sep">.*?</span>', "", page)
    markdown = html.unescape(re.sub(r"\\(.)", r"\1", render_changes_markdown(comparison, names, lang)))
    terminal = "\n".join(comparison_lines(comparison, names, Ink.on(100, colour=False, unicode=True, lang=lang)))
    forms = {"terminal": terminal, "markdown": markdown, "html": html.unescape(re.sub(r"<[^>]+>", "", page))}
    return {name: " ".join(text.split()) for name, text in forms.items()}


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
class TestEveryForm:
    def test_tells_every_kind_with_its_criteria_and_points(self, everything: Comparison, form: str) -> None:
        said = in_all_forms(everything)[form]
        for title in ("Regressed", "Improved", "Open now, decided before", "Decided now, open before", "New", "Gone"):
            assert title in said
        assert "Noise, not counted as changed" in said
        assert "Same points, something else differs" in said
        for change in everything.changes:
            assert change.id in said
        # F1 lost half of 2 points, F2 won 1, P1's 2 of 4 are noise.
        assert {"−1.00", "+1.00", "−2.00"} <= set(re.findall(r"[+−]\d+\.\d\d", said))

    def test_tells_what_else_may_account_for_a_change(self, everything: Comparison, form: str) -> None:
        said = in_all_forms(everything)[form]
        assert "pytest-egov 0.1.0 → pytest-egov 0.2.0" in said
        assert "https://staging.example.gov.vn/" in said
        assert "The draws were made from different seeds" in said
        assert "changed sample (procedures): the change may be the draw's" in said
        assert "basis: Attested → Observed" in said
        assert "home FCP: 2,900 ms [2,800 ms, 3,100 ms] → 3,050 ms [2,900 ms, ∞]" in said
        assert "1.00 points are lost that were not known as lost" in said

    def test_holds_no_totals_of_different_selections_against_each_other(
        self, everything: Comparison, form: str
    ) -> None:
        said = in_all_forms(everything)[form]
        assert "did not judge the same criteria (A: 8, B: 8, both: 7)" in said
        assert "A → B:" not in said

    def test_tells_by_how_much_the_certain_points_moved(self, form: str) -> None:
        comparison = compare(result_of(row("F1", worth=3), row("F2")), result_of(row("F1", HALF, worth=3), row("F2")))
        assert "A → B: −1.50 points certain" in in_all_forms(comparison)[form]
        assert "A → B: −1,50 điểm chắc chắn" in in_all_forms(comparison, "vi")[form]

    def test_says_across_which_catalogues_it_compares(self, form: str) -> None:
        before = result_of(row("F1"), catalogue="mic-2023@1")
        comparison = compare(before, result_of(row("F1", 0), catalogue="mic-2024@1"))
        said = in_all_forms(comparison)[form]
        assert re.search(r"Compared across catalogues: mic-2023@1 \(.*?\) and mic-2024@1 \(", said)
        assert "A → B:" not in said

    def test_says_that_nothing_differs(self, form: str) -> None:
        same = result_of(row("F1"))
        said = in_all_forms(compare(same, same))[form]
        assert "No criterion differs." in said
        assert "Differs:" not in said
        assert "Không có tiêu chí nào khác." in in_all_forms(compare(same, same), "vi")[form]

    def test_speaks_vietnamese(self, everything: Comparison, form: str) -> None:
        said = in_all_forms(everything, "vi")[form]
        for words in ("Suy giảm", "Cải thiện", "Sai số đo, không tính là thay đổi", "căn cứ: ", "24/11/2026 09:05"):
            assert words in said
        assert "−1,00" in said
        for english in ("Regressed", "points", "Differs", "open then", "lost"):
            assert english not in said

    def test_the_way_back_tells_the_mirror(self, everything: Comparison, form: str) -> None:
        back = in_all_forms(compare(everything.after, everything.before))[form]
        assert "pytest-egov 0.2.0 → pytest-egov 0.1.0" in back
        assert "+2.00" in back


class TestHostile:
    @pytest.fixture
    def hostile(self, hostile_texts: tuple[str, ...]) -> Comparison:
        said = " ".join(hostile_texts)
        before, after = (
            result_of(
                row(f"F1{said}", earned, said=said, kinds=["procedures"]).model_copy(update={"title": Text(said, said)}),
                address="javascript:alert(1)", tool=f"{said}{earned}", seed=f"{said}{earned}", browser=f"{said}{earned}",
                draws=(drawn(f"{said}{earned}"),),
            )
            for earned in (1, 0)
        )  # fmt: skip
        return compare(before, after)

    def test_terminal(self, hostile: Comparison, hostile_texts: tuple[str, ...]) -> None:
        ink = Ink.on(60, colour=False, unicode=True, lang="vi")
        said = "\n".join(comparison_lines(hostile, hostile_texts[2:4], ink))  # type: ignore[arg-type]
        said += "\n".join(baseline_lines(hostile, hostile_texts[2], hostile_texts[3], ink))
        assert "<script>alert(1)</script>" in said  # it did get there
        assert set() == {character for character in said if ord(character) < 32} - {"\n"}
        assert not set("\x1b\x07\u202e\u2066") & set(said)

    def test_markdown(self, hostile: Comparison, hostile_texts: tuple[str, ...]) -> None:
        said = render_changes_markdown(hostile, (hostile_texts[6], hostile_texts[0]), "en")
        assert r"\]\(javascript\:alert\(1\)\)" in said
        assert "<script" not in said
        assert not re.search(r"(?<!\\)\]\(", said)
        assert "\n# tiêu đề" not in said
        rows = [line for line in said.splitlines() if line.startswith("|")]
        assert {3, 5} == {len(re.findall(r"(?<!\\)\|", line)) - 1 for line in rows}
        assert not set("\x1b\x07\u202e\u2066") & set(said)

    def test_page(self, hostile: Comparison, hostile_texts: tuple[str, ...]) -> None:
        page = render_changes_html(hostile, (hostile_texts[0], hostile_texts[5]))
        assert "<script" not in page
        assert "onerror" not in re.sub(r"&lt;.*?&gt;", "", page)
        assert "{{ 7*7 }}" in html.unescape(page)
        assert 'href="javascript' not in page
        assert not set("\x1b\x07\u202e\u2066") & set(page)


class TestTerminal:
    @pytest.mark.parametrize("width", [40, 80, 120])
    @pytest.mark.parametrize("unicode", [True, False])
    def test_every_line_fits(self, everything: Comparison, width: int, unicode: bool) -> None:
        said = on_terminal(everything, "vi", width=width, unicode=unicode)
        assert [] == [line for line in said.splitlines() if width_of(line) >= width]
        assert unicode or said.isascii()
        assert "?" not in said

    def test_colours_only_where_asked(self, everything: Comparison) -> None:
        assert "\x1b" not in on_terminal(everything)
        coloured = on_terminal(everything, colour=True)
        assert "\x1b[31m" in coloured
        assert on_terminal(everything) == re.sub(r"\x1b\[[\d;]*m", "", coloured)


class TestAgainstABaseline:
    def said(self, comparison: Comparison, lang: Lang = "en") -> list[str]:
        ink = Ink.on(200, colour=False, unicode=True, lang=lang)
        return baseline_lines(comparison, "base.json", "egov-report/result.json", ink)

    def test_each_loss_anew_what_is_open_what_is_noise_and_what_is_better_has_its_line(
        self, everything: Comparison
    ) -> None:
        said = "\n".join(self.said(everything))
        assert "Against base.json, 24/11/2026 09:05" in said
        assert re.search(r"F1 +−1\.00 +Passed 2\.00 → Partial 1\.00\. Found\.", said)
        assert re.search(r"F4 .*Cannot tell 0\.00 \(\+1\.00 open\) → Failed 0\.00", said)
        assert "Open now, decided before: F3 (−1.00); no regression, see --egov-min-judged" in said
        assert "Noise, not counted as changed: P1" in said
        assert "Differs: Tool: pytest-egov 0.1.0 → pytest-egov 0.2.0" in said
        assert "F5" not in said  # not selected by this run

    def test_what_became_better_asks_on_one_line_to_renew_it(self) -> None:
        comparison = compare(result_of(row("F1", 0), row("F2", 0)), result_of(row("F1", HALF), row("F2", 0)))
        asked = "  Better than base.json, renew it to keep that (cp egov-report/result.json base.json): F1"
        assert asked in self.said(comparison)
        assert any("Tốt hơn base.json, hãy thay tệp" in line for line in self.said(comparison, "vi"))

    @pytest.mark.parametrize("after", [[row("F1"), row("F2", 0)], [row("F1")]])
    def test_a_result_that_lost_more_or_left_something_out_is_never_offered_in_its_place(self, after: Any) -> None:
        comparison = compare(result_of(row("F1", 0), row("F2")), result_of(*after))
        (line,) = [line for line in self.said(comparison) if "Better than" in line]
        assert "  Better than base.json: F1. Renew it after a run of all criteria that loses nothing more" == line

    def test_a_run_like_its_baseline_has_nothing_to_say(self) -> None:
        same = result_of(row("F1", 0))
        assert ["Against base.json, 24/11/2026 09:05 (Việt Nam time, UTC+7)"] == self.said(compare(same, same))


class TestPage:
    def test_makes_no_request_and_has_no_script(self, everything: Comparison) -> None:
        page = render_changes_html(everything, NAMES)
        assert "default-src 'none'" in page
        assert "<script" not in page
        assert not re.search(r"""(src|href)=["'](?!#|data:|https://)""", page)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [360, 1366])
    def test_axe_finds_nothing(self, everything: Comparison, browser: Browser, scheme: Any, width: int) -> None:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.set_content(render_changes_html(everything, NAMES, "vi"))
        violations = Axe().run(page).response["violations"]
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        context.close()
        assert [] == [(found["id"], [node["html"] for node in found["nodes"]]) for found in violations]
        assert 0 == overflow

    def test_the_language_asked_for_is_shown_first(self, everything: Comparison) -> None:
        assert '<html lang="vi">' in render_changes_html(everything, NAMES)
        assert '<html lang="en">' in render_changes_html(everything, NAMES, "en")
