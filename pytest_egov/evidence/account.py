"""Evidence from a citizen's own pages: facts about what they show, never what it says of the citizen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "ApplicationHistory",
    "CompletionRequest",
    "CompletionRequests",
    "ContactEdit",
    "DocumentStore",
    "IssuedResult",
    "MyApplications",
    "Notices",
    "Outbox",
    "PaymentHistory",
    "Profile",
    "ResultFile",
    "Signature",
    "StatusFilter",
]

Resubmitted = Literal["done", "refused", "unclear", "not_allowed", "not_tried"]


@dataclass(frozen=True, slots=True)
class ContactEdit:
    """A contact field changed, saved, read again on a fresh page and given back.

    Attributes:
        field: ``email``, ``phone`` or ``address``.
        persisted: whether the new value stood on the page after it was opened anew; None where that was not seen.
        restored: whether the old value stands there again; None where nothing had changed.
        trouble: what kept us from it, in our words; empty when nothing did.
        verified_first: the page wants a code sent to the new address before it takes it.
    """

    field: str
    persisted: bool | None
    restored: bool | None
    trouble: str = ""
    verified_first: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """The account page.

    Attributes:
        shows: which of ``name``, ``identity``, ``phone``, ``email``, ``address`` have a value, masked or in full.
        clicks: controls activated from the start page; None when the address was given.
        editable: contact fields that take another value.
        edit: the trial with one of them; None where there is none or the portal file does not allow it.
        edit_allowed: whether the portal file allows it.
    """

    shows: tuple[str, ...]
    clicks: int | None
    editable: tuple[str, ...] = ()
    edit: ContactEdit | None = None
    edit_allowed: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationHistory:
    """The page of one application.

    Attributes:
        steps: dated steps of its history.
        with_unit: steps that name who handles them.
        department: a unit is named down to a department, by a word for one.
        expected: the day it is expected to be done stands there.
    """

    steps: int
    with_unit: int
    department: bool
    expected: bool


@dataclass(frozen=True, slots=True)
class StatusFilter:
    """A filter by state, tried with one value: rows before and after, and how many of the latter have that state."""

    value: str
    before: int
    after: int
    fitting: int


@dataclass(frozen=True, slots=True)
class MyApplications:
    """The list of one's own applications.

    Attributes:
        rows: on the first page of the list.
        facts: which of ``code``, ``procedure``, ``submitted``, ``status``, ``due`` most rows tell.
        says_empty: the page says that there are none.
        history: of the application opened; None where none could be opened.
        status_filter: None where none was found or its use was refused by the page.
    """

    rows: int
    facts: tuple[str, ...]
    says_empty: bool = False
    history: ApplicationHistory | None = None
    status_filter: StatusFilter | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """The notification centre: entries, how many tell a time, an application's code and a state, and all three.

    ``changes``: of an empty centre, status changes of applications known from the citizen's own pages.
    """

    entries: int
    with_time: int
    with_code: int
    with_status: int
    complete: int
    says_empty: bool = False
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Outbox:
    """Messages sent outside the portal, as a sandbox or a log shows them.

    Attributes:
        messages: entries that tell a time and an application's code.
        channels: which of ``sms``, ``email``, ``zalo``, ``app`` are named.
        changes: status changes of applications whose time of day is known from the citizen's own pages.
        delays_min: minutes from the latest known change of the application to a message about it; one per message that has
            such a change before it.
    """

    messages: int
    channels: tuple[str, ...]
    changes: int
    delays_min: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """An application returned for completion.

    Attributes:
        reason_characters: length of the reason given.
        deadline: a day to complete it by is named.
        upload: there is a place to give a file.
        resubmitted: ``done``, ``refused`` (the page did not take it), ``unclear``, ``not_allowed`` by the portal file, or
            ``not_tried`` where there was nothing to try.
    """

    reason_characters: int
    deadline: bool
    upload: bool
    resubmitted: Resubmitted


@dataclass(frozen=True, slots=True)
class CompletionRequests:
    """What asks for missing papers: a tab, filter or state for it, an action, and one request opened."""

    named: bool
    action: bool
    request: CompletionRequest | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature in a file.

    Attributes:
        intact: what it covers was not changed since.
        whole: it covers the whole file, but for changes that later signatures allow.
        signer: the organisation in the signer's certificate; empty for a person or where none is named.
        by_organisation: the certificate names an organisation.
        trouble: why it could not be verified; empty when it was.
    """

    intact: bool
    whole: bool
    signer: str
    by_organisation: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file of a result or receipt: kind by content (pdf, xml, docx ...), whether it opens, and its signatures.

    ``unverified_signature``: an XML signature stands in it, which this version does not verify.
    """

    kind: str
    size: int
    opens: bool
    signatures: tuple[Signature, ...] = ()
    unverified_signature: bool = False


@dataclass(frozen=True, slots=True)
class IssuedResult:
    """A completed application and the result behind it.

    Attributes:
        completed: completed applications in the list.
        files: what came of the result's downloads; a download that gave no file is left out.
        offered: controls that promised the result.
        opened: the page of the application was opened.
        other_files: files offered there under other names.
        issuing_body: the page or a certificate names who issued it.
    """

    completed: int
    files: tuple[ResultFile, ...]
    offered: int
    opened: bool
    other_files: int = 0
    issuing_body: bool = False


@dataclass(frozen=True, slots=True)
class DocumentStore:
    """The store of one's own documents.

    Attributes:
        documents: entries shown.
        groups: names of groups, tabs or kinds the documents are sorted by; the portal's words, not the citizen's.
        earlier: entries told to come from an earlier application or result.
        says_empty: the page says that there are none.
    """

    documents: int
    groups: tuple[str, ...]
    earlier: int
    says_empty: bool = False


@dataclass(frozen=True, slots=True)
class PaymentHistory:
    """Payments made and the receipt of one.

    Attributes:
        payments: entries shown.
        receipt: what came of the receipt's download; None where none was offered or nothing came.
        offered: controls that promised a receipt.
        tells: which of ``amount``, ``date``, ``payee`` stand in the receipt's text, or on the page beside it.
        text_read: the receipt's own text could be read.
        says_empty: the page says that there are none.
    """

    payments: int
    receipt: ResultFile | None
    offered: int
    tells: tuple[str, ...] = ()
    text_read: bool = False
    says_empty: bool = False
