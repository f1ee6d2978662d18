"""Accessibility of pages: what axe-core finds in them, and probes of our own for what no engine in a page can see."""
