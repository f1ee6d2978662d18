"""YAML of unknown origin as data: no tag makes it do something, and no alias makes it larger than it is.

Everything that is refused is refused at its line: a document whose aliases unfold to millions of values, one that contains
itself, one nested deeper than any file of ours, a tag, a number or a day that is none, half a character.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.constructor import ConstructorError, RoundTripConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent, ScalarEvent
from ruamel.yaml.scanner import RoundTripScanner, ScannerError

__all__ = ["DEEPEST", "MOST_VALUES", "load_warily"]

MOST_VALUES: Final = 50_000  # with aliases unfolded, some seconds of reading; our catalogues have 7,000
DEEPEST: Final = 40  # levels of nesting, with aliases unfolded; our files have a dozen
LARGEST_NUMBER: Final = 10**18  # a whole number of more digits is none of ours, and would be written out in a message
_HALVES: Final = re.compile("[\ud800-\udfff]")
# What the package raises over a text that it did not think of; its own errors are none of these.
_SLIPS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def load_warily(text: str) -> Any:
    """The values of a YAML 1.2 document, with their places.

    Raises:
        YAMLError: it is none, or more than a file of ours may hold; a MarkedYAMLError where the place is known.
    """
    yaml = YAML(typ="rt", pure=True)
    yaml.Scanner, yaml.Composer, yaml.Constructor = _Scanner, _Composer, _Constructor
    try:
        return yaml.load(text)
    except _SLIPS as error:
        raise YAMLError(str(error)) from error


class _Scanner(RoundTripScanner):
    """Reads signs; an escape for a character that there is not is a fault at its place."""

    def fetch_more_tokens(self) -> Any:
        """The next signs of the text."""
        try:
            return super().fetch_more_tokens()
        except _SLIPS as error:
            raise ScannerError(None, None, f"this cannot be read: {error}", self.reader.get_mark()) from error


class _Composer(Composer):
    """Composes a document's nodes, and counts what they unfold to."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.warn_double_anchors = False  # the last one counts, as YAML says
        self._values = 0
        self._highest = 0  # of the nodes composed so far below the one under way
        self._measures: dict[Any, tuple[int, int]] = {}  # values and height of each finished node

    def compose_node(self, parent: Any, index: Any) -> Any:
        """One node; an alias is as large as what it stands for."""
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            node = super().compose_node(parent, index)
            if node not in self._measures:
                raise _refused("this alias stands within what it stands for", event)
            values, height = self._measures[node]
            self._values += values
        else:
            self._look_at(event)
            if self.depth >= DEEPEST:
                raise _too_deep(event)
            above, self._highest, before = self._highest, 0, self._values
            self._values += 1
            node = super().compose_node(parent, index)
            values, height = self._values - before, self._highest + 1
            self._measures[node] = values, height
            self._highest = above
        self._highest = max(self._highest, height)
        if self._values > MOST_VALUES:
            raise _refused(f"the document unfolds to more than {MOST_VALUES} values here", event)
        if self.depth + height > DEEPEST:
            raise _too_deep(event)
        return node

    def _look_at(self, event: Any) -> None:
        if event.ctag is not None:
            raise _refused(f"the tag {event.ctag} has no meaning here", event)
        if isinstance(event, ScalarEvent) and _HALVES.search(event.value):
            raise _refused("a character is written by half (\\ud800 to \\udfff)", event)


class _Constructor(RoundTripConstructor):
    """Makes values of nodes; what looks like a number or a day and is none is a fault at its place."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 # as the package calls it
        """The value of one node."""
        try:
            value = super().construct_object(node, deep)
        except _SLIPS as error:
            raise ConstructorError(None, None, f"this value cannot be read: {error}", node.start_mark) from error
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise ConstructorError(None, None, "this number is too large", node.start_mark)
        return value


def _too_deep(event: Any) -> ComposerError:
    return _refused(f"the document is nested deeper than {DEEPEST} levels here", event)


def _refused(problem: str, event: Any) -> ComposerError:
    return ComposerError(None, None, problem, event.start_mark)
