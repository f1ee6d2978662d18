"""What a criterion asks, as lines for a terminal: the catalogue's own words, and nothing that a run found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.acts import ONLY_IN_SANDBOX
from pytest_egov.catalogue import ATTESTED_ONLY, PLANNED
from pytest_egov.reporting.cells import pad, wrap
from pytest_egov.reporting.paper import AUTOMATION, EFFORTS
from pytest_egov.verdict import FULL, NONE, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.catalogue import Catalogue, Criterion, Group, LegalBasis, Part, Pillar
    from pytest_egov.reporting.ink import Ink

__all__ = ["catalogue_lines", "criterion_lines"]

_WHOLE = 4000  # characters: the catalogue's longest texts stand in full
_NAMES: Final[dict[str, Text]] = {
    "asks": Text("Yêu cầu", "Asks"),
    "why": Text("Vì sao", "Why"),
    "judged": Text("Đánh giá", "Judged"),
    "credit": Text("Mức điểm", "Credit"),
    "fix": Text("Khắc phục", "Repair"),
    "effort": Text("Công việc", "Effort"),
    "needs": Text("Cần có", "Needs"),
    "acts": Text("Thao tác", "Acts"),
    "basis": Text("Căn cứ", "Law"),
    "wording": Text("Nguồn", "Wording"),
    "waived": Text("Miễn", "Exempt"),
    "check": Text("Phép thử", "Check"),
}
_LEVELS: Final[dict[str, Text]] = {
    FULL: Text("đủ", FULL),
    NONE: Text("không", NONE),
    "half": Text("một nửa", "half"),
    "partial": Text("một phần", "partial"),
    "three_quarters": Text("ba phần tư", "three quarters"),
    "two_thirds": Text("hai phần ba", "two thirds"),
    "one_third": Text("một phần ba", "one third"),
    "quarter": Text("một phần tư", "quarter"),
}
_NO_CHECK: Final[dict[str, Text]] = {
    PLANNED: Text("chưa có; tiêu chí để ngỏ", "not built yet; the criterion stays open"),
    ATTESTED_ONLY: Text("không có; theo văn bản xác nhận (egov attest)", "none; by a person's statement (egov attest)"),
}
_BEST: Final = Text("Tính phép thử cho kết quả tốt nhất.", "The one that earns most counts.")
_MAY_NOT_APPLY: Final = Text(
    "Có thể khai là không áp dụng, kèm lý do: 'not_applicable' trong tệp cổng.",
    "May be declared not applicable, with a reason: 'not_applicable' in the portal file.",
)
_DEEP = 11


def criterion_lines(catalogue: Catalogue, pillar: Pillar, group: Group, row: Criterion, ink: Ink) -> Iterator[str]:
    """One criterion: what it asks and why, how it is judged and what that earns, how to repair it, and what it rests on."""
    yield from ink.hanging(f"{row.id}  ", ink.text(row.title), "bold")
    worth, whole = ink.points(float(row.points)), ink.points(float(catalogue.points))
    yield from _said(
        "",
        ink.words(f"{worth} trên {whole} điểm", f"{worth} of {whole} points")
        + f"; {ink.text(pillar.title)}; {group.id} {ink.text(group.title)}"
        + (f"; WCAG {row.wcag} ({row.level})" if row.wcag else ""),
        ink,
    )
    for name, text in (("asks", row.sentences[FULL]), ("why", row.why), ("judged", row.judged)):
        yield from _said(name, ink.text(text, _WHOLE), ink)
    yield from _said("", f"{ink.text(AUTOMATION[row.automation])}.", ink)
    for number, level in enumerate([*row.credit, NONE]):
        earned = f"{ink.text(_LEVELS.get(level, Text(level, level)))} {ink.points(float(row.points_of(level)))}"
        # What the full level says stands above, as what is asked.
        when = f": {ink.text(row.sentences[level], _WHOLE)}" if number else ""
        yield from _said("" if number else "credit", earned + when, ink)
    yield from _said("fix", ink.text(row.fix, _WHOLE), ink)
    if row.effort is not None:
        yield from _said("effort", ink.text(EFFORTS[row.effort]), ink)
    if row.needs is not None:
        yield from _said("needs", ink.text(row.needs, _WHOLE), ink)
    if row.acts:
        yield from _said("acts", _acts(row, ink), ink)
    for number, basis in enumerate(row.basis):
        yield from _said("" if number else "basis", _law(basis, ink), ink)
    yield from _said("wording", _wording(catalogue, row, ink), ink)
    if row.may_not_apply:
        yield from _said("waived", ink.text(_MAY_NOT_APPLY), ink)
    for number, part in enumerate(row.judged_by):
        yield from _said("" if number else "check", _check(part, ink, several=len(row.judged_by) > 1), ink)
    if row.either:
        yield from _said("", ink.text(_BEST), ink)


def catalogue_lines(catalogue: Catalogue, ink: Ink) -> Iterator[str]:
    """Every criterion on a line with its points, below its pillar and group."""
    yield from wrap(f"{catalogue.id}@{catalogue.version}: {ink.text(catalogue.title)}", ink.width)
    pillar_seen = group_seen = ""
    for pillar, group, row in catalogue.rows():
        if pillar.id != pillar_seen:
            pillar_seen = pillar.id
            yield ""
            said = f"{ink.text(pillar.title)}  {ink.points(float(pillar.points))}"
            yield from (ink.paint(line, "bold") for line in wrap(said, ink.width))
        if group.id != group_seen:
            group_seen = group.id
            if len(group.criteria) > 1:
                yield from ink.hanging(f"  {pad(group.id, 9)}{'':7}", ink.text(group.title))
        indent = "    " if len(group.criteria) > 1 else "  "
        figure = f"{ink.points(float(row.points)):>6} "
        yield from ink.hanging(f"{indent}{pad(row.id, 13 - len(indent))}{figure}", ink.text(row.title))


def _said(name: str, text: str, ink: Ink) -> Iterator[str]:
    lead = ink.text(_NAMES[name]) if name else ""
    yield from ink.hanging(pad(lead, _DEEP), text, "bold")


def _check(part: Part, ink: Ink, *, several: bool) -> str:
    if part.check in _NO_CHECK:
        return ink.text(_NO_CHECK[part.check])
    limits = ", ".join(f"{name}: {value}" for name, value in part.limits.items())
    return ink.clean(f"{f'{part.share}  ' if several else ''}{part.check}({limits})", _WHOLE)


def _acts(row: Criterion, ink: Ink) -> str:
    acts = ", ".join(row.acts)
    said = ink.words(
        f"{acts}: chỉ làm khi tệp cổng ghi dưới 'allow'.",
        f"{acts}: done only where the portal file lists them under 'allow'.",
    )
    dangerous = ", ".join(act for act in row.acts if act in ONLY_IN_SANDBOX)
    if dangerous:
        said += " " + ink.words(
            f"{dangerous}: chỉ với 'environment: staging' hoặc 'sandbox'.",
            f"{dangerous}: only with 'environment: staging' or 'sandbox'.",
        )
    return said


def _law(basis: LegalBasis, ink: Ink) -> str:
    # What was not read is named and never quoted, as in the report.
    unread = ink.words("chưa đọc được nguyên văn, không viện dẫn như quy định", "text not read; not quoted as law")
    note = f" ({basis.note})" if basis.note else ""
    return ink.clean(f"{basis.document}, {basis.article if basis.read else unread}{note}", _WHOLE)


def _wording(catalogue: Catalogue, row: Criterion, ink: Ink) -> str:
    if row.provenance == "official":
        return ink.words("Nội dung chính thức.", "Official wording.")
    return ink.text(catalogue.provenance_note, _WHOLE)
