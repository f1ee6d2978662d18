"""Audits a Vietnamese public-service portal against a conformance standard: a pytest plugin."""

from __future__ import annotations

from pytest_egov.enforcing import enforce

__all__ = ["__version__", "enforce"]

__version__ = "0.1.0"
