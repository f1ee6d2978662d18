"""Reads questions and what stands under them out of a page's paragraphs, whatever the markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.gatherers.reading.paragraphs import Paragraph

__all__ = ["QuestionBlock", "blocks_of", "is_about_asking", "is_question"]

_SHORTEST, _LONGEST = 8, 300  # characters
_NUMBERED = re.compile(r"^(câu( hỏi)?|hỏi|question|q)\s*\d{0,3}\s*[:.)-]", re.IGNORECASE)
_ENDS = re.compile(r"[?？]\s*[\W\d_]{0,6}$")  # signs of an accordion may follow: "?  +", "? ▾"
_ABOUT = re.compile(
    r"(người hỏi|người gửi|ngày hỏi|ngày gửi|gửi ngày|hỏi ngày|lĩnh vực|chủ đề|trạng thái|ngày trả lời|lượt xem|"
    r"đơn vị trả lời|asked|sent|status|topic|field|replied|views)\b.{0,3}[:\s]",
    re.IGNORECASE,
)
_A_CAPTION = 60  # characters
_REPLY = re.compile(r"^(trả lời|đáp|answer|a|reply)\s*[:.(]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question, the heading it stands under, and the paragraphs down to the next question or heading."""

    question: Paragraph
    under: str
    below: tuple[Paragraph, ...]

    @property
    def answer(self) -> tuple[Paragraph, ...]:
        """What answers: names, dates and states of those who asked are no answer, and neither are links."""
        return tuple(one for one in self.below if not (one.level or one.is_link or is_about_asking(one.text)))

    @property
    def characters(self) -> int:
        """How long the answer is."""
        return sum(len(one.text) for one in self.answer)


def is_question(one: Paragraph) -> bool:
    """Whether a paragraph asks: by its mark, by its number, or as the head of a disclosure or list of terms."""
    text = one.text
    if not _SHORTEST <= len(text) <= _LONGEST or one.tag == "option" or _REPLY.match(text) or is_about_asking(text):
        return False
    if _ENDS.search(text) or _NUMBERED.match(text):
        return True
    heads = one.tag in ("summary", "dt", "button") or one.level > 1
    return heads and (one.tag in ("summary", "dt") or says("questions", "opening", text) is not None)


def blocks_of(content: Iterable[Paragraph]) -> tuple[QuestionBlock, ...]:
    """The questions of a page in order, each with what stands under it; the same question twice counts once."""
    blocks: list[tuple[Paragraph, str, list[Paragraph]]] = []
    heading, open_block = "", False
    for one in content:
        if is_question(one):
            blocks.append((one, heading, []))
            open_block = True
        elif (one.level or _in_capitals(one)) and not (open_block and _belongs_to(blocks[-1][0], one)):
            heading, open_block = one.text, False
        elif open_block:
            blocks[-1][2].append(one)
    unique: dict[str, QuestionBlock] = {}
    for question, under, below in blocks:
        block = QuestionBlock(question, under, tuple(below))
        known = unique.get(question.text)
        if known is None or known.characters < block.characters:
            unique[question.text] = block
    return tuple(unique.values())


def _in_capitals(one: Paragraph) -> bool:
    """A short line in capitals heads what follows, where the markup knows no headings."""
    return len(one.text) <= _A_CAPTION and one.text.isupper() and not one.is_link and not _REPLY.match(f"{one.text}:")


def _belongs_to(question: Paragraph, heading: Paragraph) -> bool:
    """A heading within an answer: one of a lower rank than the question's own, or "Trả lời của Sở Tư pháp"."""
    return (question.level > 0 and heading.level > question.level) or says(
        "questions", "reply", heading.text
    ) is not None


def is_about_asking(text: str) -> bool:
    """A line on who asked, when, and what became of it."""
    return len(text) <= 120 and (  # a line, not a paragraph
        _ABOUT.match(text) is not None or re.fullmatch(r"[\d\s/.:,-]+", text) is not None
    )
