"""The documentation site: built here without a network, every link followed, and the reference that of the program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import typer.main

from pytest_egov.binding import load_suite, suite_names
from pytest_egov.cli import app
from pytest_egov.gatherers import all_kinds
from pytest_egov.options import _OPTIONS

ROOT = Path(__file__).parents[1]


def copied(to: Path) -> Path:
    """The pages, and what they show of the repository; nothing is written into the repository itself."""
    shutil.copytree(ROOT / "docs", to / "docs", ignore=shutil.ignore_patterns("_build", "reference"))
    for name in ("examples", "pytest_egov", "Containerfile"):
        (to / name).symlink_to(ROOT / name)
    return to / "docs"


def build(docs: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "--fail-on-warning",
        "--keep-going",
        str(docs),
        str(docs / "_build"),
    ]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = copied(tmp_path_factory.mktemp("site"))
    done = build(docs)
    assert done.returncode == 0, done.stderr
    return docs / "_build"


def words_of(page: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))).split())


def test_the_reference_has_every_criterion_of_every_suite_in_both_languages(site: Path) -> None:
    for suite in suite_names():
        catalogue = load_suite(suite, all_kinds()).catalogue
        english = words_of(site / "reference" / f"criteria-{catalogue.id}.html")
        vietnamese = words_of(site / "vi" / "reference" / f"criteria-{catalogue.id}.html")
        for _, _, row in catalogue.rows():
            assert f"{row.id} {' '.join(row.title.en.split())}" in english
            assert f"{row.id} {' '.join(row.title.vi.split())}" in vietnamese


def test_it_has_every_command_every_option_and_every_file_format(site: Path) -> None:
    commands = words_of(site / "reference" / "commands.html")
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        if not command.hidden:
            assert f"Usage: egov {name}" in commands
    options = words_of(site / "reference" / "pytest-options.html")
    for option, _, _ in _OPTIONS:
        assert option in options
    assert "@pytest.mark.criterion(id)" in options
    formats = words_of(site / "reference" / "file-formats.html")
    schemas = list((ROOT / "pytest_egov" / "schema").glob("*.json"))
    assert len(schemas) > 5
    for schema in schemas:
        assert schema.name in formats


def test_each_page_says_its_language_and_asks_nobody_for_anything(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 25
    for page in pages:
        text = page.read_text(encoding="utf-8")
        vietnamese = page.relative_to(site).parts[0] == "vi"
        assert f'lang="{"vi" if vietnamese else "en"}"' in text.partition("<head>")[0], page
        assert re.findall(r"""<(?:script|img|iframe|source)[^>]*\ssrc=["'](?:https?:)?//""", text) == []
        assert re.findall(r"""<link[^>]*\shref=["'](?:https?:)?//""", text) == []
    for style in site.rglob("*.css"):
        assert (
            re.findall(
                r"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")
            )
            == []
        )


def test_every_page_of_ours_is_reached_from_the_first(site: Path) -> None:
    ours = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").glob("*.md")}
    ours |= {Path("vi") / page.with_suffix(".html").name for page in (ROOT / "docs" / "vi").glob("*.md")}
    seen, to_see = set[Path](), [Path("index.html")]
    while to_see:
        page = to_see.pop()
        if page in seen or not (site / page).is_file():
            continue
        seen.add(page)
        text = (site / page).read_text(encoding="utf-8")
        links = [link for link in re.findall(r'href="([^"#:]+\.html)', text) if not link.startswith("_")]
        to_see += [Path(((site / page).parent / link).resolve().relative_to(site.resolve())) for link in links]
    assert ours - seen == set()


def test_a_broken_link_stops_the_build(tmp_path: Path) -> None:
    docs = copied(tmp_path)
    for page in docs.rglob("*.md"):
        if page.name != "index.md" or page.parent != docs:
            page.unlink()
    (docs / "conf.py").write_text("extensions = ['myst_parser']\nexclude_patterns = ['_build']\n", encoding="utf-8")
    (docs / "index.md").write_text("# One page\n\n[to one that is not](missing.md)\n", encoding="utf-8")
    done = build(docs)
    assert done.returncode != 0
    assert "missing.md" in done.stderr
