"""What may be pressed while looking for the way: only what opens something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import same_site
from pytest_egov.wayfinding.ranking import FAIR, GOOD
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl
    from pytest_egov.wayfinding.explored import ExploredPage
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["is_harmless", "may_lead_on", "may_lead_to", "menu_entries", "sends_or_destroys"]

_ACTS = ("start_filing", "payment")  # where a menu offers them they lead somewhere; elsewhere they begin an act
_SENDING = (
    "gửi", "lưu", "xóa", "xoá", "hủy", "đăng xuất", "thoát", "send", "submit", "save", "delete", "log out", "logout",
    "sign out",
)  # fmt: skip
_DESTROYING = ("xóa", "xoá", "hủy", "huỷ", "delete", "remove", "discard", "cancel")
_MENUS = ("nav", "header")


def may_lead_on(link: LiveControl, portal: str, words: Vocabulary) -> bool:
    """Whether following a link stays on the site and harms nothing: neither the way out nor a link that deletes is opened."""
    destroys = fold(link.name).split(" ")[0] in _DESTROYING
    return same_site(link.url or "", portal) and not destroys and words.place_confidence("sign_out", link.name) < GOOD


def is_harmless(button: LiveControl, page: ExploredPage, words: Vocabulary) -> bool:
    """Whether pressing it only opens something: it does not send, begins no act, and stands beside no form to fill."""
    if sends_or_destroys(button.name):
        return False
    fields = (field for form in page.snapshot.forms for field in form.fields if field.shown)
    filled = any(field.kind in ("textarea", "password", "file") for field in fields)
    acts = any(words.place_confidence(act, button.name) >= FAIR for act in _ACTS)
    return button.area in _MENUS or not (filled or acts)


def sends_or_destroys(name: str) -> bool:
    """Whether a name begins with a word of sending, keeping, deleting or signing out."""
    folded = fold(name)
    return any(folded == word or folded.startswith(f"{word} ") for word in (*_SENDING, *_DESTROYING))


# What may lie behind the beginning of an application: it may ask who one is, what may be done with one's data, and for money.
_BEHIND_FILING = ("sign_in", "registration", "privacy", "payment", "start_filing", "eform")


def may_lead_to(name: str, button: LiveControl, page: ExploredPage, words: Vocabulary) -> bool:
    """Whether a button nobody pressed may be the way to a place, so that the place cannot be called absent.

    A question opens its answer, the button beside a field answers what is typed there, and starting an application leads into
    the application.
    """
    if button.name.rstrip().endswith("?"):
        return False
    if words.place_confidence("start_filing", button.name) >= FAIR and name not in _BEHIND_FILING:
        return False
    beside_a_field = any(field.shown for form in page.snapshot.forms for field in form.fields)
    answers = (*words.terms["look_up"]["sends"].yes, *words.terms["chats"]["send"].yes)
    return not (beside_a_field and fold(button.name) in map(fold, answers))


def menu_entries(page: ExploredPage, words: Vocabulary) -> Iterator[tuple[LiveControl, bool]]:
    """What may hold a menu, and whether it may be clicked to see; a link is only pointed at.

    That is whatever stands in a menu or header, and what says of itself that it opens something, wherever it stands. An
    entry that bears the words of a place is not clicked for its menu alone: it is pressed when that place is looked for.
    """
    for control in (*page.snapshot.controls, *page.snapshot.clickables):
        if not control.shown or not control.enabled or control.submits or control.raw.startswith(("mailto:", "tel:")):
            continue
        if control.area in _MENUS or (control.opens and not control.url):
            opens = not control.url and control.role != "tab" and (control.opens or _looks_like_a_menu(control))
            a_place = any(words.place_confidence(place, control.name) >= FAIR for place in words.places)
            yield control, opens and not a_place and is_harmless(control, page, words)


def _looks_like_a_menu(control: LiveControl) -> bool:
    """A link to nowhere, or a button without words of its own such as the three bars of a collapsed menu."""
    return control.raw.startswith("#") or fold(control.name) in (
        "",
        "menu",
        "danh mục",
        "trình đơn",
        "toggle navigation",
    )
