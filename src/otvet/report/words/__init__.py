"""The one place where codes and numbers become sentences, in Russian and in English.

English is written here as literal arguments of `words(...)`, `mark(...)` and their plurals; the
Russian stands in `ru.po`. A code without words shows itself with its underscores as spaces.
"""
