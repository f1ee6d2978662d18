"""The checks of the 2023 standard: pure functions from evidence to a verdict, named as claims."""
