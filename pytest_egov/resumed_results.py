"""What a result tells of an audit that was cut off and finished later. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.evidence.dossier import Dossier

__all__ = ["NOTE", "LeftOpen", "Life", "Lives", "lives_of", "said_of_lives"]

NOTE: Final = "resumed"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LeftOpen(_Record):
    """An act on the portal that was begun and whose answer is not known."""

    act: str
    target: str
    url: str


class Life(_Record):
    """One time that an audit was taken up again.

    Attributes:
        at: when (aware, UTC).
        browser: which, name and version.
        taken_over: the kinds of evidence that stayed as they were; all others were gathered from then on.
        left_open: acts begun before and without an answer.
    """

    at: datetime
    browser: str
    taken_over: tuple[str, ...]
    left_open: tuple[LeftOpen, ...] = ()


class Lives(_Record):
    """Every time that an audit was taken up again, in order."""

    lives: tuple[Life, ...]


def lives_of(dossier: Dossier) -> tuple[Life, ...]:
    """Every time that the audit of a dossier was taken up again, in order.

    Raises:
        DossierProblem: the note of them is of another version.
    """
    noted = dossier.noted_as(NOTE, Lives, "a new run")
    return noted.lives if noted is not None else ()


def said_of_lives(begun: datetime, lives: tuple[Life, ...]) -> Iterator[Text]:
    """What a reader must know of them: the times, what stayed, and which acts nobody knows the answer of."""
    for life in lives:
        stayed = len(life.taken_over)
        yield Text(
            f"Lần kiểm tra này bị ngắt giữa chừng rồi được làm tiếp: bắt đầu {day_and_time(begun)}, làm tiếp "
            f"{day_and_time(life.at)}. Giữ nguyên {stayed} loại bằng chứng đã thu thập trọn vẹn; các loại còn lại thu thập sau "
            "khi làm tiếp.",
            f"This audit was cut off and resumed: begun on {day_and_time(begun)}, resumed on {day_and_time(life.at)}. Kinds "
            f"of evidence that were whole and taken over: {stayed}; the rest was gathered after that.",
        )
    acts = dict.fromkeys(act for life in lives for act in life.left_open)
    if acts:
        named = "; ".join(f"{act.act}: {act.target} ({act.url})" for act in acts)
        yield Text(
            f"Khi bị ngắt, có thao tác trên cổng đã bắt đầu mà chưa rõ kết quả: {named}. Hãy xem trên cổng thao tác "
            "ấy đã xong chưa.",
            f"When it was cut off, acts on the portal had been begun whose answer is not known: {named}. See on the portal what "
            "became of them.",
        )
