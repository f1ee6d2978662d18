"""Reports of a run result: chosen words, rounded figures, and no arithmetic on points."""
