"""Where a function lives on a portal, and what a page shows: the nouns every kind of evidence is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Control", "Field", "Form", "FoundBy", "Mention", "Place", "Step"]

FoundBy = Literal["start", "portal_file", "product", "wayfinding"]


@dataclass(frozen=True, slots=True)
class Place:
    """A page or control where a function lives, and how it was found.

    Attributes:
        name: the place's name in the vocabulary, such as ``status_lookup``.
        url: the address it was reached at.
        title: the page's title.
        found_by: the portal file, a product's adapter, or wayfinding; ``start`` for the start page itself.
        confidence: 0 to 1, how well its words fit the vocabulary.
        clicks: links or controls activated from the start page; None when the address was given.
        trail: the accessible names activated on the way, in order.
        considered: what else was considered for this place and not taken, as ``name <address>``.
    """

    name: str
    url: str
    title: str
    found_by: FoundBy
    confidence: float
    clicks: int | None
    trail: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()

    @classmethod
    def at_start(cls, name: str, url: str, title: str = "") -> Place:
        """The start page, as the place where something of that name stands."""
        return cls(name, url, title, "start", 1.0, 0)


@dataclass(frozen=True, slots=True)
class Control:
    """Something a citizen can activate: a link (with its address) or a button, by its accessible name."""

    role: Literal["link", "button", "tab", "other"]
    name: str
    url: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """An input of a form, as a citizen meets it.

    Attributes:
        label: its accessible name, or the text that stands where a label would.
        kind: the type of input: text, email, tel, date, select, radio, checkbox, textarea, file, search, password ...
        required: marked as required, programmatically or by a star or word in its label.
        help: placeholder, description or hint text; empty when there is none.
        options: the visible texts of a choice list, the first 60.
        labelled: whether it has an accessible name that is more than its placeholder.
    """

    label: str
    kind: str
    required: bool = False
    help: str = ""
    options: tuple[str, ...] = ()
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name or the heading above it, its fields, and the names of its buttons."""

    name: str
    fields: tuple[Field, ...]
    buttons: tuple[str, ...] = ()
    method: Literal["get", "post", "script"] = "get"
    same_site: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A term of the vocabulary recognised on a page, with the words it was recognised by.

    Attributes:
        term: the vocabulary's name, such as ``legal_basis``.
        quote: the words on the page, at most 200 characters.
        characters: how much text stands under them (0 for an empty section).
        url: the page.
    """

    term: str
    quote: str
    characters: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a journey: what was done, to what, where it led and what the page then said."""

    action: str
    target: str
    url: str
    status: int | None = None
    said: str = ""
