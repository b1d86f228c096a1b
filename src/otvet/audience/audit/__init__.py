"""The audit of followers: people look at a sample of accounts, and fakes are taken out.

Read in this order:

* ``lists`` -- whose lists of followers can be drawn from, and what looks suspicious on them,
* ``drawing`` -- which accounts people are asked to look at,
* ``labels`` -- how many of those counted are fakes, as far as labels go,
* ``fakes`` -- that number, as it enters the change,
* ``told`` -- the figures and checks of it,
* ``sheet`` -- the same by table, out and in.
"""
