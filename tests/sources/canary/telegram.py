"""Telegram Desktop writes names beside every message, join, vote and reaction."""

import json

from tests.sources.canary.person import EMAIL, FIRST, HANDLE, LAST, LINK, NAME, PHONE, CanaryFile
from tests.sources.reading import config

_AT = {"date": "2026-10-01T10:00:00", "date_unixtime": "1790000000"}
_WHO = {"from": NAME, "from_id": "user777"}
_PARTS = [
    "Чай остыл ",
    {"type": "mention", "text": HANDLE},
    {"type": "mention_name", "text": FIRST, "user_id": 777},
    {"type": "phone", "text": PHONE},
    {"type": "email", "text": EMAIL},
    {"type": "link", "text": LINK},
    {"type": "text_link", "text": "вот", "href": LINK},
]
_GROUP = {
    "name": "Чайная",
    "type": "public_supergroup",
    "id": 5,
    "messages": [
        {"id": 1, "type": "message", **_AT, **_WHO, "text": _PARTS, "text_entities": _PARTS},
        {"id": 2, "type": "message", **_AT, **_WHO, "text": "", "forwarded_from": NAME},
        {
            "id": 3,
            "type": "message",
            **_AT,
            **_WHO,
            "text": "",
            "contact_information": {"first_name": FIRST, "last_name": LAST, "phone_number": PHONE},
            "reactions": [
                {
                    "type": "emoji",
                    "emoji": "👍",
                    "count": 1,
                    "recent": [{**_WHO, "date": "2026-10-01T10:00:01"}],
                }
            ],
        },
        {
            "id": 4,
            "type": "service",
            **_AT,
            "actor": NAME,
            "actor_id": "user777",
            "action": "invite_members",
            "members": [NAME],
        },
        {
            "id": 5,
            "type": "service",
            **_AT,
            "actor": NAME,
            "actor_id": "user777",
            "action": "edit_group_title",
            "title": NAME,
        },
    ],
}
_ACCOUNT = {
    "personal_information": {"first_name": FIRST, "phone_number": PHONE, "username": HANDLE},
    "contacts": {"list": [{"first_name": FIRST, "last_name": LAST, "phone_number": PHONE}]},
    "chats": {
        "list": [
            _GROUP,
            {"name": NAME, "type": "personal_chat", "id": 777, "messages": _GROUP["messages"]},
        ]
    },
}
_CHANNEL = {
    "name": "Чайная",
    "type": "public_channel",
    "id": 6,
    "messages": [
        {"id": 1, "type": "message", **_AT, "from": "Чайная", "author": NAME, "text": _PARTS}
    ],
}
_OURS = config(pages=[{"ref": "telegram:5"}, {"ref": "telegram:6"}])
_OTHER = config(pages=[{"ref": "telegram:9"}])
_SPOIL = ("1790000000", "2026-10-01T10:00:00", "user777", '"message"')

FILES = tuple(
    CanaryFile(
        name=name,
        content=json.dumps(content, ensure_ascii=False, indent=1),
        config=_OURS,
        wrong=_OTHER,
        spoil=spoil,
    )
    for name, content, spoil in (
        ("group.json", _GROUP, (*_SPOIL, "public_supergroup")),
        ("account.json", _ACCOUNT, _SPOIL),
        ("channel.json", _CHANNEL, ("1790000000",)),
    )
)
