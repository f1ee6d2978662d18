"""The sheet people fill in: one entry for each criterion that is still open, with what has to be verified as comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import OUTCOMES, date_time, points, share
from pytest_egov.reporting.yaml_text import both, comment
from pytest_egov.verdict import NONE, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.catalogue import Catalogue, Criterion
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult

__all__ = ["render_sheet"]

_FIELDS = ("level", "author", "role", "date", "valid_until", "evidence", "sha256", "note")
_HOW_TO = """\
Bản xác nhận cho các tiêu chí còn mở. Mỗi mục chỉ được tính khi có: level (một mức ghi trong chú thích), author (người
ký), date, valid_until (ngày theo dạng 2026-11-25), evidence (tệp bằng chứng, đường dẫn tính từ tệp này) và sha256 của
tệp đó. Mục để trống được bỏ qua. Ghi xong: egov attest --seal TỆP NÀY (điền sha256), rồi
egov judge HỒ_SƠ --statements TỆP NÀY.

Statements for the criteria that are still open. An entry counts with: level (one of those in its comment), author (who
signs), date, valid_until (days such as 2026-11-25), evidence (a file, its path relative to this one) and that file's
sha256. Entries left empty are passed over. When done: egov attest --seal THIS FILE (fills sha256 in), then
egov judge DOSSIER --statements THIS FILE."""
_WAIVERS = """\
Miễn trừ: điểm vẫn mất, nhưng không làm hỏng phép thử và điều kiện bắt buộc. / Waivers: the points stay lost, yet fail
neither the test nor the gate.
  - id:
    reason:
    approver:
    date:
    expiry:"""


def render_sheet(result: RunResult, catalogue: Catalogue) -> str:
    """A YAML file for what is open in a result; ``catalogue`` is the one the result was made with."""
    about = Text(
        f"Cổng: {result.portal.name or result.portal.address}; hồ sơ bằng chứng {date_time(result.taken_at, 'vi')}",
        f"portal: {result.portal.name or result.portal.address}; dossier of {date_time(result.taken_at, 'en')}",
    )
    lines = [*comment(_HOW_TO), "#", *both("", about), ""]
    lines += [f"portal: {json.dumps(result.portal.address, ensure_ascii=False)}", f"catalogue: {catalogue.id}"]
    lines += ["", "attestations:"]
    for row in result.criteria:
        if row.points.open > 0:
            lines += ["", *_entry(row, catalogue.criterion(row.id))]
    return "\n".join([*lines, "", *comment(_WAIVERS), "waivers: []", ""])


def _entry(result: CriterionResult, row: Criterion) -> Iterator[str]:
    yield from both(f"{row.id}: ", row.title, "  ")
    figures = {lang: (points(result.points.open, lang), points(result.points.max, lang)) for lang in ("vi", "en")}
    outcome = OUTCOMES[result.outcome]
    still_open = Text(
        f"Còn mở {figures['vi'][0]} trên {figures['vi'][1]} điểm ({outcome.vi.lower()})",
        f"open {figures['en'][0]} of {figures['en'][1]} points ({outcome.en.lower()})",
    )
    yield from both("", still_open, "  ")
    yield from both("Vì sao / Why: ", result.sentence, "  ")
    yield from both("Cần xác minh / To verify: ", row.judged, "  ")
    if row.needs is not None:
        yield from both("Cần có / Needs: ", row.needs, "  ")
    yield "  # Các mức / Levels:"
    for level in (*row.credit, NONE):
        worth = row.share_of(level)
        said = row.sentences[level]
        yield from both(f"  {level} ({share(float(worth), 'vi')}): ", said, "  ")
    yield f"  - id: {row.id}"
    yield from (f"    {name}:" for name in _FIELDS)
