"""Replies of networks name whoever wrote, likes, follows or was asked about, and hold keys."""

import json

from tests.sources.canary.person import EMAIL, FIRST, HANDLE, LAST, LINK, NAME, WORDS, CanaryFile
from tests.sources.reading import config

_BARE = HANDLE.lstrip("@")
_NEXT = {"next": f"https://graph.facebook.com/v11.0/9000/comments?access_token={_BARE}"}
_CHANNEL, _VIDEO = "UCteahouse00000000000000", "AbCdEfGhIj1"
_DID, _OTHER = "did:plc:teahouse", f"did:plc:{_BARE.replace('_', '')}"
_AT = "2026-10-01T10:00:00+0000"
_REFS = (
    "vk:-322",
    "ok:55",
    f"youtube:{_CHANNEL}",
    "instagram:17841400000000001",
    "facebook:1929000000",
    "telegram:1900000001",
    "x:99",
    f"bluesky:{_DID}",
)
_OURS = config(pages=[{"ref": ref, "kind": "page"} for ref in _REFS])
_WRONG = config(pages=[{"ref": f"{ref.partition(':')[0]}:7"} for ref in _REFS])


def _file(name: str, reply: object, *spoil: str) -> CanaryFile:
    return CanaryFile(
        name=name,
        content=json.dumps(reply, ensure_ascii=False, indent=1),
        config=_OURS,
        wrong=_WRONG,
        spoil=spoil,
    )


_PROFILE = {
    "id": 77,
    "first_name": FIRST,
    "last_name": LAST,
    "screen_name": _BARE,
    "domain": _BARE,
    "status": WORDS,
    "photo_50": LINK,
}
_VK_WALL = {
    "response": {
        "count": 3,
        "items": [
            {"id": 5, "owner_id": -322, "from_id": -322, "signer_id": 77, "date": 1790000000,
             "text": WORDS, "post_type": "post", "likes": {"count": 7},
             "attachments": [{"type": "link", "link": {"url": LINK, "title": NAME}}],
             "copy_history": [{"id": 1, "owner_id": 77, "from_id": 77, "text": WORDS}]},
            {"id": 6, "owner_id": -322, "from_id": 77, "date": 1790000200, "post_type": "post",
             "text": f"[id77|{NAME}], {WORDS}"},
        ],
        "profiles": [_PROFILE],
        "groups": [{"id": 322, "name": NAME, "screen_name": _BARE}],
    }
}  # fmt: skip
_VK_COMMENTS = {
    "response": {
        "count": 2,
        "current_level_count": 2,
        "items": [
            {"id": 10, "from_id": 77, "post_id": 5, "owner_id": -322, "parents_stack": [],
             "date": 1790001000, "text": WORDS, "likes": {"count": 4},
             "thread": {"count": 1, "items": [
                 {"id": 11, "from_id": 78, "post_id": 5, "owner_id": -322, "date": 1790001100,
                  "parents_stack": [10], "text": f"[id77|{NAME}], {WORDS}",
                  "reply_to_user": 77}]}},
            {"id": 13, "from_id": 78, "post_id": 5, "owner_id": -322, "date": 1790001300,
             "parents_stack": [], "text": "", "attachments": [{"type": "sticker"}],
             "thread": {"count": 0, "items": []}},
        ],
        "profiles": [_PROFILE],
    }
}  # fmt: skip
_VK_MEMBERS = {"response": {"count": 2, "items": [_PROFILE, {**_PROFILE, "id": 78}]}}
_VK_STATS = {
    "response": [
        {
            "period_from": 1790802000,
            "period_to": 1790888399,
            "visitors": {
                "views": 9,
                "visitors": 5,
                "cities": [{"name": HANDLE, "count": 2, "value": 1}],
                "sex": [{"value": "f", "count": 3}],
            },
            "reach": {"reach": 20, "reach_subscribers": 5},
            "activity": {"likes": 2, "subscribed": 1},
        }
    ]
}


def _tube(native: str, who: str, **more: object) -> dict[str, object]:
    snippet = {
        "authorDisplayName": HANDLE,
        "authorProfileImageUrl": LINK,
        "authorChannelId": {"value": who},
        "authorChannelUrl": f"http://www.youtube.com/{HANDLE}",
        "textDisplay": f'<a href="{LINK}">{WORDS}</a>',
        "textOriginal": WORDS,
        "videoId": _VIDEO,
        "publishedAt": "2026-10-01T12:00:00Z",
        "likeCount": 3,
        **more,
    }
    return {"kind": "youtube#comment", "id": native, "snippet": snippet}


_YOUTUBE = {
    "kind": "youtube#commentThreadListResponse",
    "items": [
        {
            "kind": "youtube#commentThread",
            "id": "T",
            "snippet": {"totalReplyCount": 1, "topLevelComment": _tube("T", "UCviewer")},
            "replies": {"comments": [_tube("T.1", "UCother", parentId="T")]},
        }
    ],
}
_WHO = {"id": "777", "name": NAME, "username": _BARE, "link": LINK}
_INSTAGRAM = {
    "data": [
        {
            "id": "1",
            "timestamp": _AT,
            "text": WORDS,
            "username": _BARE,
            "from": _WHO,
            "replies": {"data": [{"id": "2", "timestamp": _AT, "text": WORDS, "from": _WHO}]},
        }
    ],
    "paging": _NEXT,
}
_FACEBOOK = {
    "data": [
        {
            "created_time": _AT,
            "message": WORDS,
            "like_count": 2,
            "permalink_url": "https://www.facebook.com/1929000000/posts/55/?comment_id=70",
            "from": _WHO,
            "message_tags": [_WHO],
        }
    ],
    "paging": _NEXT,
}
_FEED = {
    "data": [
        {"id": "1929000000_55", "created_time": _AT, "message": WORDS,
         "from": {"id": "1929000000", "name": "Чайная"}, "to": {"data": [_WHO]},
         "permalink_url": LINK, "shares": {"count": 10},
         "reactions": {"data": [_WHO], "summary": {"total_count": 125}}},
        {"id": "1929000000_56", "created_time": _AT, "message": WORDS, "from": _WHO},
    ]
}  # fmt: skip
_MEDIA = {
    "data": [
        {"id": "90", "caption": WORDS, "media_type": "IMAGE", "timestamp": _AT,
         "permalink": LINK, "like_count": 3, "comments_count": 1, "owner": {"id": "17841400000000001"}}
    ],
    "paging": {"next": "https://graph.facebook.com/v11.0/17841400000000001/media?a=1"},
}  # fmt: skip
_PERSON = {
    "id": 111,
    "is_bot": False,
    "first_name": FIRST,
    "last_name": LAST,
    "username": _BARE,
}
_CHAT = {"id": -1001900000001, "type": "channel", "title": "Чайная", "username": "teahouse"}
_GROUP = {"id": -1001900000002, "type": "supergroup", "title": "Чайная"}
_MIRROR = {
    "message_id": 501,
    "chat": _GROUP,
    "date": 1790920803,
    "sender_chat": _CHAT,
    "is_automatic_forward": True,
    "forward_origin": {"type": "channel", "chat": _CHAT, "message_id": 12},
    "text": "Привет",
}


def _said(native: int, **more: object) -> dict[str, object]:
    record = {"message_id": native, "chat": _GROUP, "from": _PERSON, "date": 1790921000}
    return {"message": {**record, "text": WORDS, **more}}


_SIDE = {"user": _PERSON, "custom_title": NAME}
_UPDATES: list[dict[str, object]] = [
    {"channel_post": {"message_id": 12, "chat": _CHAT, "date": 1790920800, "text": WORDS,
                      "author_signature": NAME}},
    {"message": _MIRROR},
    _said(502, reply_to_message=_MIRROR, message_thread_id=501,
          entities=[{"type": "text_mention", "offset": 0, "length": 3, "user": _PERSON}]),
    _said(503, forward_origin={"type": "user", "sender_user": _PERSON, "date": 1}),
    _said(504, text="", contact={"phone_number": "+79007654321", "first_name": FIRST}),
    _said(505, chat={"id": 111, "type": "private", "first_name": FIRST, "username": _BARE}),
    {"chat_member": {"chat": _CHAT, "date": 1790921100, "from": _PERSON,
                     "invite_link": {"name": NAME, "invite_link": LINK, "creator": _PERSON},
                     "old_chat_member": {**_SIDE, "status": "left"},
                     "new_chat_member": {**_SIDE, "status": "member"}}},
    {"message_reaction": {"chat": _CHAT, "message_id": 12, "date": 1790921100, "user": _PERSON,
                          "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
    {"callback_query": {"id": "1", "from": _PERSON, "data": WORDS}},
]  # fmt: skip
_TELEGRAM = {
    "ok": True,
    "result": [{"update_id": number, **one} for number, one in enumerate(_UPDATES, 1)],
}
_X = {
    "data": [
        {"id": "1", "text": WORDS, "author_id": "5", "created_at": "2026-10-02T09:00:00.000Z",
         "entities": {"mentions": [{"username": _BARE}], "urls": [{"expanded_url": LINK}]}},
        {"id": "3", "text": WORDS, "author_id": "99", "created_at": "2026-10-02T09:00:00.000Z",
         "public_metrics": {"like_count": 2, "retweet_count": 0}},
    ],
    "includes": {"users": [{"id": "5", "name": NAME, "username": _BARE, "description": WORDS}]},
    "meta": {"result_count": 2, "next_token": _BARE},
}  # fmt: skip
_SKY_AUTHOR = {"did": _OTHER, "handle": "zoya_canary.bsky.social", "displayName": NAME}
_OUR_POST = {"uri": f"at://{_DID}/app.bsky.feed.post/1", "cid": "b"}


def _sky(key: str, **more: object) -> dict[str, object]:
    body = {"$type": "app.bsky.feed.post", "createdAt": "2026-10-01T10:00:00Z", "text": WORDS}
    return {
        "uri": f"at://{_OTHER}/app.bsky.feed.post/{key}",
        "cid": "b",
        "author": _SKY_AUTHOR,
        "indexedAt": "2026-10-05T10:00:00Z",
        "record": {**body, **more},
    }


_SKY_POSTS = {
    "posts": [_sky("7"), _sky("8", reply={"root": _OUR_POST, "parent": _OUR_POST})],
    "cursor": _BARE,
}
_SKY_FOLLOWERS = {
    "followers": [{**_SKY_AUTHOR, "description": WORDS}, {"handle": _BARE}],
    "subject": {"did": _DID, "handle": "teahouse.example"},
    "cursor": EMAIL,
}

FILES = (
    _file("vk wall.json", _VK_WALL, "1790000000", "-322", '"post"'),
    _file("vk comments.json", _VK_COMMENTS, "1790001000", "-322", '"from_id": 77'),
    _file("vk members.json", _VK_MEMBERS, '"id": 77'),
    _file("vk stats.json", _VK_STATS, "1790802000", '"reach": 20', '"views": 9'),
    _file("youtube.json", _YOUTUBE, "2026-10-01T12:00:00Z", "UCviewer"),
    _file("instagram.json", _INSTAGRAM, _AT, '"777"'),
    _file("facebook.json", _FACEBOOK, _AT, '"777"', "comment_id=70"),
    _file("feed.json", _FEED, _AT, "125", '"777"'),
    _file("media.json", _MEDIA, _AT, '"90"'),
    _file("telegram.json", _TELEGRAM, "1790921000", "1790921100", '"supergroup"', '"id": 111'),
    _file("x.json", _X, "2026-10-02T09:00:00.000Z", '"5"', '"99"'),
    _file("bluesky posts.json", _SKY_POSTS, "2026-10-05T10:00:00Z", "app.bsky.feed.post"),
    _file("bluesky followers.json", _SKY_FOLLOWERS, "teahouse.example"),
)
