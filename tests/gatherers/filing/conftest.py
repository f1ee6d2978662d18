"""A citizen on a portal of the test's own, with one drawn procedure to file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pytest_egov.evidence import Candidate, DrawnProcedures, Found, ListedProcedure, Place, ProcedurePage
from pytest_egov.gatherers.filing.journey import checkpoint

EVERYTHING = ["sign_in", "draft", "upload", "sign", "file", "pay"]


@pytest.fixture
def filing_on(expedition_to: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """``filing_on(address, "Tên thủ tục", "tt", wanted, allow=...)``: the evidence of each wanted checkpoint, by kind."""
    sent: list[Any] = []

    def start(
        address: str, name: str, path: str, *kinds: str, allow: Any = EVERYTHING, done_before: Any = (), **said: Any
    ) -> dict[str, Any]:
        page = ProcedurePage(ListedProcedure(name, f"{address}{path}", "end_to_end"), 200, name, 1, "end_to_end")
        place = Place("procedure_list", address, "", "start", 1.0, 0)
        drawn = Found((Candidate(place, DrawnProcedures("x", 1, (0,), (page,))),))
        expedition = expedition_to(address, findings={"procedures": drawn}, allow=allow, environment="sandbox", **said)
        sent.append(expedition)
        expedition.visitor.ledger.go_on(list(done_before))
        expedition.receive(expedition.visitor.another())
        expedition.taken["filing: wanted"] = set(kinds)
        found = {kind: checkpoint(kind, expedition) for kind in kinds}
        return {
            kind: finding.candidates[0].evidence if isinstance(finding, Found) else finding
            for kind, finding in found.items()
        } | {"expedition": expedition}

    yield start
    for expedition in sent:
        expedition.leave()
