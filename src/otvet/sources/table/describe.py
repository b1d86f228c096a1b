"""A guessed mapping in words, line by line, for a person to confirm or correct."""

from otvet.i18n import Language, mark, percent, words
from otvet.sources.table.mapping import TARGETS, Mapping, Proposal, Question, Target

TARGET_WORDS: dict[Target, str] = {
    "mentions": mark("texts about the brand (reviews, comments, mentions)"),
    "metrics": mark("figures of a page by day"),
    "orders": mark("orders"),
    "responses": mark("responses to a survey"),
    "followers": mark("a list of a page's members"),
    "posts": mark("posts with their counters"),
    "interactions": mark("a list of who did what"),
}
QUESTION_WORDS: dict[Question, str] = {
    "target": mark("What is in this table?"),
    "page": mark("Which page is it about?"),
    "day_order": mark("Which comes first in its dates, the day or the month?"),
    "repeated_days": mark("Several rows have the same day: what tells them apart?"),
    "items": mark("Which column asks about which advantage?"),
    "network": mark("Which network issued the ids of accounts?"),
}
FLAGS: dict[Question, str] = {
    "target": "--as " + "|".join(TARGETS),
    "page": "--page NETWORK:ID",
    "day_order": "--days dmy|mdy",
    "repeated_days": '--set "COLUMN=segment:NAME"',
    "items": '--set "COLUMN=advantage:CODE"',
    "network": "--page NETWORK:ID",
}
"""How a question is answered on the command line."""
ROLES: dict[str, str] = {
    "date": mark("date"),
    "at": mark("time of the answer"),
    "started": mark("time when the answer was begun"),
    "seen_at": mark("when the row was collected"),
    "text": mark("text"),
    "title": mark("title"),
    "pros": mark("what was liked"),
    "cons": mark("what was not liked"),
    "rating": mark("rating"),
    "native_id": mark("own id of the row"),
    "author_id": mark("author's id (hashed)"),
    "own_reply": mark("the brand's reply"),
    "own_reply_at": mark("time of the brand's reply"),
    "url": mark("link"),
    "account": mark("account that posted"),
    "product": mark("product"),
    "post": mark("id of the post"),
    "parent": mark("id of the text replied to"),
    "kind": mark("kind of act"),
    "number": mark("order number"),
    "total": mark("total of the order"),
    "status": mark("status of the order"),
    "promo": mark("promo code"),
    "currency": mark("currency"),
    "customer": mark("customer (hashed)"),
    "metric": mark("metric"),
    "metric_name": mark("name of the metric"),
    "value": mark("value of the metric"),
    "segment": mark("part of the audience"),
    "counter": mark("counter of the post"),
    "member_id": mark("member's id (hashed)"),
    "respondent": mark("respondent's id"),
    "person": mark("respondent's address (hashed)"),
    "wave": mark("wave"),
    "weight": mark("weight"),
    "advantage": mark("knows the advantage"),
    "silent": mark("knows the advantage you do not talk about"),
    "foil": mark("knows the invented advantage"),
    "aided": mark("knows the brand from a list"),
    "decoy": mark("knows the invented brand"),
    "unaided": mark("names brands unprompted"),
    "choices": mark("several answers"),
    "page": mark("follows the page"),
    "did": mark("did it here in the last month"),
    "via": mark("page whose link led to the survey"),
    "margin": mark("who the respondent is"),
    "open": mark("answer in own words"),
}


def describe(proposal: Proposal, language: Language, *, typed: bool = True) -> tuple[str, ...]:
    """What Otvet takes the file for: its kind, its columns, some masked rows, what is not sure.

    With `typed` every question says how it is answered on the command line.
    """
    asks = _asks(proposal, language) if typed else ()
    say = words(language)
    if proposal.mapping is None:
        return (
            say("{file}: it is not clear what this table holds").format(file=proposal.file),
            say("Its columns: {columns}").format(columns=", ".join(proposal.header)),
            *_rows(proposal, language),
            *asks,
        )
    return (
        _first_line(proposal, proposal.mapping, language),
        *columns(proposal.mapping, language),
        *_unread(proposal, language),
        *_rows(proposal, language),
        *asks,
    )


def _first_line(proposal: Proposal, mapping: Mapping, language: Language) -> str:
    say = words(language)
    line = say("{file}: {kind}, sure to {certainty}").format(
        file=proposal.file,
        kind=say(TARGET_WORDS[mapping.target]),
        certainty=percent(proposal.certainty, language, digits=0),
    )
    return line + say(", page {page}").format(page=mapping.page) if mapping.page else line


def columns(mapping: Mapping, language: Language) -> tuple[str, ...]:
    """One line for each column that is read."""
    say = words(language)
    lines = []
    for column in mapping.columns:
        role = ROLES.get(column.role.partition(":")[0])
        if role is not None:
            item = f" ({column.item})" if column.item else ""
            lines.append(f"  {column.header} → {say(role)}{item}")
    return tuple(lines)


def _unread(proposal: Proposal, language: Language) -> tuple[str, ...]:
    if not proposal.unread:
        return ()
    text = words(language)(mark("Not read: {columns}"))
    return ("  " + text.format(columns=", ".join(proposal.unread)),)


def _rows(proposal: Proposal, language: Language) -> tuple[str, ...]:
    say = words(language)
    if not proposal.preview:
        return ()
    head = say("First rows (people's columns are hidden):")
    return (head, *("  " + " | ".join(row) for row in (proposal.header, *proposal.preview)))


def _asks(proposal: Proposal, language: Language) -> tuple[str, ...]:
    say = words(language)
    asked = [f"? {say(QUESTION_WORDS[one])}  {FLAGS[one]}" for one in proposal.questions]
    missing = say("Which column is this: {role}?")
    for role in proposal.lacking:
        item = ":views" if role == "metric" else ""
        asked.append(f'? {missing.format(role=say(ROLES[role]))}  --set "COLUMN={role}{item}"')
    return tuple(asked)
