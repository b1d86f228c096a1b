"""Lines 8 and 9 of the catalogue: texts, and who wrote them."""

import json
from pathlib import Path

from tests.sources.quirks.case import cases
from tests.sources.quirks.look import follows, mentions, moments, shown_by, texts
from tests.sources.quirks.make import chat, dated, message, table

from otvet.text.language import which
from otvet.text.normalise import clean, letters, words
from otvet.text.privacy import mask

SRC = Path(__file__).parents[3] / "src/otvet"
_FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
_COMMENTS = ["id", "Дата", "Текст комментария", "from_id", "post_id"]

_HALF_LINE = (
    json.dumps({"date": "2026-10-01", "text": "Долго ждали\ud83d", "rating": 1}).encode() + b"\n"
)


def _comments(*lines: tuple[str, str, str]) -> bytes:
    """Comments with (id, text, author)."""
    body = [[one, "01.10.2026", said, who, "5"] for one, said, who in lines]
    return table(_COMMENTS, *body)


def _authors(path: Path) -> list[object]:
    """How the authors are told apart: own, unknown, or a letter for each person."""
    people: dict[object, str] = {None: "?"}
    found = mentions(path)
    for one in found:
        if one.actor is not None:
            people.setdefault(one.actor, "abcdef"[len(people) - 1])
    return ["own" if one.is_own else people[one.actor] for one in found]


def _writers_of_csv(folder: Path) -> list[str]:
    """The modules that write CSV."""
    found = (path for path in folder.rglob("*.py") if "csv.writer" in path.read_text("utf-8"))
    return sorted(path.relative_to(folder).as_posix() for path in found)


TEXT = cases(
    8,
    ("emoji ZWJ sequences stay whole", f"вкусно {_FAMILY}", clean, f"вкусно {_FAMILY}", ""),
    ("emoji ZWJ sequences count as one (graphemes)", _FAMILY, letters, 1, ""),
    ("skin tones count as one (graphemes)", "👍🏽👍🏿", letters, 2, ""),
    ("skin tones do not hide the feeling", "👍🏽", words, words("👍"), ""),
    ("flags count as one (graphemes)", "🇷🇺🇰🇿", letters, 2, ""),
    ("emoji in a review", dated("01.10.2026").replace("Отзыв номер".encode(),
     f"Вкусно {_FAMILY}👍🏽".encode()), texts, [f"Вкусно {_FAMILY}👍🏽 0"], "отзывы.csv"),
    ("half an emoji in JSON is no crash", b"[" + _HALF_LINE + b"]",
     lambda path: [said.startswith("Долго ждали") for said in texts(path)], [True], "отзывы.json"),
    ("half an emoji in lines of JSON is no crash", _HALF_LINE * 2, texts, ["Долго ждали\ufffd", "repeat"],
     "отзывы.jsonl"),
    ("variation selectors", "хорошо ❤\ufe0f", words, words("хорошо ❤"), ""),
    ("RTL text", "שירות איטי", which, "he", ""),
    ("bidi controls", "ab\u202edc\u202c\u2067ef\u2069\u200f", clean, "abdcef", ""),
    ("zero-width space", "вку\u200bсный\u2060 чай\ufeff", clean, "вкусный чай", ""),
    ("combining marks", "чаи\u0306 е\u0308", lambda said: words(clean(said)), ["чай", "е"], ""),
    ("homoglyphs: Latin letters among Cyrillic ones", "дocтaвка oпоздaла", words,
     ["доставка", "опоздала"], ""),
    ("homoglyphs: words of two scripts that are no spam", "vpn-сервис iphone", words,
     ["vpn-сервис", "iphone"], ""),
    ("HTML: textDisplay of YouTube", 'Долго<br>ждали &quot;чай&quot; <a href="/r">1:02</a>', clean,
     'Долго\nждали "чай"\n1:02', ""),
    ("HTML: Mastodon", "<p>Долго</p><p>ждали <span>чай</span></p>", clean, "Долго\nждали\nчай", ""),
    ("HTML: less-than signs of people stay", "чай < кофе, 5 > 3", clean, "чай < кофе, 5 > 3", ""),
    ("VK [id1|Name]", "Спасибо, [id1|Анна Каренина]!", mask, "Спасибо, @…!", ""),
    ("VK [club1|Name] in a comment", _comments(("7", "[club1|Чайная], когда откроетесь?", "77")),
     texts, ["@…, когда откроетесь?"], "vk_comments.csv"),
    ("VK entities", "чай &#10071; &amp; кофе", clean, "чай ❗ & кофе", ""),
    ("BBCode", "[b]Долго[/b] [url=http://a.example]ждали[/url] [color=#f00]чай[/color]", clean,
     "Долго ждали чай", ""),
    ("BBCode: brackets of people stay", "[Недорого] [1] чай", clean, "[Недорого] [1] чай", ""),
    ("CSV injection: who writes CSV is known, and guards against formulas", SRC, _writers_of_csv,
     ["demo/tables.py", "opinion/by_hand.py"], ""),
    ("CSV injection: a formula in a text is a text", _comments(("7", '=HYPERLINK("x";"y")', "77")),
     texts, ['=HYPERLINK("x";"y")'], "vk_comments.csv"),
)  # fmt: skip

IDENTITY = cases(
    9,
    ("deleted users: Telegram from=null", chat(message(1), message(2, **{"from": None})), _authors,
     ["a", "?"], "result.json"),
    ("deleted users: reddit [deleted]",
     _comments(("7", "Долго ждали", "[deleted]"), ("8", "Вкусно", "77")), _authors, ["?", "a"],
     "vk_comments.csv"),
    ("anonymous admins write as the group itself",
     chat(message(1, from_id="channel1900000002")), _authors, ["own"], "result.json"),
    ("channel authors: a foreign channel is audience",
     chat(message(1, from_id="channel1555000111"), message(2)), _authors, ["a", "b"],
     "result.json"),
    ("the brand's own replies are no audience",
     _comments(("7", "Долго ждали", "77"), ("8", "Простите нас", "-1")), _authors, ["a", "own"],
     "vk_comments.csv"),
    ("forwarded text is marked", chat(message(1), message(2, forwarded_from="Кто-то")),
     lambda path: [one.is_forward for one in mentions(path)], [False, True], "result.json"),
    ("reposted text counted once: the channel's post in its group is no comment",
     chat(message(1, from_id="channel1900000001", forwarded_from="Анна")), texts,
     ["post_mirrored"], "result.json"),
    ("the same text of the same author is one row",
     table(["Дата", "Отзыв", "Оценка"], *[["01.10.2026", "Долго ждали", "2"]] * 2), texts,
     ["Долго ждали", "repeat"], "отзывы.csv"),
    ("author renames", chat(message(1), message(2, **{"from": "Анна Новая"})), _authors,
     ["a", "a"], "result.json"),
    ("username re-used by another person",
     chat(message(1), message(2, from_id="user222")), _authors, ["a", "b"], "result.json"),
    ("ids of networks are apart: the same number is another person",
     {"vk_comments.csv": _comments(("7", "Долго ждали", "111")),
      "result.json": chat(message(1))},
     lambda folder: len({actor for (actor,) in shown_by("mention", "actor")(folder)}), 2, ""),
    ("group migrated to supergroup: the move is a service message",
     chat({"id": 3, "type": "service", "date": "2026-10-02T09:00:00", "actor": "Чат",
           "date_unixtime": "1790920800", "action": "migrate_from_group", "title": "Чат"}),
     texts, ["service_migrate_from_group"], "result.json"),
    ("group migrated to supergroup: one person before and after",
     {"old.json": chat(message(1), id=777, type="private_group"), "new.json": chat(message(2))},
     lambda folder: len({actor for (actor,) in shown_by("mention", "actor")(folder)}), 1, ""),
    ("page merge: two names of a page are two pages until otvet.toml says otherwise",
     {"vk_comments.csv": _comments(("7", "Долго ждали", "77")),
      "result.json": chat(message(1))},
     lambda folder: len(shown_by("page", "page")(folder)), 2, ""),
    ("an invited person has not come by itself", chat(
        {"id": 3, "type": "service", "date": "2026-10-02T09:00:00", "date_unixtime": "1790920800",
         "actor": "А", "actor_id": "user1", "action": "invite_members", "members": ["Б"]},
        {"id": 4, "type": "service", "date": "2026-10-02T09:00:00", "date_unixtime": "1790920801",
         "actor": "А", "actor_id": "user1", "action": "join_group_by_link"}),
     lambda path: (follows(path), moments(path)[0]), (["joined"], "service_invite_members"),
     "result.json"),
)  # fmt: skip
