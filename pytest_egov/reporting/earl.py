"""``earl.jsonld``: one assertion per criterion in EARL 1.0, https://www.w3.org/TR/EARL10-Schema/, as JSON-LD 1.0.

The context stands in the file, so that nothing is fetched to read it. Figures are no part of EARL; they stand beside it as
terms of our own (``egov:``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_egov.evidence.files import canonical_json
from pytest_egov.reporting.addresses import web_address
from pytest_egov.reporting.paper import BASIS, OUTCOMES, points, printable
from pytest_egov.reporting.wcag_links import wcag_link

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult, Totals
    from pytest_egov.verdict import Outcome, Text

__all__ = ["render_earl"]

_CONTEXT: Final[dict[str, Any]] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "egov": "urn:pytest-egov:terms:",
    "dct:date": {"@type": "xsd:dateTime"},
    "dct:hasPart": {"@container": "@set"},
    "earl:assertedBy": {"@type": "@id"},
    "earl:mode": {"@type": "@id"},
    "earl:outcome": {"@type": "@id"},
    "earl:subject": {"@type": "@id"},
}
# EARL knows no part of a pass: what lost something failed, and the note tells how much was earned.
_OUTCOMES: Final[dict[Outcome, str]] = {
    "passed": "earl:passed",
    "partial": "earl:failed",
    "failed": "earl:failed",
    "cannot_tell": "earl:cantTell",
    "not_tested": "earl:untested",
    "blocked": "earl:untested",
    "not_applicable": "earl:inapplicable",
}
# A guided check is done by the tool once a person has given it what it needs.
_MODES: Final = {"auto": "earl:automatic", "guided": "earl:semiAuto", "attested": "earl:manual"}


def render_earl(result: RunResult) -> bytes:
    """An evaluation whose parts are the assertions: assertor, subject, test criterion, outcome; all texts vi and en."""
    catalogue, portal = result.catalogue, result.portal
    name, _, version = result.tool.rpartition(" ")
    tool = f"urn:pytest-egov:tool:{version}"
    subject = web_address(portal.address) or f"urn:pytest-egov:portal:{result.dossier_sha256}"
    evaluation = {
        "@context": _CONTEXT,
        "@id": f"urn:pytest-egov:evaluation:{result.dossier_sha256}:{catalogue.sha256}",
        "@type": "egov:Evaluation",
        "dct:title": _texts(catalogue.title),
        "dct:description": _texts(catalogue.provenance_note),
        "dct:date": result.taken_at.isoformat(),
        "dct:creator": {
            "@id": tool,
            "@type": ["earl:Assertor", "earl:Software"],
            "dct:title": name,
            "dct:hasVersion": version,
        },
        "dct:subject": {
            "@id": subject,
            "@type": "earl:TestSubject",
            "dct:title": printable(portal.name or portal.address),
            "dct:publisher": printable(portal.agency),
            "dct:identifier": printable(portal.address),
        },
        "egov:catalogue": f"{catalogue.id}@{catalogue.version}",
        "egov:catalogueSha256": catalogue.sha256,
        "egov:dossierSha256": result.dossier_sha256,
        "egov:judged": _totals(result.judged),
        **({} if result.score is None else {"egov:score": _totals(result.score)}),
        "dct:hasPart": [_assertion(result, row, tool, subject) for row in result.criteria],
    }
    return canonical_json(evaluation)


def _assertion(result: RunResult, row: CriterionResult, tool: str, subject: str) -> dict[str, Any]:
    attested = row.basis == "attested"
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": _people(result, row) if attested else tool,
        "earl:mode": "earl:manual" if attested else _MODES.get(row.automation, "earl:unknownMode"),
        "earl:subject": subject,
        "earl:test": _test(result, row),
        "earl:result": {
            "@type": "earl:TestResult",
            "earl:outcome": _OUTCOMES[row.outcome],
            "dct:description": _texts(row.sentence),
            "earl:info": [_note(row, "vi"), _note(row, "en")],
            "egov:outcome": row.outcome,
            "egov:basis": row.basis,
            "egov:earned": row.points.earned,
            "egov:open": row.points.open,
            "egov:lost": row.points.lost,
            "egov:max": row.points.max,
        },
    }


def _people(result: RunResult, row: CriterionResult) -> list[dict[str, Any]]:
    """Who states what nobody observed; a person without a name in a result whose statements were taken out."""
    entries = result.statements.entries if result.statements is not None else ()
    names = [printable(entry.by, 200) for entry in entries if entry.id == row.id and entry.effect == "attested"]
    return [{"@type": ["earl:Assertor", "foaf:Person"], "foaf:name": name} for name in names or [""]]


def _test(result: RunResult, row: CriterionResult) -> dict[str, Any]:
    """The criterion: by the address of WCAG's own text where it is one of WCAG's, which other tools know it by."""
    ours = f"urn:pytest-egov:criterion:{result.catalogue.id}@{result.catalogue.version}:{row.id}"
    return {
        "@id": wcag_link(row.wcag) or ours,
        "@type": "earl:TestRequirement",
        "dct:identifier": row.id,
        "dct:title": _texts(row.title),
        "dct:description": _texts(row.expected),
        "egov:provenance": row.provenance,
    }


def _note(row: CriterionResult, lang: str) -> dict[str, str]:
    outcome, basis = OUTCOMES[row.outcome], BASIS[row.basis]
    if lang == "vi":
        earned, most, still = (points(value, "vi") for value in (row.points.earned, row.points.max, row.points.open))
        said = f"{outcome.vi}: {earned} trên {most} điểm, còn mở {still}. {basis.vi}."
    else:
        earned, most, still = (points(value, "en") for value in (row.points.earned, row.points.max, row.points.open))
        said = f"{outcome.en}: {earned} of {most} points, open {still}. {basis.en}."
    return {"@language": lang, "@value": said}


def _totals(totals: Totals) -> dict[str, float]:
    return {"egov:certain": totals.certain, "egov:possible": totals.possible, "egov:max": totals.maximum}


def _texts(text: Text) -> list[dict[str, str]]:
    return [{"@language": "vi", "@value": printable(text.vi)}, {"@language": "en", "@value": printable(text.en)}]
