"""The faults of the demo portal, several of different criteria in one portal: exactly the broken criteria lose points.

`make kill-matrix` runs each alone, which takes an hour; these few audits keep it true from day to day.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_portal.faults import FAULTS
from kill_matrix.audit import audit, clean_outcomes
from kill_matrix.effects import lost_by

AUDITS = 3


def batches() -> list[list[str]]:
    """Each fault that robs no other criterion of its evidence, once; never two of one criterion in one portal.

    What the clean portal does not earn in full cannot be seen to be lost.
    """
    clean = clean_outcomes()
    faults = [fault for fault in FAULTS.values() if not fault.robs and clean[fault.criterion].outcome == "passed"]
    dealt: list[list[str]] = [[] for _ in range(AUDITS)]
    for place, criterion in enumerate(dict.fromkeys(fault.criterion for fault in faults)):
        own = [fault.name for fault in faults if fault.criterion == criterion]
        assert len(own) <= AUDITS
        for number, name in enumerate(own):
            dealt[(place + number) % AUDITS].append(name)
    return dealt


@pytest.mark.parametrize("faults", batches(), ids=[f"batch-{number}" for number in range(1, AUDITS + 1)])
def test_exactly_the_broken_criteria_lose_points(faults: list[str], tmp_path: Path) -> None:
    now = audit(tmp_path, *faults)
    wrong = {FAULTS[name].criterion for name in faults} ^ set(lost_by(clean_outcomes(), now))
    assert not wrong, "\n".join(f"{id_}: {now[id_].outcome}: {now[id_].sentence}" for id_ in sorted(wrong))
