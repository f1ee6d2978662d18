"""Whom evidence was shown to: what only a citizen sees, or what is on file about one, is masked more strictly."""

from __future__ import annotations

from typing import Final

__all__ = ["SIGNED_IN", "for_everybody"]

# Gathered as someone signed in, or with their session; tests hold this against what the gatherers say they need.
SIGNED_IN: Final = frozenset(
    (
        "session", "profile", "my_applications", "notices", "outbox", "completion_requests", "issued_result",
        "document_store", "payment_history", "draft", "attachments", "delivery", "signing", "filed", "payment", "eforms",
        "eform_validation", "prefill",
    )
)  # fmt: skip
_FOR_EVERYBODY: Final = frozenset(
    (
        "registration", "privacy_notice", "procedure_list", "procedures", "procedure_search", "guidance", "worked_examples",
        "faq", "contact", "rating", "statistics", "transport", "page_answers", "layout", "page_set", "home_timings",
        "eform_timings",
    )
)  # fmt: skip


def for_everybody(kind: str) -> bool:
    """Whether evidence of a kind is what the portal writes for everybody.

    A look-up by code, the page for feedback and published replies are open to everybody, but show what is on file about
    citizens, or what they wrote; of a kind another distribution brings it is not known.
    """
    return kind in _FOR_EVERYBODY
