"""The documentation site: ``make docs`` builds it without a network, from these pages and from the program itself."""

from __future__ import annotations

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
    """Write the reference before pages are read; name the language of each page."""
    from reference_pages import write_reference

    app.connect("builder-inited", lambda its: write_reference(Path(its.srcdir)))
    app.connect("html-page-context", _name_language)


def _name_language(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    context["language"] = "vi" if page.startswith("vi/") else "en"
