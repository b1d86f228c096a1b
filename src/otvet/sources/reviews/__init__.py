"""Reviews of apps, places and goods, as stores, maps and marketplaces export them."""
