"""The workbook as a spreadsheet program of others opens it: it computes our formulas, and comes to the result's figures."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from pytest_egov.reporting.xlsx import render_xlsx
from pytest_egov.results import RunResult

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc)"
)
# Commas, double quotes, UTF-8, values as they are and not as they are shown, the first sheet.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1"


def without_kept_values(book: bytes) -> bytes:
    """The workbook with formulas only, so that whoever opens it must compute them."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
                assert b"</f><v>" not in content
            new.writestr(name, content)
    return written.getvalue()


def test_libreoffice_comes_to_the_same_figures(result: RunResult, tmp_path: Path) -> None:
    (tmp_path / "scores.xlsx").write_bytes(without_kept_values(render_xlsx(result)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", AS_CSV, "--outdir", str(tmp_path), str(tmp_path / "scores.xlsx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    (file,) = tmp_path.glob("*.csv")
    rows = {row[0]: row for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8"))) if row}
    assert result.score is not None
    shown = {"TỔNG CỘNG": result.score}
    shown |= {pillar.title.vi: pillar for pillar in result.score.pillars}  # type: ignore[dict-item] # intervals as well
    shown |= {group.id: group for pillar in result.score.pillars for group in pillar.groups}  # type: ignore[dict-item] # the same
    for name, totals in shown.items():
        computed = [float(value) for value in rows[name][2:5]]
        assert [totals.maximum, totals.certain, totals.possible] == pytest.approx(computed, abs=1e-9), name
    for row in result.criteria:
        assert row.points.earned + row.points.open == pytest.approx(float(rows[row.id][4]), abs=1e-9)
