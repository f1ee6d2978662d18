"""Texts that say nothing by themselves: ``hollow_words.yaml``, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["hollow_words"]


@cache
def hollow_words(subject: str) -> dict[str, list[str]]:
    """The lists about a subject, such as ``links``: by name, the texts as people write them."""
    from ruamel.yaml import YAML

    text = (files("pytest_egov.gatherers.accessibility") / "hollow_words.yaml").read_text(encoding="utf-8")
    rows = YAML(typ="safe", pure=True).load(text)[subject]
    return {name: [str(word) for word in words] for name, words in rows.items()}
