"""Binds the rows of a catalogue to checks, and judges a row from the evidence in a dossier. Pure: no browser, no clock."""

from __future__ import annotations

import difflib
import importlib
import inspect
import itertools
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from pytest_egov.catalogue import ATTESTED_ONLY, PLANNED, Catalogue, Criterion, Part, load_catalogue
from pytest_egov.errors import CatalogueProblem, Fault
from pytest_egov.evidence.findings import Candidate, CouldNotLook, Finding, Found, NotConfigured, NotFound
from pytest_egov.verdict import FULL, NONE, Basis, Outcome, Text, Verdict

if typing.TYPE_CHECKING:
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.portal import Portal

__all__ = ["BoundPart", "Judgement", "PartJudgement", "Suite", "bind", "checks_of", "judge", "load_suite"]

Check = Callable[..., Verdict[Any]]


@dataclass(frozen=True, slots=True)
class BoundPart:
    """A part of a row with its check: what evidence the check asks for, and the limits it is given.

    ``check`` is None for a part that is planned, or left to a person's statement.
    """

    part: Part
    check: Check | None
    kinds: tuple[str, ...]
    limits: Mapping[str, Any]
    wants_today: bool = False


@dataclass(frozen=True, slots=True)
class Suite:
    """A conformance suite: its import name, its catalogue, and every row bound to its checks."""

    name: str
    catalogue: Catalogue
    bound: Mapping[str, tuple[BoundPart, ...]]

    def kinds_for(self, criterion_id: str) -> tuple[str, ...]:
        """The kinds of evidence a row's checks ask for."""
        return tuple(dict.fromkeys(kind for part in self.bound[criterion_id] for kind in part.kinds))


@dataclass(frozen=True, slots=True)
class PartJudgement:
    """What became of one part: shares of this part's own points, the sentence, and the candidates it rests on."""

    check: str
    share: Fraction
    outcome: Outcome
    earned: Fraction
    open: Fraction
    sentence: Text
    evidence: tuple[tuple[str, Candidate[Any]], ...] = ()
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a row.

    Attributes:
        criterion: the row.
        outcome, basis: as in the design's section 6.
        earned, open: shares of the row's points; what is neither is lost. For not_applicable both are 0.
        sentence: one sentence.
        parts: what it is made of.
    """

    criterion: Criterion
    outcome: Outcome
    basis: Basis
    earned: Fraction
    open: Fraction
    sentence: Text
    parts: tuple[PartJudgement, ...] = ()


def load_suite(name: str, kinds: Mapping[str, type]) -> Suite:
    """Import a conformance suite, lint its catalogue and bind its checks.

    Raises:
        CatalogueProblem: the package is missing or malformed, or rows and checks do not fit; lists all faults.
    """
    try:
        package = importlib.import_module(name)
        checks = importlib.import_module(f"{name}.checks")
    except ModuleNotFoundError as error:
        if not f"{name}.checks.".startswith(f"{error.name}."):
            raise
        raise CatalogueProblem(
            f"There is no conformance suite '{name}'. Give an importable package with catalogue.yaml and checks, "
            "such as conformance_suites.mic_2023."
        ) from error
    catalogue = load_catalogue(Path(package.__path__[0]) / "catalogue.yaml")
    return Suite(name, catalogue, bind(catalogue, checks_of(checks), kinds))


def checks_of(package: ModuleType) -> dict[str, Check]:
    """The public functions defined in a package's modules that return a Verdict, by name."""
    within = pkgutil.iter_modules(getattr(package, "__path__", ()))
    modules = [package, *(importlib.import_module(f"{package.__name__}.{found.name}") for found in within)]
    return {
        name: function
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and _returns_verdict(function)
    }


def bind(
    catalogue: Catalogue, checks: Mapping[str, Check], kinds: Mapping[str, type]
) -> dict[str, tuple[BoundPart, ...]]:
    """Hold every row against the check it names: its evidence, its limits and its credit.

    Raises:
        CatalogueProblem: with all misfits at once, each with file, line, column and remedy.
    """
    faults: list[Fault] = []
    bound: dict[str, tuple[BoundPart, ...]] = {}
    for _, _, row in catalogue.rows():
        parts = []
        for index, part in enumerate(row.judged_by):
            keys: tuple[str | int, ...] = ("parts", index) if row.parts else ()
            found, misfits = _bind_part(catalogue, row, part, keys, checks, kinds)
            faults.extend(misfits)
            parts.append(found)
        bound[row.id] = tuple(parts)
    if faults:
        raise CatalogueProblem(f"Catalogue {catalogue.id} and its checks do not fit:", tuple(faults))
    return bound


def judge(suite: Suite, criterion_id: str, dossier: Dossier, portal: Portal) -> Judgement:
    """Judge one row from what the dossier holds."""
    row = suite.catalogue.criterion(criterion_id)
    declared = portal.not_applicable.get(row.id)
    if declared is not None and row.may_not_apply:
        reason = Text(f"Không áp dụng: {declared.reason}", f"Does not apply: {declared.reason}")
        return Judgement(row, "not_applicable", "observed", Fraction(0), Fraction(0), reason)
    today = dossier.about.taken_at.date()
    parts = tuple(_judge_part(row, bound, dossier, today) for bound in suite.bound[row.id])
    earned = sum((part.share * part.earned for part in parts), Fraction(0))
    still_open = sum((part.share * part.open for part in parts), Fraction(0))
    sentence = parts[0].sentence if len(parts) == 1 else _joined([part.sentence for part in parts])
    return Judgement(row, _outcome_of(parts, earned, still_open), "observed", earned, still_open, sentence, parts)


def _outcome_of(parts: tuple[PartJudgement, ...], earned: Fraction, still_open: Fraction) -> Outcome:
    lost = 1 - earned - still_open
    if earned == 1:
        return "passed"
    if lost > 0:
        return "partial" if earned or still_open else "failed"
    reasons = {part.outcome for part in parts if part.open}
    return next(outcome for outcome in typing.get_args(Outcome) if outcome in reasons and outcome in _OPEN)


_OPEN = ("blocked", "cannot_tell", "not_tested")


def _judge_part(row: Criterion, bound: BoundPart, dossier: Dossier, today: date) -> PartJudgement:
    if bound.check is None:
        return _open(bound, "not_tested", _NOT_BUILT if bound.part.check == PLANNED else _ATTESTED_ONLY)
    findings = {kind: dossier.get(kind) for kind in bound.kinds}
    missing = _missing(bound, findings)
    if missing is not None:
        return missing
    found = {kind: finding for kind, finding in findings.items() if isinstance(finding, Found)}
    best: PartJudgement | None = None
    for combination in itertools.product(*(finding.candidates for finding in found.values())):
        limits = {**bound.limits, **({"today": today} if bound.wants_today else {})}
        verdict = bound.check(*(candidate.evidence for candidate in combination), **limits)
        judged = _part_judgement(row, bound, verdict, tuple(zip(found, combination, strict=True)))
        if best is None or (judged.earned, judged.open) > (best.earned, best.open):
            best = judged
    if best is None:
        raise AssertionError(f"{row.id}: a finding without candidates")
    return best


def _part_judgement(
    row: Criterion, bound: BoundPart, verdict: Verdict[Any], evidence: tuple[tuple[str, Candidate[Any]], ...]
) -> PartJudgement:
    earned, most = row.share_of(verdict.at_least), row.share_of(verdict.at_most)
    outcome: Outcome
    if verdict.reason is not None and most > earned:
        outcome = verdict.reason
    elif earned == 1:
        outcome = "passed"
    else:
        outcome = "partial" if earned else "failed"
    return PartJudgement(bound.part.check, bound.part.share, outcome, earned, most - earned, verdict.sentence, evidence)


def _missing(bound: BoundPart, findings: Mapping[str, Finding[Any] | None]) -> PartJudgement | None:
    """The one answer for evidence that is not there, given before any check."""
    for kind, finding in findings.items():
        match finding:
            case None:
                said = Text(f"Hồ sơ bằng chứng không có «{kind}».", f"The dossier has no '{kind}'.")
                return _open(bound, "not_tested", said)
            case CouldNotLook():
                return _open(bound, "blocked", finding.reason)
            case NotConfigured():
                return _open(bound, "not_tested", finding.what)
            case NotFound():
                return _not_found(bound, finding)
            case _:
                continue
    return None


def _not_found(bound: BoundPart, finding: NotFound) -> PartJudgement:
    if finding.decisive:
        said = Text(
            f"Không có trên cổng: «{finding.place}» (đã tìm hết phạm vi quy định).",
            f"The portal does not have it: '{finding.place}' (the search was complete).",
        )
        return PartJudgement(
            bound.part.check, bound.part.share, "failed", Fraction(0), Fraction(0), said, tried=finding.tried
        )
    said = Text(
        f"Chưa tìm thấy «{finding.place}»; hãy ghi vị trí vào tệp cổng (places: {finding.place}).",
        f"'{finding.place}' was not found; name it in the portal file (places: {finding.place}).",
    )
    return _open(bound, "cannot_tell", said, finding.tried)


def _open(bound: BoundPart, outcome: Outcome, said: Text, tried: tuple[str, ...] = ()) -> PartJudgement:
    return PartJudgement(bound.part.check, bound.part.share, outcome, Fraction(0), Fraction(1), said, tried=tried)


_NOT_BUILT = Text(
    "Phiên bản này của công cụ chưa kiểm tra tiêu chí này.",
    "This version of the tool does not check this criterion yet.",
)
_ATTESTED_ONLY = Text(
    "Tiêu chí này chỉ đánh giá được bằng văn bản xác nhận.",
    "This criterion can only be judged from a person's statement.",
)


def _joined(sentences: list[Text]) -> Text:
    return Text(" ".join(s.vi for s in sentences), " ".join(s.en for s in sentences))


def _bind_part(
    catalogue: Catalogue,
    row: Criterion,
    part: Part,
    keys: tuple[str | int, ...],
    checks: Mapping[str, Check],
    kinds: Mapping[str, type],
) -> tuple[BoundPart, list[Fault]]:
    unbound = BoundPart(part, None, (), {})
    if part.check in (PLANNED, ATTESTED_ONLY):
        return unbound, []
    check = checks.get(part.check)
    if check is None:
        near = difflib.get_close_matches(part.check, checks, n=1)
        remedy = f"Did you mean '{near[0]}'?" if near else f"Write it in the suite's checks, or say 'check: {PLANNED}'."
        return unbound, [catalogue.fault_at(row.id, (*keys, "check"), f"there is no check '{part.check}'", remedy)]
    signature, hints = inspect.signature(check), typing.get_type_hints(check)
    asked = [name for name, p in signature.parameters.items() if p.kind is not p.KEYWORD_ONLY]
    wanted = {name: p for name, p in signature.parameters.items() if p.kind is p.KEYWORD_ONLY and name != "today"}
    faults = [
        catalogue.fault_at(
            row.id, (*keys, "check"), f"'{part.check}' asks for the evidence '{name}', which no gatherer brings",
            f"The kinds are: {', '.join(sorted(kinds))}.",
        )
        for name in asked
        if name not in kinds
    ]  # fmt: skip
    faults += list(_credit_misfits(catalogue, row, part.check, hints.get("return")))
    limits: dict[str, Any] = {}
    for name in part.limits:
        if name not in wanted:
            remedy = f"Its limits are: {', '.join(wanted) or 'none'}."
            faults.append(
                catalogue.fault_at(row.id, (*keys, "limits", name), f"'{part.check}' has no limit '{name}'", remedy)
            )
    for name in wanted:
        if name not in part.limits:
            problem = f"'{part.check}' wants the limit '{name}'"
            faults.append(catalogue.fault_at(row.id, (*keys, "limits"), problem, f"Add '{name}:' to the row's limits."))
            continue
        try:
            limits[name] = _limit(part.limits[name], hints[name])
        except (TypeError, ValueError, ZeroDivisionError) as error:
            faults.append(
                catalogue.fault_at(
                    row.id,
                    (*keys, "limits", name),
                    f"the limit '{name}' does not fit: {error}",
                    f"'{part.check}' wants {hints[name]}.",
                )
            )
    return BoundPart(part, check, tuple(asked), limits, "today" in signature.parameters), faults


def _credit_misfits(catalogue: Catalogue, row: Criterion, check: str, returned: Any) -> Iterator[Fault]:
    can_return = _levels(returned)
    between = set(row.credit) - {FULL}
    for level in sorted(between - can_return):
        remedy = f"It can return: {', '.join([FULL, *sorted(can_return), NONE])}."
        yield catalogue.fault_at(row.id, ("credit", level), f"'{check}' cannot return the level '{level}'", remedy)
    for level in sorted(can_return - between):
        yield catalogue.fault_at(
            row.id,
            ("credit",),
            f"'{check}' can return the level '{level}', which has no credit",
            f"Add '{level}:' to the row's credit.",
        )


def _levels(returned: Any) -> set[str]:
    """The levels named in a return annotation ``Verdict[Literal["half", ...]]``; none for ``Verdict[Never]``."""
    arguments = typing.get_args(returned)
    return set(typing.get_args(arguments[0])) if arguments else set()


def _returns_verdict(function: Any) -> bool:
    # Asked as written: a function beside the checks may name types that stand there for the type checker only.
    return str(function.__annotations__.get("return", "")).startswith("Verdict[")


def _limit(value: Any, hint: Any) -> Any:
    from pydantic import TypeAdapter, ValidationError

    if hint is Fraction:
        return Fraction(str(value))
    try:
        return TypeAdapter(hint).validate_python(value, strict=not isinstance(value, list))
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"]) from error
