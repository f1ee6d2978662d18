"""A comparison of two results for a terminal: whole, as ``egov diff`` shows it, or what a run says of its baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.comparing import KINDS
from pytest_egov.reporting import change_words
from pytest_egov.reporting.cells import pad, wrap
from pytest_egov.reporting.paper import date_time, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.comparing import Change, Comparison, Kind
    from pytest_egov.reporting.ink import Colour, Ink

__all__ = ["baseline_lines", "comparison_lines"]

_COLOURS: dict[Kind, Colour] = {"regressed": "red", "improved": "green", "opened": "yellow", "settled": "yellow"}
_MOST_NAMED = 12


def comparison_lines(comparison: Comparison, names: tuple[str, str], ink: Ink) -> list[str]:
    """The whole comparison; ``names`` is what the user calls the two results, as the paths that were given."""
    blocks = [_two(comparison, names, ink), _told_apart(comparison, ink)]
    blocks += [_of_kind(comparison, kind, ink) for kind in KINDS]
    lines: list[str] = []
    for block in blocks:
        written = list(block)
        if written:
            lines += [*written, ""]
    if not comparison.changes:
        lines += [*wrap(ink.words("Không có tiêu chí nào khác.", "No criterion differs."), ink.width), ""]
    return lines[:-1]


def baseline_lines(comparison: Comparison, file: str, renewed: str, ink: Ink) -> list[str]:
    """What a run says of its baseline, one line for each thing that matters; what the gate says comes later.

    Args:
        comparison: of the baseline with the run's result.
        file: the baseline's.
        renewed: the file of the run's own result, which would take its place.
        ink: the terminal.
    """
    taken = date_time(comparison.before.taken_at, ink.lang)
    lines = list(ink.hanging(f"{ink.words('So với', 'Against')} ", ink.clean(f"{file}, {taken}"), "bold"))
    for differs in comparison.circumstances:
        what, was, now = (ink.text(text) for text in change_words.circumstance(differs))
        lines += ink.hanging(f"  {ink.words('Khác', 'Differs')}: ", f"{what}: {was} {_to(ink)} {now}", "yellow")
    for change in comparison.lost_anew[:_MOST_NAMED]:
        lines += _change(change, ink, "red")
    opened = ", ".join(f"{c.id} ({signed(float(c.certain), ink.lang)})" for c in comparison.of("opened"))
    if opened:
        said = ink.words(
            f"{opened}; không tính là suy giảm, xem --egov-min-judged",
            f"{opened}; no regression, see --egov-min-judged",
        )
        lines += ink.hanging(f"  {ink.text(change_words.KINDS['opened'])}: ", said, "yellow")
    if noise := ", ".join(change.id for change in comparison.of("noise")):
        lines += ink.hanging(f"  {ink.text(change_words.KINDS['noise'])}: ", noise)
    if better := ", ".join(change.id for change in comparison.of("improved")):
        # On one line, however long: it is a request, and is looked for in logs.
        lines.append(ink.paint(f"  {_renew(comparison, file, renewed, better, ink)}", "green"))
    return lines


def _renew(comparison: Comparison, file: str, renewed: str, better: str, ink: Ink) -> str:
    if comparison.lost_anew or any(change.after is None for change in comparison.changes):
        # This result in its place would excuse what was lost meanwhile, or know nothing of what this run left out.
        return ink.words(
            f"Tốt hơn {file}: {better}. Hãy thay tệp sau một lần chạy đủ tiêu chí và không mất thêm điểm nào",
            f"Better than {file}: {better}. Renew it after a run of all criteria that loses nothing more",
        )
    return ink.words(
        f"Tốt hơn {file}, hãy thay tệp để giữ kết quả này (cp {renewed} {file}): {better}",
        f"Better than {file}, renew it to keep that (cp {renewed} {file}): {better}",
    )


def _two(comparison: Comparison, names: tuple[str, str], ink: Ink) -> Iterator[str]:
    for letter, name, result in zip("AB", names, (comparison.before, comparison.after), strict=True):
        portal = result.portal.name or result.portal.address
        catalogue = f"{result.catalogue.id}@{result.catalogue.version} ({result.catalogue.sha256[:12]})"
        yield from ink.hanging(f"{letter}  ", ink.clean(name), "bold")
        yield from ink.hanging("   ", ink.clean(portal))
        yield from ink.hanging("   ", ink.clean(f"{date_time(result.taken_at, ink.lang)}, {catalogue}, {result.tool}"))
        yield from ink.hanging("   ", ink.clean(change_words.standing(result, ink.lang)))
    if comparison.same_selection and not comparison.across:
        moved = signed(float(comparison.certain), ink.lang)
        said = ink.words(f"A → B: {moved} điểm chắc chắn", f"A → B: {moved} points certain")
        yield from ink.hanging("   ", said)


def _told_apart(comparison: Comparison, ink: Ink) -> Iterator[str]:
    for warning in change_words.warnings(comparison):
        yield from ink.hanging("! ", ink.text(warning), "yellow", "bold")
    for differs in comparison.circumstances:
        what, was, now = (ink.text(text) for text in change_words.circumstance(differs))
        yield from ink.hanging(f"{ink.words('Khác', 'Differs')}: ", f"{what}: {was} {_to(ink)} {now}", "yellow")


def _of_kind(comparison: Comparison, kind: Kind, ink: Ink) -> Iterator[str]:
    changes = comparison.of(kind)
    if not changes:
        return
    title = f"{ink.text(change_words.KINDS[kind])}: {len(changes)}"
    moved = ink.clean(signed(float(comparison.moved(kind)), ink.lang)) if comparison.moved(kind) else ""
    yield from (ink.paint(line, "bold") for line in wrap(f"{title} ({moved})" if moved else title, ink.width))
    yield from (ink.paint(line, "dim") for line in wrap(ink.text(change_words.MEANING[kind]), ink.width))
    for change in changes:
        yield from _change(change, ink, _COLOURS.get(kind))


def _change(change: Change, ink: Ink, colour: Colour | None = None) -> Iterator[str]:
    was, now = (ink.clean(change_words.stands(row, ink.lang)) for row in (change.before, change.after))
    figure = ink.clean(signed(float(change.certain), ink.lang)) if change.certain else ""
    lead = f"  {pad(ink.clean(change.id), 7)} {figure:>6}  "
    yield from ink.hanging(
        lead, f"{was} {_to(ink)} {now}. {ink.text(change.row.sentence)}", *([colour] if colour else [])
    )
    for note in change_words.notes(change):
        yield from ink.hanging(" " * 18, ink.text(note))


def _to(ink: Ink) -> str:
    return ink.clean("→")
