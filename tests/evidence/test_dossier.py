"""Evidence on disk: whole, as it was, and hard to alter unseen."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import types
import typing
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pytest_egov.errors import DossierProblem
from pytest_egov.evidence import KINDS, Candidate, CouldNotLook, Found, NotConfigured, NotFound, Place, Step
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.files import write_atomically
from pytest_egov.evidence.manifest import sha256_of
from pytest_egov.statements import hash_of
from pytest_egov.verdict import Text

ABOUT = About(
    taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
    tool="0.1.0",
    suite="conformance_suites.mic_2023",
    catalogue={"id": "mic-2023"},
    gather={"seed": "x"},
    portal={"address": "https://dichvucong.example.gov.vn/"},
    seed="mic-2023:dichvucong.example.gov.vn",
    browser="chromium 1",
    selected=("F01.1", "F01.2"),
)
PLACE = Place("faq", "https://a.vn/faq", "Hỏi đáp", "wayfinding", 0.87, 2, ("Trang chủ", "Hỏi đáp"), ("x <y>",))
SIMPLE: dict[Any, Any] = {
    str: "Tiếng Việt \"'\\\n\u2028 🙂",
    int: 3,
    float: 0.1,
    bool: True,
    date: date(2026, 2, 28),
    datetime: datetime(2026, 11, 24, 2, 30, 1, 250000, tzinfo=UTC),
}


def filled(hint: Any, *, full: bool) -> Any:
    """A value of a type: with one of everything, or with as little as the type allows."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is typing.Literal:
        return arguments[-1]
    if origin in (typing.Union, types.UnionType):
        some = next(argument for argument in arguments if argument is not type(None))
        return filled(some, full=full) if full or type(None) not in arguments else None
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return (filled(arguments[0], full=full),) if full else ()
        return tuple(filled(argument, full=full) for argument in arguments)
    assert dataclasses.is_dataclass(hint), hint
    hints = typing.get_type_hints(hint)
    asked = [f for f in dataclasses.fields(hint) if full or f.default is dataclasses.MISSING]
    return hint(**{f.name: filled(hints[f.name], full=full) for f in asked})


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return Dossier.begin(tmp_path / "dossier", ABOUT, KINDS)


def again(dossier: Dossier) -> Dossier:
    return Dossier.load(dossier.directory, KINDS)


def test_a_dossier_says_when_gathering_ended(tmp_path: Path) -> None:
    dossier = Dossier.begin(tmp_path / "d", ABOUT, {})
    assert dossier.finished_at is None
    ended = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
    dossier.finish(ended)
    assert ended == Dossier.load(tmp_path / "d", {}).finished_at


@pytest.mark.parametrize("full", [True, False], ids=["full", "minimal"])
@pytest.mark.parametrize("kind", KINDS)
def test_evidence_of_every_kind_comes_back_as_it_was(dossier: Dossier, kind: str, full: bool) -> None:
    evidence = filled(KINDS[kind], full=full)
    steps = (Step("open", "Hỏi đáp", PLACE.url, 200, "xin chào"),)
    finding = Found((Candidate(PLACE, evidence, steps, ("pictures/faq.png",)), Candidate(PLACE, evidence)))
    dossier.keep(kind, finding)
    assert finding == again(dossier).get(kind)


@pytest.mark.parametrize(
    "finding",
    [
        NotFound("faq", ("opened /a", "opened /b"), decisive=True),
        NotFound("faq", (), decisive=False),
        NotConfigured(Text("cần tài khoản", "needs an account")),
        CouldNotLook("faq", Text("bị chặn", "blocked")),
    ],
)
def test_every_way_of_not_having_evidence_comes_back(dossier: Dossier, finding: Any) -> None:
    dossier.keep("faq", finding)
    assert {"faq": finding} == again(dossier).findings


def test_what_it_is_of_comes_back_and_what_was_not_gathered_is_none(dossier: Dossier) -> None:
    assert (ABOUT, None) == (again(dossier).about, again(dossier).get("faq"))


def test_the_same_evidence_has_the_same_hash_and_other_evidence_another(tmp_path: Path) -> None:
    made = [Dossier.begin(tmp_path / name, ABOUT, KINDS) for name in "abc"]
    for number, one in enumerate(made):
        one.keep("faq", NotFound("faq", ("x",) if number < 2 else ("y",), decisive=True))
    assert made[0].sha256 == made[1].sha256
    assert made[0].sha256 != made[2].sha256
    manifest = (made[0].directory / "manifest.json").read_bytes()
    assert hashlib.sha256(manifest).hexdigest() == made[0].sha256 == again(made[0]).sha256


def everything(dossier: Dossier) -> None:
    dossier.keep("faq", NotFound("faq", ("x",), decisive=True))
    dossier.keep_picture("home", b"\x89PNG one")
    dossier.note("writes", [["ask", "POST", "https://a.vn/"]])


FILES = ["dossier.json", "evidence/faq.json", "pictures/home.png", "writes.json"]


@pytest.mark.parametrize("name", FILES)
def test_one_changed_byte_is_found_and_named(dossier: Dossier, name: str) -> None:
    everything(dossier)
    content = bytearray((dossier.directory / name).read_bytes())
    content[len(content) // 2] ^= 1
    (dossier.directory / name).write_bytes(content)
    with pytest.raises(DossierProblem, match=rf"was altered after it was written: {name}\."):
        again(dossier)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(dossier: Dossier, name: str) -> None:
    everything(dossier)
    (dossier.directory / name).unlink()
    with pytest.raises(DossierProblem, match=name):
        again(dossier)


def test_all_altered_files_are_named_together(dossier: Dossier) -> None:
    everything(dossier)
    for name in ["writes.json", "evidence/faq.json"]:
        (dossier.directory / name).write_text("{}")
    with pytest.raises(DossierProblem, match=r"evidence/faq\.json, writes\.json"):
        again(dossier)


def test_a_file_put_in_later_is_no_evidence(dossier: Dossier) -> None:
    everything(dossier)
    planted = (dossier.directory / "evidence" / "faq.json").read_bytes()
    (dossier.directory / "evidence" / "rating.json").write_bytes(planted)
    assert ["faq"] == list(again(dossier).findings)


def manifest_says(dossier: Dossier, change: Callable[[dict[str, Any]], object]) -> None:
    file = dossier.directory / "manifest.json"
    value = json.loads(file.read_bytes())
    change(value)
    file.write_text(json.dumps(value))


def test_a_dossier_of_another_version(dossier: Dossier) -> None:
    manifest_says(dossier, lambda manifest: manifest.update(schema="pytest-egov/dossier/9"))
    with pytest.raises(DossierProblem, match=r"is no dossier of this version .*dossier/9"):
        again(dossier)


@pytest.mark.parametrize(
    "content", ['{"came_to": "found", "finding": {"candidates": [{"plce": 1}]}}', '{"came_to": "x"}', "{}"]
)
def test_evidence_of_another_version_is_named(dossier: Dossier, content: str) -> None:
    everything(dossier)
    (dossier.directory / "evidence" / "faq.json").write_text(content)
    said = hashlib.sha256(content.encode()).hexdigest()
    manifest_says(dossier, lambda manifest: manifest["files"].update({"evidence/faq.json": said}))
    with pytest.raises(DossierProblem, match=r"evidence/faq\.json is no evidence of this version"):
        again(dossier)


@pytest.mark.parametrize("content", ["", "[]", '"x"', '{"schema": "pytest-egov/dossier/1"}'])
def test_a_manifest_that_is_none(dossier: Dossier, content: str) -> None:
    (dossier.directory / "manifest.json").write_text(content)
    with pytest.raises(DossierProblem):
        again(dossier)


def test_a_directory_that_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierProblem, match=r"manifest\.json cannot be read: No such file .*directory of a dossier\?"):
        Dossier.load(tmp_path, KINDS)


def test_an_older_dossier_is_moved_aside(tmp_path: Path) -> None:
    for word in ["first", "second", "third"]:
        dossier = Dossier.begin(tmp_path / "dossier", ABOUT, KINDS)
        dossier.keep("faq", NotFound("faq", (word,), decisive=True))
    kept = {path.name: Dossier.load(path, KINDS).get("faq") for path in tmp_path.iterdir()}
    assert {
        name: NotFound("faq", (word,), decisive=True)
        for name, word in [("dossier.1", "first"), ("dossier.2", "second"), ("dossier", "third")]
    } == kept


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("home", "pictures/home.png"),
        ("../../etc/passwd", "pictures/etc-passwd.png"),
        ("/absolute\\windows:path", "pictures/absolute-windows-path.png"),
        ("", "pictures/picture.png"),
        ("...", "pictures/picture.png"),
        ("Trang chủ\x00\n<b>", "pictures/trang-ch-b.png"),
        ("a" * 500, f"pictures/{'a' * 60}.png"),
    ],
)
def test_a_picture_never_leaves_its_directory(dossier: Dossier, name: str, expected: str) -> None:
    assert expected == dossier.keep_picture(name, b"png")
    assert b"png" == (dossier.directory / expected).read_bytes()


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "aux"])
def test_a_picture_is_a_file_on_every_system(dossier: Dossier, name: str) -> None:
    assert f"pictures/{name.lower()}-1.png" == dossier.keep_picture(name, b"png")


def test_pictures_of_one_name_are_all_kept(dossier: Dossier) -> None:
    names = [dossier.keep_picture("Home", bytes([n])) for n in range(3)]
    assert ["pictures/home.png", "pictures/home-2.png", "pictures/home-3.png"] == names
    assert [b"\0", b"\1", b"\2"] == [(dossier.directory / name).read_bytes() for name in names]


def test_a_place_that_cannot_be_written_to_is_an_error_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DossierProblem, match=r"cannot be written to .*Give another place with --egov-evidence"):
        Dossier.begin(tmp_path / "file" / "dossier", ABOUT, KINDS)


def test_a_write_that_fails_leaves_the_file_before_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_atomically(file, b"before")
    with pytest.raises(TypeError):
        write_atomically(file, "no bytes")  # type: ignore[arg-type]
    assert [("a.json", b"before")] == [(path.name, path.read_bytes()) for path in tmp_path.iterdir()]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "faq.json")

    assert ("missing", None) == (sha256_of(tmp_path / "faq.json"), hash_of(tmp_path / "faq.json"))
