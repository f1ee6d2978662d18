"""The first draft of a portal file: it loads as it is, says no more than was answered, and no portal writes into it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest
from hostile_words import HOSTILE
from ruamel.yaml import YAML

from pytest_egov.evidence.places import Place
from pytest_egov.gather_section import Exploring
from pytest_egov.portal import Portal, load_portal
from pytest_egov.portal_drafts import UNDONE, Answers, Explored, render_draft
from pytest_egov.survey import Surveyed
from pytest_egov.verdict import Text
from pytest_egov.wayfinding.finder import Search
from pytest_egov.wayfinding.vocabulary import vocabulary

ADDRESS = "https://dichvucong.example.gov.vn/"
Lang = Literal["vi", "en"]


def found(
    name: str, path: str, confidence: float = 1.0, trail: tuple[str, ...] = ("Tra cứu hồ sơ",), **more: Any
) -> Surveyed:
    place = Place(name, ADDRESS.rstrip("/") + path, "Trang", "wayfinding", confidence, len(trail), trail)
    return Surveyed(Search(name, (place,), (), decisive=False), **more)


def missing(name: str, *, complete: bool) -> Surveyed:
    return Surveyed(Search(name, (), (), decisive=complete))


def draft(
    *places: Surveyed,
    answers: Answers | None = None,
    lang: Lang = "en",
    title: str = "Cổng dịch vụ công",
    leads_to: str = ADDRESS,
    private: bool = False,
) -> str:
    home = Surveyed(Search("home", (Place("home", leads_to, title, "start", 1.0, 0),), (), decisive=True))
    pictures = {"status_lookup": "portal-pictures/status_lookup.png"}
    return render_draft(
        Explored(ADDRESS, home, places, pictures, Exploring(max_clicks=3, max_pages=40), private),
        answers or Answers(),
        name="portal.yaml",
        titles=vocabulary().titles,
        hide=lambda said: said.replace("s3cret", "[token]"),
        today=date(2026, 11, 30),
        lang=lang,
    )


def loaded(text: str, directory: Path) -> Portal:
    file = directory / "portal.yaml"
    file.write_text(text, encoding="utf-8")
    data = YAML(typ="safe", pure=True).load(text)
    jsonschema.validate(json.loads(json.dumps(data)), Portal.model_json_schema())
    return load_portal(str(file), frozenset(vocabulary().places))


PLACES = (
    found("status_lookup", "/tra-cuu"),
    found("statistics", "/tk", 0.55),
    found("guidance", "/hd", trouble=Text("trang trả lời 404", "it answers 404")),
    missing("rating", complete=True),
    missing("contact", complete=False),
)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("places", [PLACES, ()])
def test_it_loads_and_audits_as_the_address_alone_does(
    lang: Lang, places: tuple[Surveyed, ...], tmp_path: Path
) -> None:
    text = draft(*places, lang=lang)
    assert text.endswith("\n")
    expected = Portal(address=ADDRESS, name="Cổng dịch vụ công")  # type: ignore[call-arg]
    assert expected == loaded(text, tmp_path)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_was_answered_counts(lang: Lang, tmp_path: Path) -> None:
    answers = Answers(
        "staging", "kiemthu@example.gov.vn", account=True, allow=(*UNDONE, "file"), application_code="000.00.12"
    )
    said = loaded(draft(answers=answers, lang=lang), tmp_path)
    assert ("staging", "kiemthu@example.gov.vn", (*UNDONE, "file")) == (said.environment, said.contact, said.allow)
    assert "EGOV_CITIZEN_USER" == said.accounts["citizen"].user_env
    assert "000.00.12" == said.known.application_code


def uncommented(text: str, *lines: str) -> str:
    for line in lines:
        assert f"  # {line}\n" in text
        text = text.replace(f"  # {line}\n", f"  {line}\n")
    return text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_taking_the_number_sign_away_is_all_it_takes(lang: Lang, tmp_path: Path) -> None:
    text = uncommented(
        draft(*PLACES, lang=lang),
        'status_lookup: "/tra-cuu"',
        "citizen: {user_env: EGOV_CITIZEN_USER, password_env: EGOV_CITIZEN_PASSWORD}",
        'application_code: "000.00.12.H40-260901-0001"',
    )
    said = loaded(text.replace("  # rating: /path\n", "  rating: /danh-gia\n"), tmp_path)
    assert "/tra-cuu" == said.places["status_lookup"].path
    assert said.accounts["citizen"].user_env
    assert said.known.application_code


def test_each_place_is_told_with_how_it_was_found_and_with_what_is_wrong() -> None:
    said = draft(*PLACES)
    sure, rest = said.split("# --- Doubtful")
    doubtful, absent = rest.split("# --- Not found")
    assert (
        "found by its words, confidence 1.00, 1 click (Tra cứu hồ sơ)\n  #     picture: portal-pictures/status_lookup.png"
        in sure
    )
    assert "confidence 0.55" in doubtful
    assert "PROBLEM: it answers 404" in doubtful
    assert "rating, the satisfaction rating\n  #     everything within reach was looked at" in absent
    assert "contact, the contact page\n  #     something was left untried" in absent
    assert "3 of 5 places found" in sure
    vi = draft(*PLACES, lang="vi")
    assert "độ tin cậy 0,55" in vi
    assert "VƯỚNG MẮC: trang trả lời 404" in vi
    assert "do `egov init` ghi ngày 30/11/2026" in vi


def test_the_address_says_where_it_leads_and_who_can_reach_it() -> None:
    assert "It leads to https://moi.example.gov.vn/" in draft(leads_to="https://moi.example.gov.vn/")
    assert "It leads to" not in draft()
    assert "It lies in a private network" in draft(private=True)
    assert "private network" not in draft()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("words", HOSTILE)
def test_no_portal_writes_into_its_file(lang: Lang, words: str, tmp_path: Path) -> None:
    hostile = found("status_lookup", "/tra-cuu", trail=(words,), trouble=Text(words, words))
    text = draft(hostile, lang=lang, title=words, leads_to=f"https://moi.example/?{words}")
    said = loaded(text, tmp_path)
    assert {} == said.places
    assert () == said.allow
    loaded(uncommented(text, 'status_lookup: "/tra-cuu"'), tmp_path)


def test_secrets_in_addresses_are_hidden() -> None:
    said = draft(found("status_lookup", "/tra-cuu?sid=s3cret"), title="s3cret")
    assert "s3cret" not in said
    assert "[token]" in said
