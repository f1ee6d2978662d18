"""Masks every text of a record, as its types name them; what is no text (a day, a count, one of some fixed words) stays."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

__all__ = ["masked"]

Value = TypeVar("Value")


def masked(value: Value, hide: Callable[[str], str], hint: Any = Any) -> Value:
    """The value with every text in it masked; the same object where nothing was.

    Args:
        value: a record (a dataclass), a text, or tuples, lists and mappings of them.
        hide: masks one text.
        hint: the type the value is declared with; fixed words (``Literal``) are ours and no text.
    """
    return typing.cast("Value", _masked(value, hide, hint))


def _masked(value: Any, hide: Callable[[str], str], hint: Any) -> Any:
    if isinstance(value, str):
        return value if value in _fixed_words(hint) else hide(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        new = {f.name: _masked(getattr(value, f.name), hide, hints[f.name]) for f in dataclasses.fields(value)}
        changed = {name: part for name, part in new.items() if part is not getattr(value, name)}
        return dataclasses.replace(value, **changed) if changed else value
    if isinstance(value, Mapping):
        pairs = {_masked(key, hide, Any): _masked(part, hide, Any) for key, part in value.items()}
        return value if all(key in value and value[key] is part for key, part in pairs.items()) else pairs
    if isinstance(value, (tuple, list)):
        parts = [_masked(part, hide, _element(hint, place)) for place, part in enumerate(value)]
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else type(value)(parts)
    return value


@cache
def _hints(record: type) -> dict[str, Any]:
    return typing.get_type_hints(record)


@cache
def _fixed_words(hint: Any) -> frozenset[str]:
    origin = typing.get_origin(hint)
    if origin is typing.Literal:
        return frozenset(typing.get_args(hint))
    if origin in (typing.Union, types.UnionType):
        return frozenset[str]().union(*map(_fixed_words, typing.get_args(hint)))
    return frozenset()


def _element(hint: Any, place: int) -> Any:
    """The declared type of one element of a tuple or list; Any where none is declared."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next((one for one in typing.get_args(hint) if typing.get_origin(one) in (tuple, list)), Any)
    declared = typing.get_args(hint)
    if not declared:
        return Any
    return declared[0] if declared[-1] is Ellipsis or len(declared) == 1 else declared[min(place, len(declared) - 1)]
