"""The documentation site: ``make docs`` builds it without a network, from these pages and from the program itself."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "pytest-egov"
author = "The pytest-egov engineers"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
language = "en"
myst_enable_extensions = ["attrs_inline"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "pytest-egov"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
# Pictures of reports are large; whoever wants one at its own size opens it.
html_theme_options: dict[str, Any] = {"navigation_with_keys": True}


def setup(app: Sphinx) -> None:
    """Write the reference before pages are read; mend links that lead out of the site; name the language of each page."""
    from reference_pages import write_reference

    app.connect("builder-inited", lambda its: write_reference(Path(its.srcdir)))
    app.connect("source-read", _name_what_lies_outside)
    app.connect("html-page-context", _name_language)


def _name_what_lies_outside(_app: Sphinx, _page: str, source: list[str]) -> None:
    """A link into the repository becomes the path's name: the site is read where the repository is not.

    One that leads nowhere stays a link, and stops the build.
    """
    source[0] = re.sub(
        r"\[[^\]]+\]\(\.\./([^)#]+)\)",
        lambda link: f"`{link[1]}`" if (HERE.parent / link[1]).exists() else link[0],
        source[0],
    )


def _name_language(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    context["language"] = "vi" if page.startswith("vi/") else "en"
