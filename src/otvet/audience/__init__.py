"""1. Has my audience grown?"""

from otvet.audience.answer import answer

__all__ = ["answer"]
