"""Online forms: the way to them, filling them, and what they say and know."""
