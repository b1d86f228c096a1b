"""2. Is awareness growing among it?"""

from otvet.awareness.answer import answer

__all__ = ["answer"]
