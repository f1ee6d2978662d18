"""Where WCAG 2.0 says what a success criterion asks: https://www.w3.org/TR/WCAG20/, levels A and AA."""

from __future__ import annotations

from typing import Final

__all__ = ["wcag_link"]

_RECOMMENDATION: Final = "https://www.w3.org/TR/WCAG20/#"
_ANCHORS: Final = {
    "1.1.1": "text-equiv-all",
    "1.2.1": "media-equiv-av-only-alt",
    "1.2.2": "media-equiv-captions",
    "1.2.3": "media-equiv-audio-desc",
    "1.2.4": "media-equiv-real-time-captions",
    "1.2.5": "media-equiv-audio-desc-only",
    "1.3.1": "content-structure-separation-programmatic",
    "1.3.2": "content-structure-separation-sequence",
    "1.3.3": "content-structure-separation-understanding",
    "1.4.1": "visual-audio-contrast-without-color",
    "1.4.2": "visual-audio-contrast-dis-audio",
    "1.4.3": "visual-audio-contrast-contrast",
    "1.4.4": "visual-audio-contrast-scale",
    "1.4.5": "visual-audio-contrast-text-presentation",
    "2.1.1": "keyboard-operation-keyboard-operable",
    "2.1.2": "keyboard-operation-trapping",
    "2.2.1": "time-limits-required-behaviors",
    "2.2.2": "time-limits-pause",
    "2.3.1": "seizure-does-not-violate",
    "2.4.1": "navigation-mechanisms-skip",
    "2.4.2": "navigation-mechanisms-title",
    "2.4.3": "navigation-mechanisms-focus-order",
    "2.4.4": "navigation-mechanisms-refs",
    "2.4.5": "navigation-mechanisms-mult-loc",
    "2.4.6": "navigation-mechanisms-descriptive",
    "2.4.7": "navigation-mechanisms-focus-visible",
    "3.1.1": "meaning-doc-lang-id",
    "3.1.2": "meaning-other-lang-id",
    "3.2.1": "consistent-behavior-receive-focus",
    "3.2.2": "consistent-behavior-unpredictable-change",
    "3.2.3": "consistent-behavior-consistent-locations",
    "3.2.4": "consistent-behavior-consistent-functionality",
    "3.3.1": "minimize-error-identified",
    "3.3.2": "minimize-error-cues",
    "3.3.3": "minimize-error-suggestions",
    "3.3.4": "minimize-error-reversible",
    "4.1.1": "ensure-compat-parses",
    "4.1.2": "ensure-compat-rsv",
}


def wcag_link(number: str | None) -> str | None:
    """The address of a success criterion such as 1.4.3; None for one that WCAG 2.0 does not have at these levels."""
    anchor = _ANCHORS.get(number or "")
    return f"{_RECOMMENDATION}{anchor}" if anchor else None
