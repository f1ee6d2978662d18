"""The checks of the reading by windows."""
