"""How places are found on a portal nobody prepared."""
