"""Orders of shops, CRMs, marketplaces and 1C, as these systems export them."""
