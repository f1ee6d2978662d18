"""EARL 1.0 has no JSON Schema: the file is read as RDF and held against the published vocabulary, term by term."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, Dataset, Graph, Literal, Namespace, URIRef
from rich_results import with_everything

from pytest_egov.reporting.earl import render_earl
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    MakeResult = Callable[..., RunResult]

# rdflib's own readers of JSON-LD and N-Quads still use what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore:Dataset.:DeprecationWarning"
)

EARL = Namespace("http://www.w3.org/ns/earl#")
DCT = Namespace("http://purl.org/dc/terms/")
PUBLISHED = Path(__file__).parents[1] / "published" / "earl-1.0.nq"


@pytest.fixture(scope="session")
def vocabulary() -> Graph:
    """The classes and properties of EARL 1.0 as W3C publishes them."""
    dataset = Dataset()
    dataset.parse(data=PUBLISHED.read_text(encoding="utf-8"), format="nquads")
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def graph_of(result: RunResult) -> Graph:
    return Graph().parse(data=render_earl(result), format="json-ld")


def breaches(graph: Graph, vocabulary: Graph) -> list[str]:
    """Terms that EARL does not have, and properties on things of a kind they are not for."""
    wrong = []
    for term in {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(EARL)}:
        wrong += [] if (term, RDF.type, None) in vocabulary else [f"EARL has no {term}"]
    for subject, predicate, value in graph:
        wrong += [
            f"{predicate} of {subject}, which is no {domain}"
            for domain in vocabulary.objects(predicate, RDFS.domain)
            if not _is(graph, vocabulary, subject, domain)
        ]
        wrong += [
            f"{predicate} is {value}, which is no {kind}"
            for kind in vocabulary.objects(predicate, RDFS.range)
            if not isinstance(value, Literal) and not _is(graph, vocabulary, value, kind)
        ]
    return wrong


def _is(graph: Graph, vocabulary: Graph, node: object, kind: object) -> bool:
    classes = {*graph.objects(node, RDF.type), *vocabulary.objects(node, RDF.type)}  # type: ignore[arg-type] # a node
    above = {parent for one in classes for parent in vocabulary.transitive_objects(one, RDFS.subClassOf)}
    return kind in above


def test_every_term_is_earl_s_and_stands_where_it_may(result: RunResult, vocabulary: Graph) -> None:
    graph = graph_of(with_everything(result))
    assert [] == breaches(graph, vocabulary)
    assert len(result.criteria) == len(list(graph.subjects(RDF.type, EARL.Assertion)))


def test_the_check_against_the_vocabulary_notices_what_is_wrong(result: RunResult, vocabulary: Graph) -> None:
    graph = graph_of(result)
    assertion = next(graph.subjects(RDF.type, EARL.Assertion))
    graph.add((assertion, EARL.verdict, Literal("x")))
    graph.add((assertion, EARL.result, assertion))
    graph.add((next(graph.objects(assertion, EARL.test)), EARL.outcome, EARL.passed))
    assert 3 <= len(breaches(graph, vocabulary))


def test_an_assertion_is_complete(result: RunResult) -> None:
    """Section 2.1 of the schema: an assertion has exactly one subject, test and result, and a result one outcome."""
    graph = graph_of(with_everything(result))
    for assertion in graph.subjects(RDF.type, EARL.Assertion):
        assert list(graph.objects(assertion, EARL.assertedBy))
        for predicate in (EARL.subject, EARL.test, EARL.result, EARL.mode):
            assert 1 == len(list(graph.objects(assertion, predicate)))
        (outcome,) = graph.objects(next(graph.objects(assertion, EARL.result)), EARL.outcome)
        assert outcome in (EARL.passed, EARL.failed, EARL.cantTell, EARL.inapplicable, EARL.untested)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (("passed", Fraction(1), Fraction(0)), EARL.passed),
        (("partial", Fraction(1, 2), Fraction(0)), EARL.failed),
        (("failed", Fraction(0), Fraction(0)), EARL.failed),
        (("cannot_tell", Fraction(0), Fraction(1)), EARL.cantTell),
        (("not_tested", Fraction(0), Fraction(1)), EARL.untested),
        (("blocked", Fraction(0), Fraction(1)), EARL.untested),
        (("not_applicable", Fraction(0), Fraction(0)), EARL.inapplicable),
    ],
)
def test_outcomes_are_told_in_earl_s_words(
    make_result: MakeResult, outcome: tuple[str, Fraction, Fraction], expected: URIRef
) -> None:
    graph = graph_of(make_result(turns=[outcome], only=("F17.1",)))
    assert [expected] == list(graph.objects(None, EARL.outcome))


def test_a_partial_pass_says_in_its_note_how_much_was_earned(make_result: MakeResult) -> None:
    graph = graph_of(make_result(turns=[("partial", Fraction(1, 2), Fraction(0))], only=("F17.1",)))
    assert {
        Literal("Đạt một phần: 1,25 trên 2,50 điểm, còn mở 0,00. Quan sát trực tiếp.", lang="vi"),
        Literal("Partial: 1.25 of 2.50 points, open 0.00. Observed.", lang="en"),
    } == set(graph.objects(None, EARL.info))


def test_criteria_of_wcag_are_known_by_wcag_s_own_addresses(result: RunResult) -> None:
    graph = graph_of(result)
    contrast = URIRef("https://www.w3.org/TR/WCAG20/#visual-audio-contrast-contrast")
    assert Literal("A1.4.3") in graph.objects(contrast, DCT.identifier)
    assert len([row for row in result.criteria if row.wcag]) == len(
        {test for test in graph.objects(None, EARL.test) if str(test).startswith("https://www.w3.org/TR/WCAG20/#")}
    )


def test_what_a_person_states_is_that_person_s_assertion(result: RunResult) -> None:
    graph = graph_of(with_everything(result))
    manual = list(graph.subjects(EARL.mode, EARL.manual))
    (person,) = {who for assertion in manual for who in graph.objects(assertion, EARL.assertedBy)} - {None}
    assert [Literal("Nguyễn Văn An")] == list(graph.objects(person, URIRef("http://xmlns.com/foaf/0.1/name")))
    tools = Counter(str(who) for who in graph.objects(None, EARL.assertedBy) if isinstance(who, URIRef))
    assert {"urn:pytest-egov:tool:0.1.0": len(result.criteria) - len(manual)} == tools


def test_the_evaluation_names_catalogue_portal_day_and_provenance(result: RunResult) -> None:
    said = json.loads(render_earl(result))
    assert ("mic-2023@1.0.0", result.catalogue.sha256) == (said["egov:catalogue"], said["egov:catalogueSha256"])
    assert (result.portal.address, "2026-11-24T02:05:00+00:00") == (said["dct:subject"]["@id"], said["dct:date"])
    assert result.catalogue.provenance_note.vi == said["dct:description"][0]["@value"]


def test_a_narrowed_run_has_no_score(make_result: MakeResult) -> None:
    assert "egov:score" not in json.loads(render_earl(make_result(only=("F17.1",))))


def test_it_is_read_without_a_network_and_what_a_portal_says_is_no_address(hostile_result: RunResult) -> None:
    content = render_earl(with_everything(hostile_result, "javascript:alert(1)"))
    said = json.loads(content)
    assert {str} == {type(value) for name, value in said["@context"].items() if ":" not in name}
    graph = Graph().parse(data=content, format="json-ld")
    assert [] == [node for triple in graph for node in triple if isinstance(node, URIRef) and "alert" in node]
    assert b"\x1b" not in content
    assert "\u202e".encode() not in content
