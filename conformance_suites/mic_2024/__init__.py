"""The 2024 evaluation: six groups, 100 points, bands A to E."""
