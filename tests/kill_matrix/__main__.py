"""Run the kill matrix: ``python -m kill_matrix [--jobs 2] [F05 F17.1:sign-in-asked ...]``; no name runs every fault."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from zlib import crc32

from demo_portal.builds import STANDARD, builds
from demo_portal.faults import FAULTS, Fault

from kill_matrix.audit import RESULT, ROOT, Outcome, audit, outcomes_in, pillar_of
from kill_matrix.batches import TIMED, alone, together
from kill_matrix.effects import Effect, Outcomes, effects_of, false_flips, table, without_a_fault_of_its_own

PUBLISHED = ROOT / "docs" / "kill-matrix.md"
HEAD = """# The kill matrix

Each fault of the demo portal (`python -m demo_portal --list-faults`) and what an audit of its pillar makes of it: its own
criterion must lose points and no other may. Where a fault also robs another criterion of its evidence, that one
stays open and says why. Made by `make kill-matrix`: {how}.
"""
ALONE = "each fault alone in its portal"
SHARED = "faults that rob no other criterion shared portals, one of each criterion at most"


def chosen(names: Sequence[str]) -> list[Fault]:
    """The faults whose names begin with one of these; all without any."""
    faults = [fault for fault in FAULTS.values() if not names or fault.name.startswith(tuple(names))]
    if not faults:
        sys.exit(f"No fault begins with {' or '.join(names)}: python -m demo_portal --list-faults prints them.")
    return faults


def run(portals: Sequence[Sequence[Fault]], directory: Path, jobs: int, build: str) -> tuple[Outcomes, list[Effect]]:
    """Audit the clean portal of a build, then each broken one; one line per fault as it ends."""
    everything: dict[str, Outcome] = {}
    effects: list[Effect] = []
    for pillar in dict.fromkeys(pillar_of(faults[0].criterion) for faults in portals):
        say(f"The clean portal: {pillar} ...")
        clean, _ = timed(directory / f"clean-{pillar}", pillar, build=build)
        say(f"  {sum(outcome.earned for outcome in clean.values()):.2f} points earned")
        everything |= clean
        # Two browsers on one machine slow each other down: what is timed is timed alone.
        with ThreadPoolExecutor(1 if pillar == TIMED else jobs) as pool:
            waiting = {
                pool.submit(
                    timed, directory / place(faults), pillar, *(one.name for one in faults), build=build
                ): faults
                for faults in portals
                if pillar_of(faults[0].criterion) == pillar
            }
            for done in as_completed(waiting):
                outcomes, seconds = done.result()
                for effect in effects_of(waiting[done], clean, outcomes):
                    effects.append(effect)
                    say(f"  [{len(effects):2}/{sum(map(len, portals))}] {line(effect)}  {seconds:.0f} s")
    order = list(FAULTS)
    return everything, sorted(effects, key=lambda effect: order.index(effect.fault.name))


def place(faults: Sequence[Fault]) -> str:
    """A directory's name for the faults of one portal, short whatever their number."""
    names = "+".join(fault.name.replace(":", "-") for fault in faults)
    return names if len(faults) == 1 else f"{len(faults)}-{crc32(names.encode()):08x}"


def timed(directory: Path, pillar: str, *faults: str, build: str) -> tuple[Outcomes, float]:
    """What an audit came to, and the seconds it took; one that was kept from an earlier run is not repeated."""
    began = time.monotonic()
    kept = directory / RESULT
    return (
        outcomes_in(kept) if kept.exists() else audit(directory, pillar, *faults, build=build)
    ), time.monotonic() - began


def line(effect: Effect) -> str:
    said = "killed" if effect.killed else "NOT KILLED"
    points = f"{effect.before.earned:.2f} -> {effect.after.earned:.2f}"
    flips = f"  FLIPS {' '.join(effect.flips)}" if effect.flips else ""
    followers = f"  leaves open {' '.join(effect.followers)}" if effect.followers else ""
    return f"{effect.fault.name:28} {said:10} {points}{flips}{followers}"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(prog="kill_matrix", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="FAULT", help="run only faults whose names begin so")
    parser.add_argument("--jobs", type=int, default=2, help="audits at the same time (default: 2)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep reports and dossiers here, and go on from there")
    parser.add_argument(
        "--build", choices=tuple(builds()), default=STANDARD.name, help="audit another face of the portal"
    )
    parser.add_argument("--together", action="store_true", help="faults that rob no other criterion share portals")
    options = parser.parse_args()
    if options.build != STANDARD.name and not options.names:
        parser.error(
            "Name the faults for another build: those that rewrite pages know the standard build's pages alone."
        )
    faults = chosen(options.names)
    portals = together(faults) if options.together else alone(faults)
    with tempfile.TemporaryDirectory(prefix="kill_matrix_") as temporary:
        kept = (options.keep or Path(temporary)).absolute() / options.build
        clean, effects = run(portals, kept, options.jobs, options.build)
    killed = sum(effect.killed for effect in effects)
    flips = false_flips(effects)
    last = f"faults: {len(faults)}, killed: {killed}, false flips: {flips}"
    uncovered: list[str] = []
    if options.names:
        say("\n".join(table(effects)))
    else:
        head = HEAD.format(how=SHARED if options.together else ALONE)
        PUBLISHED.write_text("\n".join([head, *table(effects), "", last, ""]), encoding="utf-8")
        uncovered = without_a_fault_of_its_own(effects, clean)
        say(f"Written: {PUBLISHED.relative_to(ROOT)}")
        if uncovered:
            say(f"No fault breaks these alone: {' '.join(uncovered)}")
    say(last)
    return 0 if killed == len(faults) and not flips and not uncovered else 1


if __name__ == "__main__":
    sys.exit(main())
