"""Evidence about filing an application: one journey of a citizen, and what was seen at each of its checkpoints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
    "Attachments",
    "Delivery",
    "Draft",
    "FileTrial",
    "Filed",
    "FilingWalk",
    "Payment",
    "Signing",
    "UploadPlace",
]

Halt = Literal["", "nowhere", "circle", "held", "too_long", "captcha", "ambiguous", "filed", "finished"]


@dataclass(frozen=True, slots=True)
class FilingWalk:
    """How far the screens of an application were walked.

    Attributes:
        screens: what the screens are called, in the order they came.
        final: the control that files; empty where none was met.
        final_enabled: whether it can be pressed.
        halted: why the walk went no further; empty where it ended at the control that files. ``nowhere``: no control leads on;
            ``circle``: a screen came again; ``held``: the page did not let us on; ``too_long``: more screens than we walk;
            ``captcha``: one guards the way; ``ambiguous``: what leads on may be what files; ``filed``: it was filed;
            ``finished``: all that was asked for had been seen.
        said: what the page said there, at most 300 characters.
        untried: controls of the last screen whose words told us nothing.
    """

    screens: tuple[str, ...]
    final: str = ""
    final_enabled: bool = False
    halted: Halt = ""
    said: str = ""
    untried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Marked test data typed, saved, left and looked for again.

    Attributes:
        walk: the screens.
        typed: how many marked values were typed before the draft was saved.
        save_control: the control that saves; empty where no screen has one.
        saved_said: what the page said after saving, at most 300 characters.
        looked_in: where the draft was looked for afterwards: names of places with their addresses.
        reopened: whether it was found there and opened; None where nothing was typed or saved.
        survived: how many of the typed values came back.
        reviewed: how many of the typed values a screen showed as text before filing.
        review: the name of that screen, or of the control that opened it; empty where there is none.
        print_control: the control that prints or exports; empty where there is none.
        deleted: whether the draft was gone afterwards; None where it was never found.
    """

    walk: FilingWalk
    typed: int
    save_control: str = ""
    saved_said: str = ""
    looked_in: tuple[str, ...] = ()
    reopened: bool | None = None
    survived: int = 0
    reviewed: int = 0
    review: str = ""
    print_control: str = ""
    deleted: bool | None = None


@dataclass(frozen=True, slots=True)
class UploadPlace:
    """An upload control: the component it belongs to, the file types and the most megabytes announced on its screen."""

    component: str
    types: tuple[str, ...] = ()
    most_megabytes: float | None = None


@dataclass(frozen=True, slots=True)
class FileTrial:
    """A file given to an upload control.

    Attributes:
        file: its name.
        kind: a valid PDF, a type that is not allowed, a PDF larger than announced.
        outcome: ``accepted``: it stands among the attached files, or the portal went on with it; ``refused``: the page said
            no in words; ``vanished``: it was not taken, and nothing was said; ``unknown``: we could not see.
        said: the page's words, at most 200 characters.
        shown: its name stands on the page afterwards.
        removed: a control took it away again; None where it was not tried.
    """

    file: str
    kind: Literal["valid", "wrong_type", "oversized"]
    outcome: Literal["accepted", "refused", "vanished", "unknown"]
    said: str = ""
    shown: bool = False
    removed: bool | None = None


@dataclass(frozen=True, slots=True)
class Attachments:
    """The attachment step of an application.

    Attributes:
        walk: the screens.
        uploads: its upload controls, in order.
        without_upload: components listed beside them that have none.
        trials: the files tried; empty where uploading is not allowed.
        allowed: whether the portal file allows uploading.
        store_control: the control that opens the store of one's own documents; empty where there is none.
        chosen_from_store: whether a document of the store was attached; None where it was not tried, or the store was empty.
    """

    walk: FilingWalk
    uploads: tuple[UploadPlace, ...] = ()
    without_upload: tuple[str, ...] = ()
    trials: tuple[FileTrial, ...] = ()
    allowed: bool = True
    store_control: str = ""
    chosen_from_store: bool | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the result is to be delivered.

    Attributes:
        walk: the screens.
        postal: the option of the postal service; empty where there is none.
        selected: whether it could be chosen.
        address_fields: labels of the address fields that then stood there.
        postage: the words on what it costs; empty where there are none.
        others: the other options.
        others_selected: how many of them could be chosen afterwards.
    """

    walk: FilingWalk
    postal: str = ""
    selected: bool = False
    address_fields: tuple[str, ...] = ()
    postage: str = ""
    others: tuple[str, ...] = ()
    others_selected: int = 0


@dataclass(frozen=True, slots=True)
class Signing:
    """Signing a file or the form while filing.

    Attributes:
        walk: the screens.
        control: what begins it; empty where no screen has one.
        opened: whether a dialog, a page or instructions came; None where what it asked of the server was held back.
        methods: the ways to sign that were then named.
        allowed: whether the portal file allows signing.
        completed: whether the portal said that it was signed; None where it was not tried.
        valid: our own verification of the signed file; None where there was no file to verify.
        portal_verified: the portal itself says that the signature is valid.
        said: the portal's last words, at most 300 characters.
    """

    walk: FilingWalk
    control: str = ""
    opened: bool | None = False
    methods: tuple[str, ...] = ()
    allowed: bool = False
    completed: bool | None = None
    valid: bool | None = None
    portal_verified: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """One test application filed in a sandbox.

    Attributes:
        walk: the screens, up to the control that files.
        pressed: whether that control was pressed.
        held: the portal did not take the application, and said why.
        code: the application's code as shown; empty where none was.
        code_after_s: seconds from pressing until the code stood on the screen.
        code_has_official_form: unit code-YYMMDD-XXXX.
        receipt: where a receipt was: on the screen, as a file, or in the account; empty where none was found.
        receipt_after_s: seconds from pressing until it was found.
        appointed_on: the day of the result the receipt names; None where it names none or could not be read.
        receipt_characters: how much text of the receipt's file could be read; 0 of a picture, and where there was no file.
        looked_in: where a receipt was looked for.
        said: the portal's words after filing, at most 300 characters.
    """

    walk: FilingWalk
    pressed: bool
    held: bool = False
    code: str = ""
    code_after_s: float | None = None
    code_has_official_form: bool = False
    receipt: Literal["", "screen", "file", "account"] = ""
    receipt_after_s: float | None = None
    appointed_on: date | None = None
    receipt_characters: int = 0
    looked_in: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Paying the fee within the filing flow.

    Attributes:
        walk: the screens of the flow it was looked for in.
        fee: the fee stated by the procedure or earlier in the flow, in đồng; None where none was stated.
        offered: the control or screen that offers payment; empty where none was met.
        channels: the ways to pay, by their words.
        platform: one of them is the national payment platform.
        amounts: the amounts shown with them, in đồng.
        allowed: whether the portal file allows paying; where it does not, the journey ends at the channels.
        filing_allowed: whether it allows filing, without which a payment after filing stays unseen.
        gateway: the host the payment was handed over to; empty where it was not.
        secure: whether the way there was trustworthy (HTTPS, or this very machine).
        gateway_amounts: the amounts shown there.
        completed: whether the portal confirmed the payment; None where it was not tried.
        said: the portal's last words, at most 300 characters.
        fee_depends: the words of the fee tell as well whom or what it is not for, so that it may not be due here.
    """

    walk: FilingWalk
    fee: int | None = None
    offered: str = ""
    channels: tuple[str, ...] = ()
    platform: bool = False
    amounts: tuple[int, ...] = ()
    allowed: bool = False
    filing_allowed: bool = False
    gateway: str = ""
    secure: bool | None = None
    gateway_amounts: tuple[int, ...] = ()
    completed: bool | None = None
    said: str = ""
    fee_depends: bool = False
