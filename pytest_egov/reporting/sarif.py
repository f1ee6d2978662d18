"""``results.sarif``: what there is to repair in SARIF 2.1.0, for code hosts and editors that list findings.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from pytest_egov.evidence.accessibility import RuleNode
from pytest_egov.evidence.files import canonical_json
from pytest_egov.reporting.addresses import web_address
from pytest_egov.reporting.defects import Defect, defects
from pytest_egov.reporting.paper import Language, languages, printable
from pytest_egov.reporting.wcag_links import wcag_link
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult, Totals

__all__ = ["render_sarif"]

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Where a message may hold a link ([words](address)) or a placeholder ({0}), a portal's words must be neither.
_PLAIN: Final = str.maketrans({"[": "\\[", "]": "\\]", "\\": "\\\\", "{": "{{", "}": "}}"})


def render_sarif(result: RunResult, lang: Language = "en") -> bytes:
    """One result per finding, with the pages it stands on; a criterion lost without an element's fault has one as well.

    Every criterion that was judged is a rule with its figures, whether it lost points or not. Help for repair is written in
    both languages, messages in those asked for.
    """
    found = defects(result)
    rules = _rules(result, found)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    name, _, version = result.tool.rpartition(" ")
    run = {
        "tool": {
            "driver": {
                "name": name,
                "version": version,
                "language": "vi-VN" if lang == "vi" else "en-US",
                "shortDescription": {"text": _said(result.catalogue.title, lang)},
                "fullDescription": {"text": _said(result.catalogue.provenance_note, lang)},
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"{name}/{result.catalogue.id}/"},
        "invocations": [{"executionSuccessful": True, "startTimeUtc": f"{result.taken_at:%Y-%m-%dT%H:%M:%SZ}"}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, defect, numbers, lang) for defect in found],
        "properties": _about(result),
    }
    return canonical_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _about(result: RunResult) -> dict[str, Any]:
    catalogue = result.catalogue
    return {
        "portal": printable(result.portal.address),
        "catalogue": f"{catalogue.id}@{catalogue.version}",
        "catalogueSha256": catalogue.sha256,
        "dossierSha256": result.dossier_sha256,
        "judged": _totals(result.judged),
        **({} if result.score is None else {"score": _totals(result.score)}),
    }


def _totals(totals: Totals) -> dict[str, float]:
    return {"certain": totals.certain, "possible": totals.possible, "max": totals.maximum}


def _rules(result: RunResult, found: Iterable[Defect]) -> list[dict[str, Any]]:
    """The criteria, and behind each the rules of pages that were broken for it."""
    broken: dict[str, dict[str, Defect]] = {}
    for defect in found:
        if defect.barrier is not None:
            broken.setdefault(defect.row.id, {}).setdefault(_rule_id(defect), defect)
    rules = []
    for row in result.criteria:
        rules.append(_criterion_rule(row))
        rules += [
            _rule(id_, defect.what, defect.fix, row, {"criterion": row.id})
            for id_, defect in broken.get(row.id, {}).items()
        ]
    return rules


def _criterion_rule(row: CriterionResult) -> dict[str, Any]:
    points = row.points
    figures = {"max": points.max, "earned": points.earned, "open": points.open, "lost": points.lost}
    about = {
        "pillar": row.pillar,
        "group": row.group,
        "outcome": row.outcome,
        "basis": row.basis,
        "provenance": row.provenance,
        "points": figures,
    }
    return {**_rule(row.id, row.title, row.fix, row, about), "fullDescription": {"text": _said(row.expected, "both")}}


def _rule(id_: str, what: Text, fix: Text, row: CriterionResult, about: Mapping[str, Any]) -> dict[str, Any]:
    link = wcag_link(row.wcag)
    tags = ["accessibility", f"WCAG2.0/{row.wcag}"] if row.wcag else [row.pillar]
    return {
        "id": printable(id_, 200),
        "shortDescription": {"text": _said(what, "both")},
        "help": {"text": _said(fix, "both")},
        **({"helpUri": link} if link else {}),
        "properties": {**about, "tags": tags},
    }


def _result(result: RunResult, defect: Defect, numbers: Mapping[str, int], lang: Language) -> dict[str, Any]:
    id_, row = printable(_rule_id(defect), 200), defect.row
    more: dict[str, Any] = {"criterion": row.id, "pointsLost": row.points.lost, "pages": list(defect.pages)}
    if defect.barrier is not None:
        more |= {
            "elements": defect.barrier.elements,
            "selector": printable(" / ".join(defect.barrier.target)),
            "html": printable(defect.barrier.html),
            "measured": printable(defect.barrier.measured),
        }
    return {
        "ruleId": id_,
        "ruleIndex": numbers[id_],
        **({"kind": "fail", "level": _level(row)} if defect.sure else {"kind": "review", "level": "none"}),
        "message": {"text": _said(_message(defect), lang)},
        "locations": _locations(result, defect),
        "partialFingerprints": {"egovDefect/v1": _fingerprint(defect)},
        **({"suppressions": _suppressions(result, row)} if row.basis == "waived" else {}),
        "properties": more,
    }


def _rule_id(defect: Defect) -> str:
    return defect.row.id if defect.barrier is None else f"{defect.row.id}/{defect.barrier.rule}"


def _message(defect: Defect) -> Text:
    if defect.sure:
        return Text(f"{defect.what.vi} Khắc phục: {defect.fix.vi}", f"{defect.what.en} Repair: {defect.fix.en}")
    return Text(f"Cần người đánh giá xem: {defect.what.vi}", f"For a person to decide: {defect.what.en}")


def _level(row: CriterionResult) -> str:
    """All points of the criterion lost, some, or none."""
    if row.points.lost <= 0:
        return "note"
    return "error" if row.points.lost >= row.points.max else "warning"


def _locations(result: RunResult, defect: Defect) -> list[dict[str, Any]]:
    named = [uri for uri in map(web_address, defect.addresses) if uri is not None]
    portal = web_address(result.portal.address)
    addresses = named or ([portal] if portal is not None else [])
    places: list[dict[str, Any]] = [
        {"physicalLocation": {"artifactLocation": {"uri": uri}}} for uri in dict.fromkeys(addresses)
    ]
    if defect.barrier is not None and defect.barrier.target and places:
        # The element is told of the page where it was met first.
        name = printable(" / ".join(defect.barrier.target))
        places[0]["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "element"}]
    return places


def _fingerprint(defect: Defect) -> str:
    """The same finding on a later day, another page or another host has the same one.

    So it is made of the rule and the shape of the element (selector and HTML without numbers, addresses and texts).
    """
    barrier = defect.barrier
    shape = RuleNode(barrier.target, barrier.html, "").shape if barrier is not None else ()
    said = "\n".join((_rule_id(defect), "sure" if defect.sure else "undecided", *shape))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _suppressions(result: RunResult, row: CriterionResult) -> list[dict[str, Any]]:
    entries = result.statements.entries if result.statements is not None else ()
    waivers = [entry for entry in entries if entry.id == row.id and entry.effect == "waived"]
    return [
        {"kind": "external", "status": "accepted", "justification": printable(f"{entry.by}: {entry.said}")}
        for entry in waivers
    ]


def _said(text: Text, lang: Language) -> str:
    said = {"vi": text.vi, "en": text.en}
    return "\n\n".join(printable(said[one]).translate(_PLAIN) for one in languages(lang))
