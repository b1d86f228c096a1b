"""How the small models of the package are made, from permissively licensed or our own material."""
