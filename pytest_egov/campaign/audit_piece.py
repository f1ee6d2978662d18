"""Does one audit: claims it, runs pytest within bounds, and puts the result in its place, whole or not at all."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pytest_egov.campaign.audits import claim_audit, finish_audit, give_up_audit
from pytest_egov.campaign.entries import EVIDENCE, REPORT, StoredResult
from pytest_egov.campaign.guarded import STOPPED, Guard
from pytest_egov.campaign.pieces import Outcome, vantage
from pytest_egov.campaign.seats import is_taken, seat
from pytest_egov.errors import DossierProblem
from pytest_egov.exit_codes import INTERNAL_ERROR, INTERRUPTED, PORTAL_DOWN
from pytest_egov.gate import looked_at_something
from pytest_egov.quiet_pytest import quiet_pytest
from pytest_egov.samples import open_store
from pytest_egov.samples.leases import give_back
from pytest_egov.samples.tables import audit_table

if TYPE_CHECKING:
    from pytest_egov.campaign.guarded import Ended
    from pytest_egov.campaign.pieces import AuditPiece
    from pytest_egov.samples import Store

__all__ = ["do_audit", "pytest_arguments", "write_portal_file"]


def do_audit(piece: AuditPiece, guard: Guard | None = None) -> Outcome:
    """Do an audit, unless somebody else is at it or this machine has no seat for it.

    Whoever is killed in the middle leaves a folder that begins with a dot and a claim that runs out; the next one begins anew.
    Whoever is killed after the result was put in its place leaves nothing to do but to say so in the store.

    Args:
        piece: which.
        guard: bounds; those of the piece where none is given.
    """
    work = piece.work
    with seat("audit", work.workers) as free:
        # Timed loads want the machine to themselves.
        if not free or is_taken("timed"):
            return Outcome("no_seat", piece.audit)
        store = open_store(work.store)
        try:
            if not claim_audit(store, piece.audit, piece.owner, _now(piece), work.lease):
                return _not_claimed(store, piece)
            return _claimed(
                store, piece, guard or Guard(work.audit_minutes * 60, work.memory_mb, import_from=work.beside)
            )
        finally:
            store.close()


def pytest_arguments(piece: AuditPiece, place: Path) -> list[str]:
    """What pytest is given: the portal, the suite, where to write, which criteria, and which samples."""
    work = piece.work
    arguments = ["--portal", str(_home(piece) / "portal.yaml"), "--egov-suite", work.suite]
    arguments += ["--egov-report", str(place / REPORT), "--egov-evidence", str(place / EVIDENCE)]
    # Nobody's settings but ours: a campaign must not depend on where it was started.
    arguments += ["-c", os.devnull, "--rootdir", str(place), *piece.selection]
    if piece.samples_since is not None:
        arguments += ["--egov-samples", work.store, "--egov-from", piece.samples_since.isoformat()]
    if work.at is not None:
        arguments += ["--egov-clock", work.at.isoformat()]
    return arguments


def write_portal_file(piece: AuditPiece) -> None:
    """Write the portal file that the audits of a campaign use, so that a person can repeat one of them."""
    import io

    from ruamel.yaml import YAML

    from pytest_egov.evidence.files import write_atomically

    _home(piece).mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    YAML(typ="safe", pure=True).dump(piece.portal, written)
    write_atomically(_home(piece) / "portal.yaml", written.getvalue())


def _not_claimed(store: Store, piece: AuditPiece) -> Outcome:
    """Somebody else is at it; or, on a cluster, it is claimed in our own name: by a worker that was lost before us."""
    reason, rest = "the worker that did it was lost", timedelta(minutes=piece.work.retry_after_minutes)
    if give_up_audit(store, piece.audit, piece.owner, "failed", reason, _now(piece), rest):
        return Outcome("failed", piece.audit, reason, vantage(piece.work))
    return Outcome("in_hands", piece.audit)


def _claimed(store: Store, piece: AuditPiece, guard: Guard) -> Outcome:
    final = _home(piece) / piece.run
    if not final.exists():
        for left_behind in _home(piece).glob(f".{piece.run}-*"):
            shutil.rmtree(left_behind, ignore_errors=True)
        place = _home(piece) / f".{piece.run}-{piece.owner[-12:]}"
        write_portal_file(piece)
        place.mkdir(parents=True)
        ended = guard.run(quiet_pytest(pytest_arguments(piece, place)), folder=place)
        trouble = _trouble(place, ended)
        if trouble is not None:
            state, reason = trouble
            shutil.rmtree(place, ignore_errors=True)
            if reason == STOPPED:
                give_back(store, audit_table, piece.audit, piece.owner, state="planned")
                return Outcome("in_hands", piece.audit, reason)
            rest = timedelta(minutes=piece.work.retry_after_minutes)
            give_up_audit(store, piece.audit, piece.owner, state, reason, _now(piece), rest)
            return Outcome(state, piece.audit, reason, vantage(piece.work), ended.peak_mb)
        shutil.rmtree(place / ".benchmarks", ignore_errors=True)
        place.replace(final)
        peak = ended.peak_mb
    else:
        peak = 0.0
    result = StoredResult(_now(piece), final).load()
    ours = finish_audit(store, piece.audit, piece.owner, f"{piece.key}/{piece.run}", result, _now(piece))
    return Outcome("done" if ours else "in_hands", piece.audit, "", vantage(piece.work), peak)


def _trouble(place: Path, ended: Ended) -> tuple[Literal["failed", "blocked"], str] | None:
    """Why there is no result; None when there is one."""
    if ended.cut_off:
        return "failed", ended.cut_off
    last = next((line.strip() for line in reversed(ended.said) if line.strip()), "it said nothing")
    if ended.code == PORTAL_DOWN:
        return "blocked", last
    try:
        result = StoredResult(datetime.now(UTC), place).load()
    except DossierProblem:
        return "failed", f"exit code {ended.code}: {last}"
    # Interrupted, or out of room: what was gathered was reported, and is no audit of the portal.
    if ended.code in (INTERRUPTED, INTERNAL_ERROR) or result.finished_at is None:
        return "failed", f"cut off before everything was gathered (exit code {ended.code}): {last}"
    return None if looked_at_something(result) else ("failed", "nothing was judged")


def _home(piece: AuditPiece) -> Path:
    return Path(piece.work.folder) / piece.key


def _now(piece: AuditPiece) -> datetime:
    return piece.work.at or datetime.now(UTC)
