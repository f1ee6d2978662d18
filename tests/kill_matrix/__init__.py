"""The kill matrix: what each fault of the demo portal costs, and whom."""
