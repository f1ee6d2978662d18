"""The short standard of the example campaign."""
