"""Words that tell nothing of what a text is about: they are left out of names and likenesses."""

_RUSSIAN = """
а без более бы был была были было быть в вам вас весь вот все всё всего всегда всех вы где да даже
для до его ее её если есть еще ещё же за здесь зачем и из или им их к как какой ко когда кто ли
либо лишь меня мне много мог может можно мой моя мы на над нам нас наш не него нее ней нельзя нет
ни никто ним них ничего но ну о об один он она они оно от очень перед по под после потом потому
почему почти при про раз с сам сами самый свой себе себя сейчас снова со совсем стал стало так
также такая такие такое такой там те тебя тем теперь то тогда того тоже той только том тот ту тут
ты у уж уже хоть хотя чего чем через что чтобы чуть эта эти это этого этой этом этот эту я
опять просто прям прямо вообще пока либо раза день дня было будет будут стоит надо нужно
"""
_ENGLISH = """
a about after again all also am an and any are as at be because been before being but by can
could did do does doing don't down each even ever every for from get got had has have having he
her here him his how i if in into is it it's its just like made make many me more most much my
never no nor not now of off on once one only or other our out over own really same she should so
some still such than that the their them then there these they this those through to too two under
until up us very was we were what when where which while who why will with would you your
"""
FUNCTION_WORDS = frozenset(word.replace("ё", "е") for word in (_RUSSIAN + _ENGLISH).split())
_FEELINGS = ("ужас", "кошмар", "отврат", "безобраз", "позор", "плох", "awful", "terrib", "horrib")
"""Beginnings of words that say how bad it is, and not what."""


def telling(words: list[str]) -> list[str]:
    """The words that tell what a text is about.

    >>> telling(["ужас", "у", "вас", "нет", "парковки", ",", "15"])
    ['парковки']
    """
    return [word for word in words if word.isalpha() and len(word) > 1 and not _is_empty(word)]


def _is_empty(word: str) -> bool:
    return word in FUNCTION_WORDS or word.startswith(_FEELINGS)
