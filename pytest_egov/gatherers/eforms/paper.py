"""The form on paper that a procedure offers for download: its labels, and the inputs on screen that take the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import PaperLabel
from pytest_egov.gatherers.eforms.filling import asks_for
from pytest_egov.gatherers.reading.documents import text_of
from pytest_egov.gatherers.reading.downloads import kind_of, offered_files
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import fold, plain, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_egov.driver.snapshot import LiveControl, LiveField
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["Paper", "compared", "labels_in", "paper_of"]

_MOST_FILES: Final = 4
_MOST_LABELS: Final = 60
_HARDLY_A_FORM: Final = 3  # fewer labels than these are the head of a text that is no form
_LONGEST: Final = 90  # characters; what is longer is a sentence
_MOST_WORDS: Final = 14
_SAME: Final = 0.6
# A label ends with a colon, or with the dots, underscores or tabulator one writes on.
_ENDS: Final = re.compile(r"[:：]|[.…_]{3,}|…|\t")
_NUMBERING: Final = re.compile(
    r"^\s*(?:[-–+*•]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-zđ]\)|[ivx]{1,4}\.)\s+", re.IGNORECASE
)
_NOTES: Final = re.compile(r"\(\s*\d+\s*\)|\[\d+\]|\*+|\([^)]*\)")
# Words that join the others and tell no field from another.
_JOINING: Final = frozenset("va cua cac cho theo tai so neu co la ghi ro the of the and a".split())  # noqa: SIM905 # a list of words reads best as one
# One such field is like another, whatever it is called; names and addresses are somebody's.
_ALIKE: Final = ("email", "phone", "tax_code", "identity", "birth_date")


@dataclass(frozen=True, slots=True)
class Paper:
    """A downloadable form: the file's name, its kind, and the labels of its fields; None where it cannot be read."""

    name: str
    kind: str
    labels: tuple[str, ...] | None


def paper_of(expedition: Expedition, url: str) -> Paper | None:
    """The form that a procedure's page offers: the first whose labels can be read, else the first; None without any.

    Raises:
        PageNotOpened, PortalBlocked, BrowserGone: the procedure's page did not open.
    """
    snapshot = expedition.visitor.read(url)
    first: Paper | None = None
    for control in _forms_among(offered_files(snapshot, expedition.words)):
        try:
            came = expedition.visitor.tab.fetch(control.url or "")
        except (PageNotOpened, Refused):
            continue
        kind = kind_of(came.body)
        text = text_of(came.body, kind) if came.status == 200 else None
        labels = labels_in(text) if text else ()
        paper = Paper(control.name[:200], kind, labels if len(labels) >= _HARDLY_A_FORM else None)
        if paper.labels is not None:
            return paper
        first = first or paper
    return first


def labels_in(text: str) -> tuple[str, ...]:
    """The labels of the fields of a form on paper, in order, each once."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        *labels, _ = _ENDS.split(line)
        for said in labels:
            label = _NUMBERING.sub("", _NOTES.sub(" ", said)).strip(" ,;.-–/")
            words = fold(label).split()
            if not words or len(label) > _LONGEST or len(words) > _MOST_WORDS or not any(w.isalpha() for w in words):
                continue
            if len(fold(label)) > 2 and not says("paper_forms", "no_field", label):
                found.setdefault(fold(label), label)
    return tuple(found.values())[:_MOST_LABELS]


def compared(labels: Sequence[str], fields: Iterable[LiveField]) -> tuple[PaperLabel, ...]:
    """Each label with the input that takes the same; an input answers for one label only, the one it fits best."""
    inputs = list(fields)
    scored = sorted(
        (
            (likeness, -number, -position)
            for number, label in enumerate(labels)
            for position, field in enumerate(inputs)
            if (likeness := _likeness(label, field)) >= _SAME
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, number, position in scored:
        if -number not in taken and -position not in taken.values():
            taken[-number] = -position
    return tuple(
        PaperLabel(label, _said(inputs[taken[number]])[:200] if number in taken else "")
        for number, label in enumerate(labels)
    )


def _forms_among(files: Iterable[LiveControl]) -> list[LiveControl]:
    """The files most likely to be the form, and no filled samples."""
    offered = [file for file in files if not _is_sample(file)]
    named = [file for file in offered if says("paper_forms", "form", f"{file.name} {file.under}")]
    return [*named, *(file for file in offered if file not in named)][:_MOST_FILES]


def _is_sample(file: LiveControl) -> bool:
    words = vocabulary().terms["samples"]["sample"].yes
    return any(f" {fold(word)} " in f" {fold(file.name)} " for word in words if "điền" in word or "filled" in word)


def _likeness(label: str, field: LiveField) -> float:
    """How much of the words a label on paper and one on screen have in common, from 0 to 1."""
    on_paper = _telling(label)
    best = max(_share(on_paper, _telling(said)) for said in (field.label, f"{field.group} {field.label}", field.help))
    asked = asks_for(field)
    alike = asked in _ALIKE and says("eform_fields", asked, label)
    return max(best, 0.7 if alike else 0.0)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    if not common:
        return 0.0
    union = common / len(one | other)
    # A label within a longer one is the same field, said at greater length; a single word stands in too many.
    within = 0.8 + 0.2 * union if common == min(len(one), len(other)) and common >= 2 else 0.0
    return max(union, within)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in plain(_NOTES.sub(" ", text)).split() if word not in _JOINING)


def _said(field: LiveField) -> str:
    return f"{field.group}: {field.label}" if field.group and field.group != field.label else field.label or field.help
