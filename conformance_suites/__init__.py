"""The standards: each a catalogue, checks and one test module."""
