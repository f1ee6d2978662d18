from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import html

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import languages

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

FAILING, UNSURE, KEPT, NOTHING = (["html"], [], False), ([], ["html"], False), ([], [], True), ([], [], False)

VI = "<p>Người dân nộp hồ sơ trực tuyến và theo dõi tình trạng giải quyết hồ sơ của mình trên Cổng dịch vụ công.</p>"
VI_BARE = (
    "<p>Nguoi dan nop ho so truc tuyen va theo doi tinh trang giai quyet ho so cua minh tren Cong dich vu cong.</p>"
)
EN = "<p>Citizens can apply online and follow their application on the public service portal of the province.</p>"
DE = "<p>Bürgerinnen und Bürger können ihre Anträge online stellen und den Stand der Bearbeitung verfolgen.</p>"
NL = "<p>Inwoners kunnen hun aanvraag online indienen en de voortgang ervan volgen op de website.</p>"
KM = "<p>ប្រជាពលរដ្ឋអាចដាក់ពាក្យសុំតាមអ៊ីនធឺណិត</p>"
ZH = "<p>市民可以在网上提交申请</p>"
NAMES = "<ul><li>VNPT iGate 4.2</li><li>FPT Software</li><li>Liferay Portal</li><li>Viettel Solutions</li></ul>"


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        ("vi", VI, KEPT),
        ("vi-VN", VI_BARE, KEPT),
        ("en", EN, KEPT),
        ("nl-NL", NL, KEPT),
        ("km", KM, KEPT),
        ("nb", "<p>Innbyggerne kan sende søknaden på nettet og følge behandlingen av den på portalen.</p>", KEPT),
        ("en", VI, FAILING),
        ("en", VI_BARE, FAILING),
        ("vi", EN, FAILING),
        ("fr", NL, FAILING),
        ("en", DE, FAILING),
        ("vi", KM, FAILING),
        ("en", ZH, FAILING),
        ("en", f'<article lang="en-GB">{VI}</article>', FAILING),  # the same language again is no part of its own
        ("en", f'<img alt="{VI[3:-4]}" src="/a.png" width="9" height="9">', FAILING),
        ("vi", f'{VI}<section lang="en">{EN * 5}</section>', KEPT),
        ("vi", f"{VI * 3}{EN}", KEPT),
        ("vi", f"{VI}{EN * 5}", FAILING),
        ("vi", f"{VI * 2}{EN * 3}", UNSURE),
        ("vi", f'{VI}<div style="display:none">{EN * 9}</div><script>/* {EN} */</script>', KEPT),
        ("vi", f"{VI}<pre>for the user in your list: print(the name and the address of this user)</pre>", KEPT),
        ("vi", NAMES, UNSURE),
        ("vi", "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>", UNSURE),
        ("und", VI, UNSURE),
        ("vi", "<h1>Minh Hòa</h1>", NOTHING),
        ("vi", f'<div lang="en">{EN}</div>', NOTHING),
        ("", VI, NOTHING),
    ],
)  # fmt: skip
def test_the_declared_language_is_held_against_the_text(
    lang: str, body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    assert expected == found(look(html(body, lang=lang), languages.look), languages.RULE)


def test_the_fact_names_both_languages(look: Look) -> None:
    (result,) = look(html(VI, lang="en-US"), languages.look).violations

    assert 'lang="en-US", vi' == result.nodes[0].summary


@pytest.mark.parametrize("lang", ["vn", "", "tieng-viet"])
def test_a_declaration_that_is_none_is_the_engines_to_judge(lang: str, look: Look) -> None:
    outcomes = look(html(VI, lang=lang), languages.look, engine=True)

    assert languages.RULE not in {result.rule for result in (*outcomes.violations, *outcomes.incomplete)}
    assert not {"html-has-lang", "html-lang-valid"}.isdisjoint(result.rule for result in outcomes.violations)
