"""Readiness: how many portals of each group have what a criterion asks for, with the list behind each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.campaign.league.tables import GroupReadiness, Readiness
from pytest_egov.vietnamese_order import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pytest_egov.campaign.league.assessed import Assessed
    from pytest_egov.results import RunResult
    from pytest_egov.verdict import Outcome

__all__ = ["readiness"]

# What is open was not judged: a criterion that passed in part and is open for the rest may be had or not.
_STATES: dict[Outcome, str] = {
    "passed": "have",
    "partial": "partly",
    "failed": "lack",
    "cannot_tell": "not_judged",
    "not_tested": "not_judged",
    "blocked": "not_judged",
    "not_applicable": "not_applicable",
}


def readiness(
    criteria: Iterable[str], groups: Sequence[str], portals: Iterable[Assessed], results: Mapping[str, RunResult]
) -> tuple[Readiness, ...]:
    """Each criterion across the groups.

    Args:
        criteria: ids, in the order of the standard.
        groups: their ids, in the order they are shown.
        portals: every portal, also those without a result: the lists of a group name each of its portals once.
        results: by key, what each portal is judged by; one without a result, or without the criterion in it, is not judged.
    """
    ordered = sorted(portals, key=lambda portal: (order_key(portal.name), portal.key))
    outcomes = {key: {row.id: row.outcome for row in result.criteria} for key, result in results.items()}
    members = {group: [portal.key for portal in ordered if portal.group == group] for group in groups}
    return tuple(
        Readiness(id=id_, groups=tuple(_of_group(id_, group, members[group], outcomes) for group in groups))
        for id_ in criteria
    )


def _of_group(
    id_: str, group: str, members: Iterable[str], outcomes: Mapping[str, Mapping[str, Outcome]]
) -> GroupReadiness:
    lists: dict[str, list[str]] = {state: [] for state in _STATES.values()}
    for key in members:
        lists[_STATES[outcomes.get(key, {}).get(id_, "not_tested")]].append(key)
    return GroupReadiness.model_validate(
        {
            "group": group,
            "ready": len(lists["have"]),
            "judged": len(lists["have"]) + len(lists["partly"]) + len(lists["lack"]),
            **{state: tuple(keys) for state, keys in lists.items()},
        }
    )
