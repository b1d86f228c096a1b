"""What each performance figure in the docs is made with."""
