"""Faults that can share a portal: of different criteria, none of which robs another of its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from demo_portal.faults import Fault

from kill_matrix.audit import pillar_of

TIMED = "performance"


def alone(faults: Sequence[Fault]) -> list[list[Fault]]:
    """Each in a portal of its own."""
    return [[fault] for fault in faults]


def together(faults: Sequence[Fault]) -> list[list[Fault]]:
    """As few portals as the criterion with most faults needs; a fault that robs others stays alone.

    Faults of different pillars never share one: an audit judges one pillar. Those of performance never share any: delays add up.
    """
    pillars = dict.fromkeys(pillar_of(fault.criterion) for fault in faults)
    return [
        portal
        for pillar in pillars
        for portal in (alone if pillar == TIMED else _dealt)([f for f in faults if pillar_of(f.criterion) == pillar])
    ]


def _dealt(faults: Sequence[Fault]) -> list[list[Fault]]:
    sharing = [fault for fault in faults if not fault.robs]
    of = {fault.criterion: [one for one in sharing if one.criterion == fault.criterion] for fault in sharing}
    dealt: list[list[Fault]] = [[] for _ in range(max(map(len, of.values()), default=0))]
    for place, own in enumerate(of.values()):
        for number, fault in enumerate(own):
            dealt[(place + number) % len(dealt)].append(fault)
    return [*dealt, *([fault] for fault in faults if fault.robs)]
