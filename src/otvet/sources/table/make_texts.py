"""Reviews, comments and mentions from tables."""

from collections.abc import Mapping

from otvet.facts import ActorId, Fact, Mention, PageRef, Row
from otvet.sources.table.cells import Record, text
from otvet.sources.table.frame import BadRow, Frame, RowMaker, hashed
from otvet.sources.table.ids import kept_id
from otvet.sources.table.ratings import read_rating
from otvet.text.privacy import mask

_COMMUNITIES_HAVE_MINUS = frozenset({"vk"})
_LOST_DIGITS = ("e+", "е+")
_NOTHING = frozenset(
    {"", "нет", "нету", "не обнаружено", "не обнаружил", "не обнаружила", "не нашел", "не нашла"}
    | {"не найдено", "не выявлено", "отсутствуют", "no", "none", "nothing", "n/a", "н/д"}
)


def mention_rows(frame: Frame) -> RowMaker:
    """Builds mentions; one without an id of its own is known by its text, moment and author."""
    page = PageRef(frame.mapping.page)
    ours = own_authors(frame)
    seen: set[str] = set()

    def make(record: Record) -> Row:
        at = frame.needed_moment(record, "date")
        words = said(frame, record)
        if not words:
            return Row(record.number, left_out="no_text")
        who = frame.words(record, "author_id")
        own = who in ours
        actor = None if own else actor_of(frame, who)
        native = native_id(frame, record) or hashed(words, at.isoformat(), str(actor or ""))
        if native in seen:
            return Row(record.number, left_out="repeat")
        seen.add(native)
        parent = kept_id(frame.words(record, "parent"), frame.door)
        kind = frame.mapping.kind or "mention"
        mention = Mention(
            page=page,
            native_id=native,
            at=at,
            kind="reply" if kind == "comment" and parent not in {"", "0"} else kind,
            text=words,
            actor=actor,
            is_own=own,
            post=kept_id(frame.words(record, "post"), frame.door) or None,
            parent=parent if parent not in {"", "0"} else None,
            rating=_rating(frame, record),
            product=mask(frame.words(record, "product")),
        )
        return Row(record.number, facts=(mention, *_own_reply(frame, record, mention)))

    return make


def said(frame: Frame, record: Record) -> str:
    """The masked text, its title in front where there is one."""
    beside = {
        slot.header: text(record.cells[slot.index])
        for role in ("pros", "cons")
        for slot in frame.all(role)
    }
    words = frame.words(record, "text")
    return mask(in_one(words, title=frame.words(record, "title"), beside=beside))


def in_one(words: str, *, title: str = "", beside: Mapping[str, str] | None = None) -> str:
    r"""A review's title, words, and what was asked apart, such as drawbacks, in one text.

    An answer such as "none" says nothing, and a title alone is no review.

    >>> in_one("Тёплый.", title="Шарф", beside={"Достоинства": "мягкий", "Недостатки": "нет"})
    'Шарф. Тёплый.\nДостоинства: мягкий'
    """
    asked = [f"{name}: {said}" for name, said in (beside or {}).items() if _says_something(said)]
    begins_alike = words.casefold().startswith(title.casefold().rstrip("…."))
    if words and title and not begins_alike:
        words = f"{title.rstrip('.')}. {words}"
    return "\n".join([words, *asked] if words else asked)


def _says_something(words: str) -> bool:
    return words.casefold().strip(" .!-–—") not in _NOTHING


def native_id(frame: Frame, record: Record, *, role: str = "native_id") -> str:
    """The row's own id, "" where the table has none; BadRow where a spreadsheet has cut it."""
    slots = frame.all(role)
    words = frame.words(record, role)
    rounded = slots and isinstance(record.cells[slots[0].index], float) and len(words) > 15
    if rounded or any(mark in words.casefold() for mark in _LOST_DIGITS if words[:1].isdecimal()):
        raise BadRow("id_lost_digits", slots[0].header)
    return kept_id(words, frame.door)


def actor_of(frame: Frame, who: str) -> ActorId | None:
    """The brand's number for an author; None where the table does not say or account is gone."""
    if who in {"", "0", "None", "null", "[deleted]", "DELETED"}:
        return None
    return frame.door.actor(frame.mapping.network, who)


def own_authors(frame: Frame) -> frozenset[str]:
    """The ids under which the page itself writes: its own id, in VK with a minus.

    Where the page is known by its name only, the community that writes here most often is taken
    to be the page.
    """
    native = frame.mapping.page.partition(":")[2].lstrip("-")
    guessed = guessed_own(frame)
    return frozenset({native, f"-{native}"} | ({guessed} if guessed else set()))


def guessed_own(frame: Frame) -> str:
    """The author id guessed to be the page itself, "" where no guess is needed."""
    network, _, native = frame.mapping.page.partition(":")
    if network not in _COMMUNITIES_HAVE_MINUS or native.lstrip("-").isdecimal():
        return ""
    return next((slot.commonest_negative for slot in frame.all("author_id")), "")


def _rating(frame: Frame, record: Record) -> float | None:
    slots = frame.all("rating")
    if not slots:
        return None
    return read_rating(record.cells[slots[0].index])


def _own_reply(frame: Frame, record: Record, mention: Mention) -> tuple[Fact, ...]:
    """What the brand answered, in a column beside the text."""
    words = mask(frame.words(record, "own_reply"))
    if not words:
        return ()
    reply = Mention(
        page=mention.page,
        native_id=f"{mention.native_id}:reply",
        at=frame.moment(record, "own_reply_at") or mention.at,
        kind="reply",
        text=words,
        is_own=True,
        parent=mention.native_id,
    )
    return (reply,)
