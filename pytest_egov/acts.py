"""What a journey may do to a portal: the words of the design's table of acts."""

from __future__ import annotations

from typing import Final, Literal

__all__ = ["EFFECTS", "LEAVES_NO_TRACE", "ONLY_IN_SANDBOX", "PROVOKE", "READING", "REMOVAL", "Act", "effects_of"]

# Beyond reading: never done unless the portal file lists it.
Act = Literal["sign_in", "draft", "upload", "edit_profile", "ask", "file", "pay", "sign", "send", "rate"]

# These have consequences outside the portal's own forms, so that even a portal that allows them must be a copy.
ONLY_IN_SANDBOX: Final = frozenset({"file", "pay", "sign", "send", "rate"})

READING: Final = frozenset({"open", "search", "filter", "page", "look_up"})

# Typing into a form and pressing its buttons to see what the page itself says: whatever would leave the browser as a write
# is held back, so that it is always allowed.
PROVOKE: Final = "provoke"

LEAVES_NO_TRACE: Final = READING | {PROVOKE}

# What a page's question may announce. A removal belongs to no act: only to the control of that name that was pressed.
REMOVAL: Final = "remove"
EFFECTS: Final = frozenset({"file", "send", "pay", "sign", REMOVAL})

# "Gửi" alone says neither what is sent nor to whom; whoever files, asks or has a profile corrected sends as well.
_EFFECTS_OF: Final = {
    "file": frozenset({"file", "send"}),
    "pay": frozenset({"pay"}),
    "sign": frozenset({"sign"}),
    **dict.fromkeys(("send", "rate", "ask", "edit_profile"), frozenset({"send"})),
}


def effects_of(act: str) -> frozenset[str]:
    """The effects an act is done for; what a question announces beyond them is not consented to."""
    return _EFFECTS_OF.get(act, frozenset())
