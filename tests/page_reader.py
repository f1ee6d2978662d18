"""A page of ours as a document: its tags, the text a reader sees, and what does not hold together."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["Reader", "read"]

_VOID = {"meta", "input", "br", "img", "hr", "link"}


class Reader(HTMLParser):
    """Tags with their attributes, the text a reader sees, tags left open and tags closed out of turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self.open}:
            self.text += data


def read(page: str) -> Reader:
    """A page that holds together."""
    reader = Reader(page)
    assert ([], []) == (reader.wrong, reader.open)
    return reader
