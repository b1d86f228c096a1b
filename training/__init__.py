"""Scripts that make the small models inside the package, and the sentences they learn from."""
