"""Holds the figures an output shows against the result's own, criterion by criterion.

What an output shows unrounded must be equal to the last bit (a spreadsheet keeps fifteen digits); what it shows rounded must be
the paper's rounding. An output must show what it promises: a figure that is missing is as wrong as a false one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pytest_egov.repairs import repairs
from pytest_egov.reporting.paper import points
from pytest_egov.results import RunResult, Totals

__all__ = ["ALL", "INTERVAL", "KNOWN", "Figures", "Row", "differences"]

Shown = float | str  # a figure as it is, or as it is written on paper: "71,25", "71.25"
Row = dict[str, Shown]
ALL = frozenset({"earned", "open", "max"})
KNOWN = ("earned", "open", "max", "lost", "attested", "waived")
INTERVAL = frozenset({"certain", "possible", "maximum"})


@dataclass
class Figures:
    """What an output says.

    Attributes:
        criteria: the figures of each criterion by its id: earned, open, max, lost.
        totals: the interval of the whole; None for an output that does not tell it apart from other figures.
        parts: the intervals of pillars and groups by their ids or titles.
        mentions: every other figure of points shown, by the criterion it is shown with ("" for none).
        promised: which figures of each criterion there must be; none where an output shows only some criteria.
        promised_parts: whether the pillars, or the pillars and groups, must be there.
        promised_totals: whether the interval of the whole must be there.
        digits: how many digits a figure that is not rounded has.
        trouble: what is wrong without being a figure: a formula that does not add up.
    """

    criteria: dict[str, Row] = field(default_factory=dict)
    totals: Row | None = field(default_factory=dict)
    parts: dict[str, Row] = field(default_factory=dict)
    mentions: dict[str, list[str]] = field(default_factory=dict)
    promised: frozenset[str] = ALL
    promised_parts: Literal["none", "pillars", "all"] = "none"
    promised_totals: bool = True
    digits: int = 17
    trouble: list[str] = field(default_factory=list)


def differences(result: RunResult, read: Figures) -> list[str]:
    """What an output says otherwise than the result, or does not say though it promises to; nothing when they agree."""
    true = {row.id: {name: getattr(row.points, name) for name in KNOWN} for row in result.criteria}
    wrong = list(read.trouble)
    wrong += [missing for id_ in true for missing in _missing(id_, read.promised, read.criteria.get(id_, {}))]
    for id_, row in read.criteria.items():
        wrong += _unlike(id_, true.get(id_, {}), row, read.digits)
    whole = _interval(result.judged if result.score is None else result.score)
    if read.totals is None:
        seen = read.mentions[""]
        wrong += [f"total: {name} is not to be seen" for name in INTERVAL if points(whole[name], "vi") not in seen]
    else:
        wrong += _missing("total", INTERVAL, read.totals) if read.promised_totals else []
        wrong += _unlike("total", whole, read.totals, read.digits)
    wrong += _wrong_parts(result, read)
    return wrong + _misplaced(result, true, read)


def _missing(where: str, promised: frozenset[str], row: Row) -> list[str]:
    return [f"{where}: {name} is missing" for name in sorted(promised - row.keys())]


def _wrong_parts(result: RunResult, read: Figures) -> list[str]:
    wrong, known = [], {}
    for pillar in result.score.pillars if result.score is not None else ():
        for part in (pillar, *pillar.groups):
            names = (part.id, part.title.vi, part.title.en)
            known |= dict.fromkeys(names, _interval(part))
            promised = read.promised_parts == "all" or (read.promised_parts == "pillars" and part is pillar)
            shown: Row = next((read.parts[name] for name in names if name in read.parts), {})
            wrong += _missing(part.id, INTERVAL, shown) if promised else []
    return wrong + [
        fault for name, row in read.parts.items() for fault in _unlike(name, known.get(name, {}), row, read.digits)
    ]


def _interval(totals: Totals) -> dict[str, float]:
    figures = {name: getattr(totals, name) for name in (*INTERVAL, "attested", "waived")}
    return {**figures, "open": totals.possible - totals.certain, "lost": totals.maximum - totals.possible}


def _parts(result: RunResult) -> Iterator[Any]:
    for pillar in result.score.pillars if result.score is not None else ():
        yield pillar
        yield from pillar.groups


def _unlike(where: str, true: Mapping[str, float], shown: Row, digits: int) -> list[str]:
    return [
        f"{where}: {name} is {true.get(name)}, shown is {value}"
        for name, value in shown.items()
        if name not in true or not _is(true[name], value, digits)
    ]


def _is(true: float, shown: Shown, digits: int) -> bool:
    if isinstance(shown, str):
        return shown in (points(true, "vi"), points(true, "en"))
    return true == shown if digits == 17 else math.isclose(true, shown, rel_tol=10.0 ** (1 - digits), abs_tol=1e-12)


def _misplaced(result: RunResult, true: Mapping[str, Mapping[str, float]], read: Figures) -> list[str]:
    """Figures shown with a criterion that are none of its own; figures shown elsewhere that are none of the result's."""
    known = [value for row in true.values() for value in row.values()]
    known += [value for part in (result.judged, *_parts(result)) for value in _interval(part).values()]
    whole = result.judged if result.score is None else result.score
    known += [whole.attested, whole.waived, whole.certain - whole.attested]
    by_reason: dict[tuple[str, str], float] = {}
    for row in result.criteria:
        reason = (row.outcome, row.sentence.en)
        by_reason[reason] = by_reason.get(reason, 0.0) + row.points.open
    # What a repair wins back is the sum over the criteria of one cause, of each the share lost to it.
    by_cause = [float(value) for it in repairs(result) for value in (it.points, it.waiting)]
    by_cause += [float(loss.points) for it in repairs(result) for loss in it.cause.losses]
    everywhere = _written([*known, *by_reason.values(), *by_cause])
    return [
        f"{id_ or 'elsewhere'}: {figure} is none of its figures"
        for id_, figures in read.mentions.items()
        for figure in figures
        if figure not in (_written(true[id_].values()) if id_ else everywhere)
    ]


def _written(values: Iterable[float]) -> set[str]:
    return {points(value, lang) for value in values for lang in ("vi", "en")}
