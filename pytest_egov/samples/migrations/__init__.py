"""Migrations of the store, in the order of their numbers; applied whenever a store is opened."""
