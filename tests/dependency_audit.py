"""Known weaknesses in what is installed here, as PyPI's advisories tell them: ``make audit``.

Exit code 0: none is known. 1: some are, listed. 2: we could not look, which is no green light: no network, or a mirror that answers
of packages and not of their weaknesses, of which pip-audit itself says "no known vulnerabilities found".
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

WEAK, COULD_NOT_LOOK = 1, 2


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "audit.json"
        asked = (
            "--skip-editable",
            "--progress-spinner",
            "off",
            "--timeout",
            "15",
            "--format",
            "json",
            "--output",
            file,
        )
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", *map(str, asked)], stderr=subprocess.PIPE, check=False
        )
        if not file.exists():
            why = done.stderr.decode(errors="replace").strip().splitlines()
            sys.stdout.write(f"Could not look: {why[-1] if why else 'pip-audit said nothing'}\n")
            return COULD_NOT_LOOK
        code, lines = told(json.loads(file.read_bytes()))
    sys.stdout.write("\n".join([*lines, ""]))
    return code


def told(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """The exit code and the lines for a report of pip-audit's."""
    packages = report["dependencies"]
    unseen = [package["name"] for package in packages if "skip_reason" in package]
    seen, weak = len(packages) - len(unseen), list(_weak(packages))
    if not seen:
        return COULD_NOT_LOOK, [f"Could not look: nothing is told of any of {len(packages)} packages."]
    left_out = [f"Nothing is told of {', '.join(unseen)}."] if unseen else []
    return (WEAK if weak else 0), [*weak, f"{len(weak)} known weaknesses in {seen} packages.", *left_out]


def _weak(packages: list[dict[str, Any]]) -> Iterator[str]:
    for package in packages:
        for found in package.get("vulns", ()):
            mended = ", ".join(found["fix_versions"]) or "nowhere yet"
            yield f"{package['name']} {package['version']}: {found['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main())
