"""Read what people write: clean a text, hide people in it, cut it, find its words and its doubles.

Read in this order: `normalise` (a text fit to read), `privacy` (nobody's address in it),
`language` (which one), `stems` (one word for all its forms), `negation` (what "not" takes in),
`model_input` (the form that models read), `alike` (copies and voices), `spam` (who sells something
else); `runs` hashes for the last two.
"""
