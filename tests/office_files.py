"""Office files made by hand, as small as they can be."""

from __future__ import annotations

import io
import zipfile


def packed(name: str, content: str, **others: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for other, text in others.items():
            archive.writestr(other, text)
        archive.writestr(name, content)
    return buffer.getvalue()


def docx(lines: tuple[str, ...]) -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return packed("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
