"""Keeps personal data and secrets out of what is written down. Pure: texts in, texts out; the key lives in memory for one run."""

from __future__ import annotations

from pytest_egov.masking.mask import Hidden, Mask
from pytest_egov.masking.names import in_capitals, is_a_name
from pytest_egov.masking.records import masked
from pytest_egov.masking.shapes import Kind

__all__ = ["Hidden", "Kind", "Mask", "in_capitals", "is_a_name", "masked"]
