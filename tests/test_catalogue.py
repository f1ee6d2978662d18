"""The bundled catalogue holds together, and small edits of its real text are each found at their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from pytest_egov.catalogue import Catalogue, load_catalogue
from pytest_egov.errors import CatalogueProblem, Fault

FILE = Path(__file__).parents[1] / "conformance_suites" / "mic_2023" / "catalogue.yaml"
TEXT = FILE.read_text(encoding="utf-8")
Edit = tuple[str, str]
FaultsOf = Callable[..., tuple[Fault, ...]]


def place(text: str, words: str, after: str = "") -> tuple[int, int]:
    """Line and column, from 1, of the first such words after some others."""
    at = text.index(words, text.index(after) if after else 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.fixture
def faults_of(tmp_path: Path) -> FaultsOf:
    """The faults of the bundled text with some first occurrences replaced."""

    def load(*edits: Edit) -> tuple[Fault, ...]:
        text = TEXT
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        (tmp_path / "catalogue.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(CatalogueProblem) as caught:
            load_catalogue(tmp_path / "catalogue.yaml")
        for fault in caught.value.faults:
            assert str(tmp_path / "catalogue.yaml") == fault.file
            assert str(fault) in str(caught.value)
        return caught.value.faults

    return load


def test_54_rows_of_three_pillars(catalogue: Catalogue) -> None:
    rows = list(catalogue.rows())
    assert 54 == len(rows)
    assert {"function": 34, "performance": 5, "accessibility": 15} == Counter(pillar.id for pillar, _, _ in rows)
    assert {"function": 70, "performance": 20, "accessibility": 10} == {p.id: p.points for p in catalogue.pillars}
    assert Fraction(100) == sum(row.points for _, _, row in rows)


def test_ids_titles_and_sentences_are_there_in_both_languages(catalogue: Catalogue) -> None:
    rows = [row for _, _, row in catalogue.rows()]
    assert 54 == len({row.id for row in rows})
    for row in rows:
        texts = [row.title, row.why, row.fix, row.judged, *row.sentences.values()]
        assert all(text.vi.strip() and text.en.strip() for text in texts), row.id
        assert {*row.credit, "none"} == set(row.sentences), row.id


def test_the_hash_is_that_of_the_file(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "again.yaml").write_bytes(FILE.read_bytes())
    (tmp_path / "other.yaml").write_bytes(FILE.read_bytes() + b"\n")
    assert load_catalogue(tmp_path / "again.yaml").sha256 == catalogue.sha256
    assert load_catalogue(tmp_path / "other.yaml").sha256 != catalogue.sha256


def test_a_row_is_found_by_its_id_and_a_wrong_id_is_no_row(catalogue: Catalogue) -> None:
    assert "F17.1" == catalogue.criterion("F17.1").id
    with pytest.raises(KeyError):
        catalogue.criterion("F99.9")


def test_shares_are_exact(catalogue: Catalogue) -> None:
    row = catalogue.criterion("F01.1")
    assert (Fraction(5, 2), Fraction(1, 2)) == (row.points, row.share_of("partial"))
    assert (0, 1) == (row.share_of("none"), row.share_of("full"))


def test_a_fault_of_a_row_stands_at_its_key_or_at_the_nearest_that_is_written(catalogue: Catalogue) -> None:
    points = catalogue.fault_at("F01.2", ("points",), "is odd", "Mend it.")
    assert place(TEXT, "points: 1.5", "id: F01.2") == (points.line, points.column)
    unwritten = catalogue.fault_at("F01.2", ("parts", 3, "check"), "is odd", "Mend it.")
    assert place(TEXT, "id: F01.2") == (unwritten.line, unwritten.column)
    assert "F01.2: is odd" == unwritten.problem


# Edit of the text; words the fault stands at, and after what; a part of the problem; a part of the remedy.
ONE_BY_ONE = {
    "unknown key": (
        ("automation: auto\n", "automatoin: auto\n"),
        ("automatoin: auto", ""),
        "unknown key 'automatoin'",
        "Did you mean 'automation'?",
    ),
    "unknown key like nothing": (
        ("version:", "xyzzyq: 1\nversion:"),
        ("xyzzyq", ""),
        "unknown key 'xyzzyq'",
        "JSON Schema",
    ),
    "unknown language of a text": (
        ("      en: Function\n", "      en: Function\n      eng: Function\n"),
        ("eng:", ""),
        "unknown key 'eng'",
        "Did you mean 'en'?",
    ),
    "missing key of a pillar": (
        ("    points: 70.0\n", ""),
        ("id: function", ""),
        "'points' is missing",
        "Add 'points:' here.",
    ),
    "missing language": (
        ("      en: Function\n", ""),
        ("title:", "id: function"),
        "'en' is missing",
        "Add 'en:' here.",
    ),
    "a fraction by nothing": (
        ("partial: 1/2", "partial: 1/0"),
        ("partial: 1/0", ""),
        "neither a number nor a fraction",
        "It says '1/0'.",
    ),
    "a share above all": (
        ("partial: 1/2", "partial: 3/2"),
        ("partial: 3/2", ""),
        "above 0 and at most 1",
        "It says '3/2'.",
    ),
    "shares of parts": (
        ("homepage_is_fast_enough\n                share: 1/2", "homepage_is_fast_enough\n                share: 1/3"),
        ("id: P1", ""),
        "the shares of P1's parts must add up to 1",
        "begins here",
    ),
    "sentences and credit": (
        ("credit: {full: 1, partial: 1/2}", "credit: {full: 1, half: 1/2}"),
        ("id: F01.1", ""),
        "the sentences of F01.1 must be exactly: full, half, none",
        "begins here",
    ),
    "no full credit": (
        ("credit: {full: 1, partial: 1/2}", "credit: {full: 1/2, partial: 1/2}"),
        ("id: F01.1", ""),
        "must name 'full: 1'",
        "begins here",
    ),
    "neither check nor parts": (
        ("            check: registration_covers_people_and_organisations\n", ""),
        ("id: F01.2", ""),
        "must have either 'check' or 'parts'",
        "begins here",
    ),
    "a pillar that is no mark": (
        ("- id: function", "- id: skip"),
        ("id: skip", ""),
        "is a mark of pytest's or ours already",
        "It says 'skip'.",
    ),
}


@pytest.mark.parametrize(("edit", "at", "problem", "remedy"), ONE_BY_ONE.values(), ids=ONE_BY_ONE)
def test_one_defect_is_found_at_its_place(
    faults_of: FaultsOf, edit: Edit, at: tuple[str, str], problem: str, remedy: str
) -> None:
    faults = [fault for fault in faults_of(edit) if problem in fault.problem]
    assert 1 == len(faults)
    assert place(TEXT.replace(*edit, 1), *at) == (faults[0].line, faults[0].column)
    assert remedy in faults[0].remedy
    assert "Value error" not in faults[0].problem


def test_all_defects_of_form_are_told_at_once(faults_of: FaultsOf) -> None:
    names = ["unknown key", "missing key of a pillar", "a fraction by nothing", "shares of parts"]
    faults = faults_of(*(ONE_BY_ONE[name][0] for name in names))
    for name in names:
        assert any(ONE_BY_ONE[name][2] in fault.problem for fault in faults), name


def test_sums_and_double_ids_are_told_at_once(faults_of: FaultsOf) -> None:
    edits = [
        ("        points: 4.0\n", "        points: 5.0\n"),
        ("    points: 20.0\n", "    points: 21.0\n"),
        ("- id: F01.2", "- id: F01.1"),
    ]
    text = TEXT
    for edit in edits:
        text = text.replace(*edit, 1)
    faults = {fault.problem: (fault.line, fault.column) for fault in faults_of(*edits)}
    assert {
        "the id 'F01.1' stands twice": place(
            text, "id: F01.1", "id: F01.1\n            title:\n              vi: Đăng ký"
        ),
        "group F01 says 5 points, its parts add up to 4": place(text, "points: 5.0"),
        "pillar function says 70 points, its parts add up to 71": place(text, "points: 70.0"),
        "pillar performance says 21 points, its parts add up to 20": place(text, "points: 21.0"),
        "catalogue mic-2023 says 100 points, its parts add up to 101": place(text, "pillars:", "profile: {name"),
    } == faults


def test_a_file_that_is_not_there_and_one_that_is_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match=r"none\.yaml cannot be read: No such file"):
        load_catalogue(tmp_path / "none.yaml")
    (tmp_path / "c.yaml").write_text("id: a\n  b: [", encoding="utf-8")
    with pytest.raises(CatalogueProblem, match="is not valid YAML"):
        load_catalogue(tmp_path / "c.yaml")
