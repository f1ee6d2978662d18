"""The checks of the 2024 standard: those it has in common with 2023, and those that are new."""
