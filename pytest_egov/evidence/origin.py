"""Whom evidence was shown to: what only a citizen sees is masked more strictly, what a portal publishes stays judgeable."""

from __future__ import annotations

from typing import Final, Literal

__all__ = ["SIGNED_IN", "Audience", "audience_of"]

Audience = Literal["citizen", "everybody", "published"]

# Gathered as someone signed in, or with their session; tests hold this against what the gatherers say they need.
SIGNED_IN: Final = frozenset(
    (
        "session", "profile", "my_applications", "notices", "outbox", "completion_requests", "issued_result",
        "document_store", "payment_history", "draft", "attachments", "delivery", "signing", "filed", "payment", "eforms",
        "eform_validation", "prefill",
    )
)  # fmt: skip
# The portal's own telephone numbers and e-mail addresses, which are judged.
_PUBLISHED: Final = frozenset(("contact", "privacy_notice"))
_TO_EVERYBODY: Final = frozenset(
    (
        "registration", "procedure_list", "procedures", "procedure_search", "guidance", "worked_examples", "faq", "rating",
        "statistics", "page_set", "home_timings", "eform_timings",
    )
)  # fmt: skip


def audience_of(kind: str) -> Audience:
    """Whom the evidence of a kind was shown to.

    A look-up by code, the page for feedback and published replies are open to everybody, but show what is on file about
    citizens, or what they wrote; of a kind another distribution brings it is not known. All of these are treated as a citizen's.
    """
    return "published" if kind in _PUBLISHED else "everybody" if kind in _TO_EVERYBODY else "citizen"
