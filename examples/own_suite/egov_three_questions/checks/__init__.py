"""What decides the rows."""
