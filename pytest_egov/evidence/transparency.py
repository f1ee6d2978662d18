"""Evidence about look-ups by code, feedback, rating and figures: what a portal shows of its work to anyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pytest_egov.evidence.places import Form, Mention
from pytest_egov.evidence.support import Reply

__all__ = ["Answer", "CodeLookUp", "FeedbackEntry", "FeedbackReplies", "Figure", "Rating", "Statistics"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the portal answered to one code.

    Attributes:
        asked: ``malformed``, ``unknown`` or ``known``.
        kind: ``validation`` (the code is said to be wrong in form), ``not_found``, ``result``, ``sign_in`` (asked to sign
            in), ``error`` (an error page, or status 5xx), ``silent`` (nothing new was said), ``unclear`` (something new was
            said, in words that tell none of these).
        said: the words that were new on the page, at most 300 characters.
        status: of the answer's page; None when it came without a navigation.
        shows_code: the code itself stands in the answer.
        shows_state: words of a state or of progress stand in the answer.
        personal: kinds of personal data shown: ``name``, ``national_id``, ``phone``, ``email``, ``address``.
    """

    asked: Literal["malformed", "unknown", "known"]
    kind: Literal["validation", "not_found", "result", "sign_in", "error", "silent", "unclear"]
    said: str
    status: int | None = None
    shows_code: bool = False
    shows_state: bool = False
    personal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeLookUp:
    """A look-up by code: the form and the answers to a malformed, an unknown and, where one is known, a valid code.

    Attributes:
        form: the form.
        answers: what was answered; a code that could not be typed or sent has none.
        captcha: a captcha kept us from asking; the answers are then empty.
        captcha_alternative: the captcha has a way for those who cannot see it.
        clicks: controls activated from the start page to reach the form; None when the address was given.
        asks_more: labels of required fields besides the code, which we left empty.
        known_from: who told the known code: the portal file, or the test account's own pages (an application of its own,
            whose code the public look-up may come to know later).
    """

    form: Form
    answers: tuple[Answer, ...]
    captcha: bool = False
    captcha_alternative: bool = False
    clicks: int | None = None
    asks_more: tuple[str, ...] = ()
    known_from: Literal["portal_file", "account"] = "portal_file"

    def answer(self, asked: str) -> Answer | None:
        """The answer to that sort of code; None when it was not asked."""
        return next((answer for answer in self.answers if answer.asked == asked), None)


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    """Where feedback is sent.

    Attributes:
        form: the form; None when there is none.
        fields: which of ``subject``, ``content``, ``attachment``, ``contact``, ``body`` (the agency addressed) it has.
        national_system: the address of the national feedback system when the entry leads there; empty otherwise.
        emails: addresses given instead of a form.
        clicks: controls activated from the start page to reach it; None when the address was given.
        sign_in: the form is behind a sign-in, so that we did not see it.
    """

    form: Form | None
    fields: tuple[Mention, ...]
    national_system: str
    emails: tuple[str, ...]
    clicks: int | None = None
    sign_in: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackReplies:
    """Published replies to feedback, and whether one's own can be looked up."""

    replies: tuple[Reply, ...]
    can_look_up: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """The rating function: its levels, its detailed items, and the published results (counts or shares, as shown).

    ``guarded``: the function asks for an application's code or a sign-in first, so that its levels were not seen;
    ``pictures``: charts met whose figures cannot be read.
    """

    levels: tuple[str, ...]
    items: tuple[Mention, ...]
    results: tuple[str, ...]
    guarded: bool = False
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure shown: its term (``online_received``, ``online_resolved``, ``on_time``, ``total_received``, ``satisfaction``)."""

    term: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """Public figures on processing; ``covers_until`` is the latest day the page says they cover.

    ``pictures``: charts met whose figures cannot be read.
    """

    figures: tuple[Figure, ...]
    covers_until: date | None
    period_selector: bool
    by_agency: bool
    pictures: int = 0
