"""Plain arithmetic: numbers to intervals.

Nothing here reads a file, holds a table or draws a random number without being handed an ``rng``.
A question hands in counts and small anonymous arrays and gets frozen results back.

Read in this order:

* ``interval`` -- the range every number carries,
* ``decide`` -- yes, no or not known, and what it would take to know,
* ``unseen``, ``growth`` -- people nobody recorded, and whether there are more of them (question 1),
* ``bounds``, ``multiplicity``, ``lists`` -- people behind several pages and lists, each once,
* ``headcount`` -- people who follow or act: their change, the silent ones, the price of one more,
* ``moves``, ``open_population`` -- who stayed, moved, was lost and came,
* ``raking``, ``shares``, ``foils``, ``power`` -- weights, shares, knowledge, plans (question 2),
* ``chain`` -- pieces of a series, each with a scale of its own, brought to one,
* ``novelty`` -- what the next person would say that the report lacks (question 3).
"""
