"""A guessed mapping in words, line by line, for a person to confirm or correct."""

from otvet.i18n import Language, percent, words
from otvet.sources.table.mapping import Mapping, Proposal, Question, Target

_TARGETS: dict[Target, str] = {
    "mentions": "texts about the brand (reviews, comments, mentions)",
    "metrics": "figures of a page by day",
    "orders": "orders",
    "responses": "responses to a survey",
    "followers": "a list of a page's members",
    "posts": "posts with their counters",
    "interactions": "a list of who did what",
}
_QUESTIONS: dict[Question, str] = {
    "target": "What is in this table?",
    "page": "Which page is it about?",
    "day_order": "Which comes first in its dates, the day or the month?",
    "repeated_days": "Several rows have the same day: what tells them apart?",
    "items": "Which column asks about which advantage?",
    "network": "Which network issued the ids of accounts?",
}
_ROLES: dict[str, str] = {
    "date": "date",
    "at": "time of the answer",
    "started": "time when the answer was begun",
    "seen_at": "when the row was collected",
    "text": "text",
    "title": "title",
    "rating": "rating",
    "native_id": "own id of the row",
    "author_id": "author's id (hashed)",
    "own_reply": "the brand's reply",
    "own_reply_at": "time of the brand's reply",
    "url": "link",
    "product": "product",
    "post": "id of the post",
    "parent": "id of the text replied to",
    "kind": "kind of act",
    "number": "order number",
    "total": "total of the order",
    "status": "status of the order",
    "promo": "promo code",
    "currency": "currency",
    "customer": "customer (hashed)",
    "metric": "metric",
    "metric_name": "name of the metric",
    "value": "value of the metric",
    "segment": "part of the audience",
    "counter": "counter of the post",
    "member_id": "member's id (hashed)",
    "respondent": "respondent's id",
    "person": "respondent's address (hashed)",
    "wave": "wave",
    "weight": "weight",
    "advantage": "knows the advantage",
    "silent": "knows the advantage you do not talk about",
    "foil": "knows the invented advantage",
    "aided": "knows the brand from a list",
    "decoy": "knows the invented brand",
    "unaided": "names brands unprompted",
    "choices": "several answers",
    "page": "follows the page",
    "margin": "who the respondent is",
    "open": "answer in own words",
}


def describe(proposal: Proposal, language: Language) -> tuple[str, ...]:
    """What Otvet takes the file for: its kind, its columns, some masked rows, what is not sure."""
    say = words(language)
    if proposal.mapping is None:
        return (
            say("{file}: it is not clear what this table holds").format(file=proposal.file),
            say("Its columns: {columns}").format(columns=", ".join(proposal.header)),
            *_asks(proposal, language),
        )
    return (
        _first_line(proposal, proposal.mapping, language),
        *_columns(proposal.mapping, language),
        *_rows(proposal, language),
        *_asks(proposal, language),
    )


def _first_line(proposal: Proposal, mapping: Mapping, language: Language) -> str:
    say = words(language)
    line = say("{file}: {kind}, sure to {certainty}").format(
        file=proposal.file,
        kind=say(_TARGETS[mapping.target]),
        certainty=percent(proposal.certainty, language, digits=0),
    )
    return line + say(", page {page}").format(page=mapping.page) if mapping.page else line


def _columns(mapping: Mapping, language: Language) -> tuple[str, ...]:
    """One line for each column that is read."""
    say = words(language)
    lines = []
    for column in mapping.columns:
        role = _ROLES.get(column.role.partition(":")[0])
        if role is not None:
            item = f" ({column.item})" if column.item else ""
            lines.append(f"  {column.header} → {say(role)}{item}")
    unread = say("  Everything else in the table is not read.")
    return (*lines, unread)


def _rows(proposal: Proposal, language: Language) -> tuple[str, ...]:
    say = words(language)
    if not proposal.preview:
        return ()
    head = say("First rows (people's columns are hidden):")
    return (head, *("  " + " | ".join(row) for row in proposal.preview))


def _asks(proposal: Proposal, language: Language) -> tuple[str, ...]:
    say = words(language)
    return tuple("? " + say(_QUESTIONS[question]) for question in proposal.questions)
