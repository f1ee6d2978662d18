"""The filing of an application as one journey: its screens, and what is looked at on the way."""
