"""The faults of the demo portal, several of different criteria in one portal: exactly the broken criteria lose points.

`make kill-matrix` runs each alone, which takes hours; these few audits take minutes each, and run where they are asked for:
``EGOV_KILL_MATRIX=1 pytest tests/test_faults_in_batches.py``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from demo_portal.faults import FAULTS, Fault
from kill_matrix.audit import audit, clean_outcomes, pillar_of
from kill_matrix.batches import together
from kill_matrix.effects import lost_by

CLEAN = clean_outcomes("function") | clean_outcomes("accessibility") | clean_outcomes("performance")
# What the clean portal does not earn in full cannot be seen to be lost; faults of another standard's pillars are left to the matrix.
SEEN = [
    fault
    for fault in FAULTS.values()
    if not fault.robs and fault.criterion in CLEAN and CLEAN[fault.criterion].outcome == "passed"
]
BATCHES = together(SEEN)


@pytest.mark.skipif(
    not os.environ.get("EGOV_KILL_MATRIX"), reason="audits of minutes each; EGOV_KILL_MATRIX=1 runs them"
)
@pytest.mark.parametrize("faults", BATCHES, ids=[f"batch-{number}" for number, _ in enumerate(BATCHES, start=1)])
def test_exactly_the_broken_criteria_lose_points(faults: list[Fault], tmp_path: Path) -> None:
    now = audit(tmp_path, pillar_of(faults[0].criterion), *(fault.name for fault in faults))
    wrong = {fault.criterion for fault in faults} ^ set(lost_by(CLEAN, now))
    assert not wrong, "\n".join(f"{id_}: {now[id_].outcome}: {now[id_].sentence}" for id_ in sorted(wrong))


def test_no_two_faults_of_a_criterion_share_a_portal() -> None:
    for faults in together(list(FAULTS.values())):
        criteria = [fault.criterion for fault in faults]
        assert sorted(set(criteria)) == sorted(criteria)
        assert 1 == len({pillar_of(criterion) for criterion in criteria})
        assert len(faults) == 1 or not any(fault.robs or fault.name.startswith("P") for fault in faults)
    assert sorted(FAULTS) == sorted(fault.name for faults in together(list(FAULTS.values())) for fault in faults)
