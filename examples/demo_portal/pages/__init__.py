"""The rooms of the portal; each module lists its own ROUTES."""
