"""Binds the rows of a catalogue to checks, before any page is opened."""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib.machinery import ModuleSpec
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

from pytest_egov.catalogue import ATTESTED_ONLY, PLANNED, Catalogue, Criterion, Part, exactly, load_catalogue
from pytest_egov.errors import CatalogueProblem, Fault
from pytest_egov.verdict import FULL, NONE, Verdict

__all__ = ["BoundPart", "Suite", "bind", "checks_of", "load_suite", "suite_names"]

_OURS, _GROUP = "conformance_suites", "pytest_egov.suites"

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


def load_suite(name: str, kinds: Mapping[str, type]) -> Suite:
    """Import a conformance suite, lint its catalogue and bind its checks.

    Args:
        name: the package's import name, the name a distribution gives it by the entry point ``pytest_egov.suites``, or the
            short name of one of ours, as mic_2024.
        kinds: the kinds of evidence there are, by name.

    Raises:
        CatalogueProblem: the package is missing or malformed, or rows and checks do not fit; lists all faults.
    """
    asked, name = name, _import_name(name)
    no_such = CatalogueProblem(
        f"There is no conformance suite '{asked}'. Give one of {', '.join(suite_names())}, or an importable package with "
        "catalogue.yaml and checks, such as conformance_suites.mic_2023."
    )
    # The name may come from a dossier that anyone made: what has no catalogue is not even imported.
    if not _has_a_catalogue(name):
        raise no_such
    try:
        package = importlib.import_module(name)
        checks = importlib.import_module(f"{name}.checks")
    except ModuleNotFoundError as error:
        if not f"{name}.checks.".startswith(f"{error.name}."):
            raise CatalogueProblem(
                f"The conformance suite '{asked}' needs the module '{error.name}', which is not installed here. Install it."
            ) from error
        raise no_such from error
    catalogue = load_catalogue(Path(package.__path__[0]) / "catalogue.yaml")
    return Suite(name, catalogue, bind(catalogue, checks_of(checks), kinds))


def _has_a_catalogue(name: str) -> bool:
    top, *below = name.split(".")
    if not all(part.isidentifier() for part in (top, *below)):
        return False
    found = _spec_of(top)
    places = found.submodule_search_locations if found is not None else None
    return any(Path(place, *below, "catalogue.yaml").is_file() for place in places or ())


def _spec_of(module: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(module)
    except (ImportError, ValueError):
        return None


def suite_names() -> tuple[str, ...]:
    """The short names of the suites there are: ours, and those of distributions with an entry point ``pytest_egov.suites``."""
    ours = importlib.import_module(_OURS)
    bundled = {found.name for found in pkgutil.iter_modules(ours.__path__) if found.ispkg}
    return tuple(sorted(bundled | {point.name for point in entry_points(group=_GROUP)}))


def _import_name(name: str) -> str:
    """What is imported for a name; a name that nobody gave away is an import name itself."""
    for point in entry_points(group=_GROUP, name=name):
        return point.value
    short = name.isidentifier() and _spec_of(name) is None
    return f"{_OURS}.{name}" if short and name in suite_names() else name


def checks_of(package: ModuleType) -> dict[str, Check]:
    """The public functions of a package's modules that return a Verdict, by name.

    They are defined there, or come from another standard's checks and are named in the module's ``__all__``.
    """
    within = pkgutil.iter_modules(getattr(package, "__path__", ()))
    modules = [package, *(importlib.import_module(f"{package.__name__}.{found.name}") for found in within)]
    return {
        name: function
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and (function.__module__ == module.__name__ or name in getattr(module, "__all__", ()))
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
            keys: tuple[str | int, ...] = ("parts" if row.parts else "either", index) if len(row.judged_by) > 1 else ()
            found, misfits = _bind_part(catalogue, row, part, keys, checks, kinds)
            faults.extend(misfits)
            parts.append(found)
        bound[row.id] = tuple(parts)
    if faults:
        raise CatalogueProblem(f"Catalogue {catalogue.id} and its checks do not fit:", tuple(faults))
    return bound


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
    faults += list(_credit_misfits(catalogue, row, part, keys, hints.get("return")))
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


def _credit_misfits(
    catalogue: Catalogue, row: Criterion, part: Part, keys: tuple[str | int, ...], returned: Any
) -> Iterator[Fault]:
    check, can_return = part.check, _levels(returned)
    at: tuple[str | int, ...] = (*keys, "credit") if part.credit else ("credit",)
    between = set(part.credit or row.credit) - {FULL}
    # A level may be what one of several parts earns by itself, without any of them returning it.
    parts = () if part.credit else row.judged_by
    by_shares = {level for level in between if any(row.credit[level] == one.share for one in parts)}
    for level in sorted(between - can_return - by_shares):
        remedy = f"It can return: {', '.join([FULL, *sorted(can_return), NONE])}."
        yield catalogue.fault_at(row.id, (*at, level), f"'{check}' cannot return the level '{level}'", remedy)
    for level in sorted(can_return - between):
        yield catalogue.fault_at(
            row.id,
            at,
            f"'{check}' can return the level '{level}', which has no credit",
            f"Add '{level}:' to the credit.",
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
        return exactly(str(value))
    try:
        return TypeAdapter(hint).validate_python(value, strict=not isinstance(value, list))
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"]) from error
