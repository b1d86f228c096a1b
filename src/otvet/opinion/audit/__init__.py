"""The audit: people label a sample of those who spoke up, and counts are corrected by it.

Read in this order:

* ``reading`` -- what the reader says of each text,
* ``drawing`` -- whom people are asked to label,
* ``labels`` -- the sample beside the labels put on it so far,
* ``corrected`` -- shares of problems and sentiments, corrected by the labels,
* ``error`` -- how wrong the reader is on this brand, and how far two raters agree,
* ``sheet`` -- the same by table, out and in.
"""
