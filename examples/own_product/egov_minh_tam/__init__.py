"""Where the portals of an invented product have their places: all there is to it stands in product.yaml."""
