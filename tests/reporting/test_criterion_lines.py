"""What a criterion asks, as a terminal shows it: whole, within its width, and honest about what was not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pytest_egov.reporting.cells import width_of
from pytest_egov.reporting.criterion_lines import catalogue_lines, criterion_lines
from pytest_egov.reporting.ink import Ink

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.reporting.paper import Lang


def explained(catalogue: Catalogue, id_: str, lang: Lang = "en", width: int = 4000) -> str:
    row = next(row for row in catalogue.rows() if row[2].id == id_)
    return "\n".join(criterion_lines(catalogue, *row, Ink.on(width, colour=False, unicode=True, lang=lang)))


def test_each_criterion_is_told_whole_in_both_languages(catalogue: Catalogue) -> None:
    for _, _, row in catalogue.rows():
        for lang in ("vi", "en"):
            said = explained(catalogue, row.id, lang)
            for text in (row.title, row.why, row.judged, row.fix, *row.sentences.values(), *filter(None, [row.needs])):
                assert re.sub(r"\s+", " ", getattr(text, lang)) in said, row.id
            assert not re.search(r"\…\s*$", said, re.MULTILINE), row.id


def test_it_says_points_credit_effort_acts_and_the_check(catalogue: Catalogue) -> None:
    said = explained(catalogue, "F17.1", "vi")
    assert "2,50 trên 100,00 điểm; Chức năng; F17" in said
    assert "một nửa 1,25: Trang tra cứu báo đúng" in said
    assert "Công việc  Chức năng (lập trình, dữ liệu)" in said
    assert "status_is_public_by_code(max_clicks: 2)" in said
    payment = explained(catalogue, "F14.1")
    assert re.search(r"Acts +.*pay.*done only where the portal file lists them under 'allow'", payment)
    assert re.search(r"pay.*: only with 'environment: staging' or 'sandbox'", payment)
    assert "WCAG 1.4.3 (AA)" in explained(catalogue, "A1.4.3")


def test_several_checks_are_told_with_their_shares(catalogue: Catalogue) -> None:
    assert "Check      1/2 homepage_is_fast_enough(metric: fcp_ms" in explained(catalogue, "P1")
    alternative = next(row for _, _, row in catalogue.rows() if row.either)
    assert "The one that earns most counts." in explained(catalogue, alternative.id)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"check": "planned"}, "stays open"),
        ({"check": "attested_only"}, "egov attest"),
        ({"may_not_apply": True}, "'not_applicable' in the portal file"),
    ],
)
def test_what_no_check_decides_is_told_in_words(catalogue: Catalogue, said: dict[str, object], words: str) -> None:
    pillar, group, row = next(catalogue.rows())
    ink = Ink.on(4000, colour=False, unicode=True, lang="en")
    assert words not in explained(catalogue, row.id)
    assert words in "\n".join(criterion_lines(catalogue, pillar, group, row.model_copy(update=said), ink))


def test_a_law_that_was_not_read_is_named_and_not_quoted(catalogue: Catalogue) -> None:
    said = explained(catalogue, "F01.2")
    assert "Nghị định 45/2020/NĐ-CP, text not read; not quoted as law" in said
    assert "account rules" not in said
    assert "they are not the ministry's text" in said


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_terminal(catalogue: Catalogue, width: int, unicode: bool) -> None:
    ink = Ink.on(width, colour=False, unicode=unicode, lang="vi")
    lines = [line for row in catalogue.rows() for line in criterion_lines(catalogue, *row, ink)]
    lines += catalogue_lines(catalogue, ink)
    assert [] == [line for line in lines if width_of(line) > width]
    if not unicode:
        assert [] == [line for line in lines if not line.isascii()]


def test_the_list_has_every_criterion_once_with_its_points(catalogue: Catalogue) -> None:
    lines = list(catalogue_lines(catalogue, Ink.on(200, colour=False, unicode=True, lang="en")))
    for _, _, row in catalogue.rows():
        (line,) = [line for line in lines if line.split()[:1] == [row.id]]
        assert f"{float(row.points):.2f} {row.title.en}" in line
