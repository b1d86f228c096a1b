"""Texts as points: what is alike in meaning lies near, in whatever words and language.

Every encoder is a pure function of the text behind one protocol (`base`): `light` lies in the
package, `standard` and others are fetched once by `otvet models get`.
"""
