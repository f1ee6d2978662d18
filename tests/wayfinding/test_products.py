"""Adapters of products: found by entry point, checked before anything is opened, and only as good as the portal says."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, html

from pytest_egov.errors import PortalFileProblem, ProductProblem
from pytest_egov.gatherers.expedition import Visit, at_place
from pytest_egov.run import take_order
from pytest_egov.wayfinding import products
from pytest_egov.wayfinding.products import Product, load_product
from pytest_egov.wayfinding.vocabulary import vocabulary

Install = Callable[[str, str], None]
FIGURES = html("Số liệu tháng 10/2026")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worked example, as its distribution would be found."""
    monkeypatch.syspath_prepend(ROOT / "examples" / "own_product")
    point = EntryPoint("minh-tam", "egov_minh_tam", "pytest_egov.products")
    monkeypatch.setattr(products, "entry_points", lambda group: [point] if group == point.group else [])


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Install:
    """Install an adapter: ``install("egov_faulty", "places: ...")``."""

    def write(package: str, text: str) -> None:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "product.yaml").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        point = EntryPoint("faulty", package, "pytest_egov.products")
        monkeypatch.setattr(products, "entry_points", lambda group: [point] if group == point.group else [])

    return write


def test_the_worked_example_is_found_by_its_entry_point(installed: None) -> None:
    product = load_product("minh-tam")
    assert "Minh Tâm eGate" == product.name
    assert "/egate/tra-cuu" == product.places["status_lookup"].path
    assert ("bảng điều hành",) == product.words["statistics"]


def test_its_distribution_says_what_the_entry_point_says(installed: None) -> None:
    said = (ROOT / "examples" / "own_product" / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points."pytest_egov.products"]\nminh-tam = "egov_minh_tam"' in said


def test_a_product_nobody_knows_is_a_usage_error_that_lists_those_known(installed: None, tmp_path: Path) -> None:
    file = tmp_path / "portal.yaml"
    file.write_text("address: https://dvc.example.gov.vn/\nproduct: minhtam\n", encoding="utf-8")
    with pytest.raises(PortalFileProblem, match=r"product .minhtam. is installed\. Installed: minh-tam"):
        take_order(str(file), "conformance_suites.mic_2023", tmp_path, tmp_path, None, None)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("name: A\nplaces:\n  faqs: /hoi\n", "product.yaml:3:3", "'faqs' is not a place we know"),
        ("name: A\nwords:\n  faqs: [hỏi]\n", "product.yaml:3:3", "'faqs' is not a place we know"),
        ("name: A\nplaces:\n  faq: {absent: true}\n", "product.yaml:2:1", "cannot say that faq is absent"),
        ("name: A\nplaces:\n  faq: {path: /a, label: b}\n", "product.yaml:3:3", "exactly one of path, label"),
        ("name: A\nword: {}\n", "product.yaml:2:1", "Did you mean 'words'?"),
        ("places: {}\n", "product.yaml:1:1", "'name' is missing"),
    ],
)
def test_faults_of_an_adapter_are_told_with_their_place(install: Install, text: str, place: str, said: str) -> None:
    install(f"egov_faulty_{abs(hash(text))}", text)
    with pytest.raises(ProductProblem) as told:
        load_product("faulty")
    assert place in str(told.value)
    assert said in str(told.value)


def test_its_words_stand_beside_the_usual_ones() -> None:
    words = vocabulary().with_words({"statistics": ("bảng điều hành",)})
    assert [1.0, 1.0] == [words.place_confidence("statistics", name) for name in ("BẢNG ĐIỀU HÀNH", "Thống kê")]
    assert 0.0 == vocabulary().place_confidence("statistics", "Bảng điều hành")


def figures(visit: Visit, _expedition: Any) -> str | None:
    return "figures" if "Số liệu" in visit.snapshot.text else None


def look(site: Any, expedition_to: Any, pages: dict[str, Any], product: dict[str, Any], **said: Any) -> Any:
    here = site({f"/{path}": page for path, page in pages.items()})
    described = Product.model_validate({"name": "A", **product})
    return at_place("statistics", figures)(expedition_to(here.address, known_product=described, product="a", **said))


def test_the_product_comes_after_the_portal_file_and_before_the_words(site: Any, expedition_to: Any) -> None:
    pages = {"": html('<a href="/1">Thống kê</a><a href="/2">Số</a>'), "1": FIGURES, "2": FIGURES, "3": FIGURES}
    found = look(site, expedition_to, pages, {"places": {"statistics": "/2"}}).candidates[0].place
    assert ("product", 1.0, 1, ("Số",)) == (found.found_by, found.confidence, found.clicks, found.trail)
    assert found.url.endswith("/2")
    given = look(site, expedition_to, pages, {"places": {"statistics": "/2"}}, places={"statistics": "/3"})
    assert "portal_file" == given.candidates[0].place.found_by


@pytest.mark.parametrize("place", ["/khong-co", "/tin", {"label": "Bảng điều hành"}])
def test_where_the_product_errs_the_words_are_asked(site: Any, expedition_to: Any, place: Any) -> None:
    pages = {"": html('<a href="/1">Thống kê</a>'), "1": FIGURES, "tin": html("Tin tức của tỉnh trong tháng mười")}
    found = look(site, expedition_to, pages, {"places": {"statistics": place}}).candidates[0].place
    assert ("wayfinding", True) == (found.found_by, found.url.endswith("/1"))


def test_a_label_and_a_word_of_the_product(site: Any, expedition_to: Any) -> None:
    pages = {"": html('<a href="/1">Bảng điều hành</a>'), "1": FIGURES}
    by_label = look(site, expedition_to, pages, {"places": {"statistics": {"label": "bảng điều hành"}}})
    assert ("product", 1) == (by_label.candidates[0].place.found_by, by_label.candidates[0].place.clicks)
    by_word = look(site, expedition_to, pages, {"words": {"statistics": ["bảng điều hành"]}})
    assert "wayfinding" == by_word.candidates[0].place.found_by
