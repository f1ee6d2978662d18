"""Evidence about online forms: what they take, what they say of mistakes, and what they know already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Complaint",
    "EForm",
    "EFormValidation",
    "EForms",
    "FieldGuide",
    "KnownFact",
    "Mistake",
    "PaperLabel",
    "Prefill",
    "SaidAt",
    "Unreached",
]

Mistake = Literal["email", "phone", "date"]
SaidAt = Literal["", "beside", "browser", "page"]
Unreached = Literal["", "no_start", "not_opened", "sign_in_asked", "not_allowed", "no_form"]


@dataclass(frozen=True, slots=True)
class PaperLabel:
    """A label of the form on paper, and the words of the input on screen that takes the same; empty where none does."""

    label: str
    on_screen: str


@dataclass(frozen=True, slots=True)
class EForm:
    """The online form of one procedure, walked through without filing.

    Attributes:
        procedure: its name.
        url: the data-entry screen, or where the way to it ended.
        unreached: why its form was not reached: no start control, a page did not open, a sign-in was asked for, going on
            would have written and ``draft`` is not allowed, no screen asked for data; empty where it was reached.
        whole: whether every screen of it was seen; False where a step led no further without filing.
        inputs: how many it has for data; buttons of one choice count once; neither files, agreements and captchas nor how
            the result is to be delivered.
        applicant_inputs: how many of them ask who the applicant is.
        files: how many inputs for files.
        paper: the name of the downloadable form; empty where the procedure's page offers none.
        paper_kind: pdf, docx ...
        labels: the field labels of that form, in drawn order; None where there is no form or its text cannot be read.
    """

    procedure: str
    url: str
    unreached: Unreached = ""
    whole: bool = True
    inputs: int = 0
    applicant_inputs: int = 0
    files: int = 0
    paper: str = ""
    paper_kind: str = ""
    labels: tuple[PaperLabel, ...] | None = None


@dataclass(frozen=True, slots=True)
class EForms:
    """The online forms of the end-to-end procedures drawn.

    Attributes:
        seed: the text the draw of procedures was made from.
        end_to_end: how many of the procedures drawn are end-to-end services.
        forms: those opened, in the order drawn.
    """

    seed: str
    end_to_end: int
    forms: tuple[EForm, ...]


@dataclass(frozen=True, slots=True)
class KnownFact:
    """What an online form knew of the citizen before anything was typed; the values themselves are never kept.

    Attributes:
        fact: name, birth_date, identity, address, phone or email.
        state: the form's value equals the account page's, differs from it, or was ``filled`` and could not be compared; the
            field is ``empty``; the screen has no such field (``absent``).
        in_profile: whether the account page shows this fact; None where that page was not found.
    """

    fact: Literal["name", "birth_date", "identity", "address", "phone", "email"]
    state: Literal["equal", "different", "filled", "empty", "absent"]
    in_profile: bool | None


@dataclass(frozen=True, slots=True)
class Prefill:
    """An online form as it opened.

    Attributes:
        procedure: its name.
        url: the data-entry screen.
        facts: the six facts of the applicant.
        by_button: the words of the button that had to be pressed to have them filled in; empty where none was pressed.
        listed: the coded data (province, commune, agency) asked for by a list to choose from.
        typed: those asked for by a box to type into.
    """

    procedure: str
    url: str
    facts: tuple[KnownFact, ...]
    by_button: str = ""
    listed: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldGuide:
    """How a field of an online form explains itself.

    Attributes:
        label, kind: as a citizen meets it.
        asks: what its words ask for, as the vocabulary calls it; empty where that is not known.
        required: marked as required, in its code, in its label or by a star beside it.
        help: a hint, an example or a format stands in it or beside it, or its kind leaves nothing to explain (a list, a
            calendar).
    """

    label: str
    kind: str
    asks: str
    required: bool
    help: bool


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a form said of one mistake.

    Attributes:
        about: the mistake: required fields left empty, or a wrong value typed.
        label: of the field it was said of.
        message: what was said; empty where nothing was.
        where: beside the field (or in what describes it), in the browser's own bubble, or elsewhere on the page.
        names: the word in the message that names the kind of field or what is wrong with the value.
        focused: the keyboard was then in the field.
        prevented: the field does not take such a value at all.
        held: something it would have asked the server was held back, so that more might have been said.
    """

    about: Literal["empty", "email", "phone", "date"]
    label: str
    message: str = ""
    where: SaidAt = ""
    names: str = ""
    focused: bool = False
    prevented: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class EFormValidation:
    """What an online form says of its fields and of mistakes.

    Attributes:
        procedure: its name.
        url: the data-entry screen.
        fields: those of that screen.
        empty: what was said of required fields left empty when going on; None where there was no way to go on but filing.
        empty_messages: all that was then said, each once.
        unmarked: how many fields were then complained about that are not marked as required.
        invalid: what was said of a wrong e-mail address, phone number and date, for the fields there are.
    """

    procedure: str
    url: str
    fields: tuple[FieldGuide, ...]
    empty: Complaint | None
    empty_messages: tuple[str, ...]
    unmarked: int
    invalid: tuple[Complaint, ...]
