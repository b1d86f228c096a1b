"""Read Russian, English and emoji: clean a text, hide people in it, cut it, find its words.

Read in this order: `normalise` (a text fit to read), `privacy` (nobody's address in it),
`language` (which script), `stems` (one word for all its forms), `negation` (what "not" takes in).
"""
