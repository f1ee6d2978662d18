"""The same failure across portals of one product: shown once, because whoever makes the product mends it for all of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_egov.campaign.league.marks import exact
from pytest_egov.campaign.league.tables import Failing, Loss, ProductFailures
from pytest_egov.vietnamese_order import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_egov.campaign.league.standings import Standing

__all__ = ["failures_by_product"]

_UNJUDGED = ("not_tested", "blocked", "not_applicable")


def failures_by_product(criteria: Sequence[str], standing: Iterable[Standing]) -> tuple[ProductFailures, ...]:
    """Each product that at least two portals run on, most points at stake first."""
    by_product: dict[str, list[Standing]] = {}
    for one in sorted(standing, key=lambda one: (order_key(one.portal.name), one.portal.key)):
        if one.portal.product:
            by_product.setdefault(one.portal.product, []).append(one)
    found = [_of(product, members, criteria) for product, members in by_product.items() if len(members) > 1]
    return tuple(sorted(found, key=lambda one: (-one.at_stake, order_key(one.product))))


def _of(product: str, members: Sequence[Standing], criteria: Sequence[str]) -> ProductFailures:
    rows = [{row.id: row for row in one.result.criteria} for one in members]
    failing, total = [], Fraction(0)
    for id_ in criteria:
        judged = [
            (one.portal.key, row)
            for one, by_id in zip(members, rows, strict=True)
            if (row := by_id.get(id_)) is not None and row.outcome not in _UNJUDGED
        ]
        losing = [(key, row.points.lost) for key, row in judged if row.points.lost > 0]
        if not losing:
            continue
        at_stake = sum((exact(lost) for _, lost in losing), Fraction(0))
        total += at_stake
        losses = tuple(Loss(key=key, lost=lost) for key, lost in losing)
        failing.append((at_stake, Failing(id=id_, at_stake=float(at_stake), judged=len(judged), portals=losses)))
    failing.sort(key=lambda one: -one[0])
    keys = tuple(one.portal.key for one in members)
    return ProductFailures(
        product=product, portals=keys, at_stake=float(total), failing=tuple(one for _, one in failing)
    )
