"""Who says what under which post: complaints with a long tail, praise, questions, small talk."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from otvet.demo import texts
from otvet.demo.calendar import MONTHS, PLANS, days_of
from otvet.demo.people import TELEGRAM, VK, People
from otvet.i18n import Language
from otvet.stats.arrays import FloatArray

SECONDS_A_DAY = 86_400
COMPLAINS = 0.42
"""Chance that somebody who speaks up complains."""
SECOND_PROBLEM = 0.12
"""Chance that a complaint names a second problem."""
REMARKS = 0.012
"""Chance that somebody says what hardly anybody else would."""
_SMALL_TALK: tuple[texts.Kind, ...] = ("praise", "question", "chat")
_SEASONS: dict[str, tuple[tuple[int, int, float], ...]] = {
    "stuffy": ((9, 11, 3.0),),
    "late": ((0, 8, 1.6), (9, 13, 0.7)),
    "loyalty": ((12, 13, 2.2),),
    "queue": ((0, 5, 0.8),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post, published on both pages at once."""

    number: int
    second: int
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One text under a post. `person` None is the brand itself.

    `problems` is what it complains about; `parent` the number of the comment it replies to;
    `aside` marks talk in the Telegram group that is under no post.
    """

    number: int
    month: int
    page: int
    person: int | None
    post: int
    second: int
    text: str
    language: Language
    problems: tuple[str, ...] = ()
    parent: int | None = None
    aside: bool = False


def problem_law(month: int) -> FloatArray:
    """The chance of each problem in a complaint: a long tail, some of it seasonal."""
    codes = texts.problem_codes()
    weights = 1 / np.arange(2, len(codes) + 2) ** 1.3
    for code, spans in _SEASONS.items():
        for first, last, times in spans:
            if first <= month <= last:
                weights[codes.index(code)] *= times
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def remark_code(language: Language, number: int) -> str:
    """The code of a rare remark."""
    return f"{language}-remark-{number}"


def publish(rng: np.random.Generator) -> tuple[Post, ...]:
    """All posts, oldest first, between nine in the morning and eight in the evening."""
    days = np.concatenate(
        [rng.choice(np.array(days_of(m)), plan.posts) for m, plan in enumerate(PLANS)]
    )
    moments = np.sort(days * SECONDS_A_DAY + rng.integers(9 * 3600, 20 * 3600, days.size))
    return tuple(_post(number, int(second), rng) for number, second in enumerate(moments))


def _post(number: int, second: int, rng: np.random.Generator) -> Post:
    title, body = texts.post_text(rng)
    return Post(number=number, second=second, title=title, body=body)


def speak(people: People, posts: tuple[Post, ...], rng: np.random.Generator) -> tuple[Comment, ...]:
    """All comments and the brand's replies, in order of time; `number` is their place in it."""
    drafts: list[Comment] = []
    for month in range(len(MONTHS)):
        here = [post for post in posts if post.second // SECONDS_A_DAY in days_of(month)]
        for draft in _said_in(people, month, here, rng):
            drafts.append(replace(draft, number=len(drafts)))
            if rng.random() < (0.3 if draft.problems else 0.06) and not draft.aside:
                drafts.append(_reply(drafts[-1], rng))
    return _in_order(drafts)


def _in_order(drafts: list[Comment]) -> tuple[Comment, ...]:
    order = sorted(drafts, key=lambda draft: (draft.second, draft.number))
    place = {draft.number: number for number, draft in enumerate(order)}
    return tuple(
        replace(
            draft,
            number=place[draft.number],
            parent=None if draft.parent is None else place[draft.parent],
        )
        for draft in order
    )


def _said_in(
    people: People, month: int, posts: list[Post], rng: np.random.Generator
) -> Iterator[Comment]:
    law = problem_law(month)
    for row, page in ((0, VK), (1, TELEGRAM), (2, VK)):
        for person in np.flatnonzero(people.acts[row, month]):
            language: Language = "en" if people.english[person] else "ru"
            times = int(people.acts[row, month, person])
            for problems, text in _words_of(times, language, law, rng):
                yield _placed(month, page, int(person), posts, rng, text, problems, language)


def _words_of(
    times: int, language: Language, law: FloatArray, rng: np.random.Generator
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What one person says in a month: complaints first, then anything else."""
    open_topics = list(_topics(law, language, rng))
    for turn in range(times):
        last = turn == times - 1
        topics = tuple(open_topics) if last else tuple(open_topics[:1])
        open_topics = open_topics[len(topics) :]
        if topics:
            yield topics, _complaint(topics, language, rng)
        else:
            kind = _SMALL_TALK[int(rng.random() * len(_SMALL_TALK))]
            yield (), texts.small_talk(kind, language, rng)


def _topics(law: FloatArray, language: Language, rng: np.random.Generator) -> Iterator[str]:
    """The problems somebody who speaks up has this month; none in most cases."""
    if rng.random() < COMPLAINS:
        count = 2 if rng.random() < SECOND_PROBLEM else 1
        chosen = rng.choice(law.size, count, replace=False, p=law)
        yield from (texts.problem_codes()[which] for which in chosen)
    if rng.random() < REMARKS:
        yield remark_code(language, int(rng.random() * texts.remark_count(language)))


def _complaint(topics: tuple[str, ...], language: Language, rng: np.random.Generator) -> str:
    plain = tuple(topic for topic in topics if "-remark-" not in topic)
    rare = [int(topic.rpartition("-")[2]) for topic in topics if "-remark-" in topic]
    said = [texts.complaint(plain, language, rng)] if plain else []
    return " ".join(said + [texts.remark(number, language, rng) for number in rare])


def _placed(
    month: int,
    page: int,
    person: int,
    posts: list[Post],
    rng: np.random.Generator,
    text: str,
    problems: tuple[str, ...],
    language: Language,
) -> Comment:
    """Under some post of the month, some hours later, before the month ends."""
    post = posts[int(rng.random() * len(posts))]
    end = (days_of(month)[-1] + 1) * SECONDS_A_DAY - 4000
    wait = min(rng.exponential(9 * 3600), (end - post.second) * rng.random())
    return Comment(
        number=0,
        month=month,
        page=page,
        person=person,
        post=post.number,
        second=post.second + 60 + int(wait),
        text=text,
        language=language,
        problems=problems,
        aside=page == TELEGRAM and rng.random() < 0.04,
    )


def _reply(to: Comment, rng: np.random.Generator) -> Comment:
    text = texts.own_reply(to_complaint=bool(to.problems), language=to.language, rng=rng)
    return replace(
        to,
        number=to.number + 1,
        person=None,
        second=to.second + 120 + int(rng.random() * 3600),
        text=text,
        problems=(),
        parent=to.number,
    )
