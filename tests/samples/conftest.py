"""Stores to test with, in both databases."""

from databases import postgresql, store, store_url

__all__ = ["postgresql", "store", "store_url"]
