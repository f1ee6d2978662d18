"""pytest hooks and fixtures."""
