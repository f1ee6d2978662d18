"""The portal's procedures: the list, the draw from it, their pages, and the search."""
