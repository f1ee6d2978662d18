"""The 2023 criteria for public-service portals: 54 criteria, 100 points (frame official, components derived)."""
