"""Pages that stand where the portal's own should: a challenge, a refusal in words, a notice that it is closed.

They come with status 200, and whoever judged them would take a closed portal for one that has nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.wayfinding.vocabulary import vocabulary

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot

__all__ = ["stand_in"]

# A page of the portal that merely tells of works or of a captcha has its menu and its texts; what stands in for it is poor.
_MOST_WORDS: Final = 200
_A_NOTICE: Final = 60  # words
_MOST_LINKS: Final = 5
_MOST_INPUTS: Final = 2

_SAYS: Final = {
    "challenge": "a challenge for human visitors stands there",
    "refusal": "a firewall refuses us there, with a page that says so",
    "maintenance": "a notice stands there that the portal is closed for works",
    "region": "a notice stands there that the portal is not open to the region we come from",
}


def stand_in(snapshot: Snapshot) -> str:
    """What stands where the page should, quoted; empty where it is a page of the portal."""
    if (
        len(snapshot.text.split()) > _MOST_WORDS
        or sum(1 for link in snapshot.links() if link.shown) > _MOST_LINKS
        or snapshot.inputs > _MOST_INPUTS
    ):
        return ""
    # What stands in for a page says so in a heading, or in a text so short that it is the page's only matter; a page with
    # sections of its own has news as well.
    headed = [text for _, text in snapshot.headings if text]
    sections = len(headed) > 1 and len(snapshot.text.split()) > _A_NOTICE
    said, known = "\n".join([snapshot.title, *(headed if sections else [snapshot.text])]), vocabulary()
    for term, what in _SAYS.items():
        word = known.stands_in("stand_ins", term, said)
        if word is not None:
            return f'{what} ("{word}")'
    return ""
