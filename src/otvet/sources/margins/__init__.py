"""The make-up of the audience, as networks show it and people copy it down."""
