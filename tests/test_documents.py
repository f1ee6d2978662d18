"""YAML that remembers where its values stand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pytest_egov.documents import Document, read_document
from pytest_egov.errors import UsageProblem

TEXT = """\
# a comment
name: Cổng
list:
  - one
  - {a: 1, b: [2.5, null]}
nested:
    deep: yes
    on: true
"""


def read(directory: Path, content: str | bytes) -> Document:
    file = directory / "some.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_document(file, UsageProblem)


def problem_of(directory: Path, content: str | bytes) -> UsageProblem:
    with pytest.raises(UsageProblem) as caught:
        read(directory, content)
    return caught.value


def test_values_are_plain_data_of_yaml_1_2(tmp_path: Path) -> None:
    document = read(tmp_path, TEXT)
    assert {
        "name": "Cổng",
        "list": ["one", {"a": 1, "b": [2.5, None]}],
        "nested": {"deep": "yes", "on": True},
    } == document.data
    assert [dict, str, float, bool] == [
        type(document.data["list"][1]),
        type(document.data["name"]),
        type(document.data["list"][1]["b"][0]),
        type(document.data["nested"]["on"]),
    ]
    assert hashlib.sha256(TEXT.encode()).hexdigest() == document.sha256


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (("name",), (2, 1)),
        (("list", 0), (4, 5)),
        (("list", 1, "b"), (5, 12)),
        (("list", 1, "b", 1), (5, 21)),
        (("nested", "deep"), (7, 5)),
        (("nested", "absent", "further"), (6, 1)),
        ((), (1, 1)),
        (("nowhere",), (1, 1)),
    ],
)
def test_a_fault_stands_at_its_value_or_at_the_nearest_enclosing_one(
    tmp_path: Path, steps: tuple[str | int, ...], expected: tuple[int, int]
) -> None:
    fault = read(tmp_path, TEXT).fault(steps, "is odd", "Mend it.")
    assert expected == (fault.line, fault.column)
    assert f"{tmp_path / 'some.yaml'}:{expected[0]}:{expected[1]}: is odd\n    Mend it." == str(fault)


def test_a_file_below_the_working_directory_is_named_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "some.yaml" == read(tmp_path, TEXT).fault((), "", "").file


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [("a: 1\nb: [1, 2\n", 3, 1), ("a: 1\na: 2\n", 2, 1), ("a: 1\n b: 2\n", 2, 3)],
    ids=["open bracket", "double key", "indent"],
)
def test_broken_yaml_is_a_fault_with_its_place(tmp_path: Path, content: str, line: int, column: int) -> None:
    (fault,) = problem_of(tmp_path, content).faults
    assert (line, column) == (fault.line, fault.column)


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    assert "is not UTF-8 (byte 6). Save it as UTF-8" in str(problem_of(tmp_path, b"name: \xff"))


def test_control_characters_are_refused_in_words(tmp_path: Path) -> None:
    assert "some.yaml is not valid YAML" in str(problem_of(tmp_path, "a: \x00b"))


def test_a_file_that_is_not_there_and_a_directory(tmp_path: Path) -> None:
    for path, why in [(tmp_path / "none.yaml", "No such file"), (tmp_path, "Is a directory")]:
        with pytest.raises(UsageProblem, match=f"cannot be read: {why}.*Check the path"):
            read_document(path, UsageProblem)


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    assert read(tmp_path, "").data is None
