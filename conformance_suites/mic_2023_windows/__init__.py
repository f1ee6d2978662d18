"""The other reading of the 2023 performance pillar: homepage and eForm in each peak window, and reliability."""
