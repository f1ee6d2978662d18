"""Evidence about accounts, help and contact: what a visitor finds before and around the filing of an application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pytest_egov.evidence.places import Control, Form, Mention
from pytest_egov.evidence.procedures import Download

__all__ = [
    "Chat",
    "ContactChannels",
    "Guidance",
    "GuideTopic",
    "PrivacyNotice",
    "PublicQuestions",
    "QuestionAndAnswer",
    "QuestionsAndAnswers",
    "Registration",
    "Reply",
    "RoundTrip",
    "Session",
    "SignIn",
    "SignInOption",
    "WorkedExamples",
]


@dataclass(frozen=True, slots=True)
class Registration:
    """How an account is obtained.

    Attributes:
        audiences: where a person (``person``) and an organisation (``organisation``) are addressed, by form or text.
        forms: registration forms met, none submitted.
        links: links of the explanation that lead on (to the national identity, to a guide).
        explains: the text of an explanation how an account is obtained; empty when there is none.
        status: of the page.
    """

    audiences: tuple[Mention, ...]
    forms: tuple[Form, ...]
    links: tuple[Control, ...]
    explains: str
    status: int | None


@dataclass(frozen=True, slots=True)
class SignInOption:
    """A way to sign in with an identity held elsewhere, followed up to its first page and no further.

    Attributes:
        name: its words.
        national: whether the words name the national e-ID or the national portal's account.
        hosts: the hosts it led through, in order, each once; the last is where it ended.
        secure: every address from the first other host on was HTTPS, or on this very machine.
        state: a state, nonce or RelayState stood in one of the addresses.
        trouble: why it could not be followed; empty when it could.
        failures: of at most three tries.
    """

    name: str
    national: bool
    hosts: tuple[str, ...]
    secure: bool
    state: bool
    trouble: str = ""
    failures: int = 0


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """Signing in with the test account by one way, in a context of its own, and signing out again.

    Attributes:
        way: the words of the option; empty for the portal's own password form.
        national: as in ``SignInOption``.
        completed: it ended on the portal, signed in.
        hosts: the hosts it led through, in order, each once.
        secure: nobody between could read it: HTTPS, or this very machine, wherever it left the portal.
        trouble: what kept us from it; empty when it worked.
        stuck: nothing broke, but we came no further: the account was refused, or a page wants something we don't know.
        failures: tries that broke before, of at most three.
        signed_out: signing out ended the session; None where no way out was found.
    """

    way: str
    national: bool
    completed: bool
    hosts: tuple[str, ...]
    secure: bool
    trouble: str = ""
    stuck: bool = False
    failures: int = 0
    signed_out: bool | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """The sign-in page: identity options offered, whether it asks for a password of its own, and the clicks to it.

    ``round_trips`` are the ways tried with the test account, up to the first that worked; none where there is no account.
    """

    options: tuple[SignInOption, ...]
    own_password: bool
    clicks: int | None = None
    round_trips: tuple[RoundTrip, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A citizen signed in for the run: by which way (as in ``RoundTrip``), or by a session a person saved before."""

    way: str
    saved: bool = False


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """The notice on personal data: its parts (``purpose``, ``data_types``, ``processor``, ``contact``) and its length.

    ``document`` is the address of a file the page shows or offers as the notice; empty when there is none.
    """

    parts: tuple[Mention, ...]
    characters: int
    status: int | None
    consent_asked: bool | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class GuideTopic:
    """A guide opened: its topic (``account``, ``filing``, ``payment``, ``tracking``), and how much readable text it has.

    ``manual`` is the term of a whole handbook whose name tells no topic; ``document`` the kind of a file, ``frame`` for what
    another site shows within the page.
    """

    term: str
    title: str
    url: str
    status: int | None
    characters: int
    document: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """The help section: the guides it offers, by topic, and the date it says it was updated.

    ``clicks`` from the start page; None where the address was given and no page read links to it.
    """

    topics: tuple[GuideTopic, ...]
    updated: date | None = None
    clicks: int | None = None


@dataclass(frozen=True, slots=True)
class WorkedExamples:
    """Videos and sample dossiers.

    Attributes:
        samples: files labelled as filled samples, fetched.
        videos: players and video files met; those of other sites are fetched, those of the page played.
        videos_that_work: how many of them did.
        videos_unreachable: how many lie on another site that gave us no answer at all.
        pages: how many pages were searched.
        complete: both the help section and procedures' pages were searched, as far as the portal has them.
    """

    samples: tuple[Download, ...]
    videos: tuple[Mention, ...]
    videos_that_work: int = 0
    videos_unreachable: int = 0
    pages: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class QuestionAndAnswer:
    """A question and the length of its answer in characters; None where it was not opened."""

    question: str
    answer_characters: int | None


@dataclass(frozen=True, slots=True)
class QuestionsAndAnswers:
    """Frequently asked questions of the first page; whether they are grouped by topic or can be searched.

    ``clicks`` from the start page; None where the address was given and no page read links to it.
    """

    pairs: tuple[QuestionAndAnswer, ...]
    grouped: bool
    searchable: bool
    clicks: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A published reply: to what, its date where one is shown, and the length of its text (0 when none is shown)."""

    subject: str
    replied_on: date | None
    characters: int


@dataclass(frozen=True, slots=True)
class PublicQuestions:
    """The form to ask (None when there is none) and the replies given to others.

    ``sign_in_asked``: the form is shown only to those who have signed in, so that it was not seen.
    """

    form: Form | None
    replies: tuple[Reply, ...]
    captcha: bool = False
    captcha_alternative: bool = False
    sign_in_asked: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat or assistant offered; ``answered_after_s`` None when it did not answer, ``asked`` False when it was not asked.

    ``not_asked_because``: ``not_allowed`` (the act is not listed), ``other_site``, ``no_input`` (nothing to type in
    appeared), ``one_is_enough`` (another chat was asked); empty when it was asked.
    """

    name: str
    kind: Literal["widget", "link"]
    asked: bool
    answered_after_s: float | None = None
    answer: str = ""
    not_asked_because: Literal["", "not_allowed", "other_site", "no_input", "one_is_enough"] = ""


@dataclass(frozen=True, slots=True)
class ContactChannels:
    """Ways to reach a person: telephone numbers and e-mail addresses shown, and chats."""

    phones: tuple[str, ...]
    emails: tuple[str, ...]
    chats: tuple[Chat, ...]
