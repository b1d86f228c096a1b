"""Whoever is refused learns why and what to do next, in her own language."""

import ast
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import otvet
from otvet.config import read_config
from otvet.errors import (
    ConfigError,
    InputError,
    MissingExtra,
    OtvetError,
    Said,
    SourceError,
    StoreError,
    UnknownShape,
)
from otvet.i18n import LANGUAGES, words

SRC = Path(otvet.__file__).parent
ERRORS = {"InputError", "SourceError", "UnknownShape", "StoreError", "Busy", "OtvetError"}
ERRORS |= {"UnknownPage", "UnknownColumns", "UnknownQuestions"}
BAD = """
colour = "red"
rivals = "Brew"
[brand]
name = ""
language = "de"
zone = "Moscow"
currency = "rub"
pack = "zoo"
[[pages]]
ref = "teahouse"
[[pages]]
title = "Tea"
[[advantages]]
code = "Own blends"
text = 5
communicated = "perhaps"
[goals]
audience_share = -1
awareness_points = "many"
opinion_of_100 = 90.5
[prices]
response = -1
label = "much"
[[costs]]
from_day = "yesterday"
to_day = 2026-10-31
kind = "ads"
amount = 1
[[margins]]
attribute = "sex"
shares = 5
"""
FAULTS_RU = {
    "colour: такой настройки нет: исправьте название или удалите её",
    "rivals: нужен список: возьмите его в квадратные скобки",
    "brand.name: пусто: заполните",
    "brand.language: нужно одно из значений: en, ru",
    "brand.zone: нужен часовой пояс в виде Europe/Moscow",
    "brand.currency: нужна валюта тремя заглавными латинскими буквами, например RUB",
    "brand.pack: нужно одно из значений: cafe, shop, bank, app, beauty, education — либо файл, например packs/mine.toml",
    "pages.0.ref (teahouse): нужна страница в виде telegram:1900000001 или vk:teahouse "
    "либо ссылка на неё",
    "pages.1.ref: не указано: добавьте",
    "advantages.0.code (Own blends): годятся только a–z, 0–9, дефис и подчёркивание, например own-blends",
    "advantages.0.text: нужен текст в кавычках",
    "advantages.0.communicated (perhaps): нужно true или false без кавычек",
    "goals.audience_share: должно быть больше 0",
    "goals.awareness_points: нужно число без кавычек, например 0.5",
    "goals.opinion_of_100: нужно целое число без кавычек, например 90",
    "prices.response: должно быть не меньше 0",
    "prices.label: нужно число без кавычек, например 0.5",
    "costs.0.from_day (yesterday): нужен день в виде 2026-10-31",
    "margins.0.shares: нужен раздел с собственными настройками; "
    "все настройки покажет otvet settings",
}


def _refused(path: Path, text: str) -> ConfigError:
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    return caught.value


def test_all_faults_of_a_config_are_said_at_once_in_russian(tmp_path: Path) -> None:
    """One fault a run makes nineteen runs; a pydantic sentence helps nobody."""
    error = _refused(tmp_path / "otvet.toml", BAD)
    first, *faults = error.say("ru").splitlines()
    assert first == f"{tmp_path / 'otvet.toml'}:"
    assert {fault.removeprefix("  - ") for fault in faults} == FAULTS_RU
    assert len(faults) == len(FAULTS_RU)


def test_all_faults_of_a_config_are_said_in_english_too(tmp_path: Path) -> None:
    """`str` of an error is English, for logs and notebooks."""
    error = _refused(tmp_path / "otvet.toml", BAD)
    assert str(error) == error.say("en")
    assert "  - brand.pack: must be one of these: cafe, shop, bank, app, beauty, education" in str(
        error
    )
    assert "cannot be used" not in str(error), "a fault that is told in pydantic's words"
    assert not re.search("[а-я]", str(error))


def test_codes_used_twice_are_named_in_both_languages(tmp_path: Path) -> None:
    """An advantage and a foil of one code would count as one."""
    text = '[brand]\nname = "Tea"\n[[advantages]]\ncode = "a"\ntext = "first"\n'
    text += '[[foils]]\ncode = "a"\ntext = "second"\n'
    error = _refused(tmp_path / "otvet.toml", text)
    assert "more than once: a" in str(error)
    assert error.say("ru").endswith(
        "весь файл: каждый код должен встречаться один раз; повторяются: a"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[brand]\nname = "Tea\n', "проверьте кавычки и скобки в строке 2"),
        ("rivals = [", "до конца файла не закрыта"),
    ],
)
def test_broken_toml_is_pointed_at(tmp_path: Path, text: str, said: str) -> None:
    """A person looks at a line, not at a grammar."""
    error = _refused(tmp_path / "otvet.toml", text)
    assert said in error.say("ru")
    assert "is not TOML" in str(error)


def test_another_encoding_is_told(tmp_path: Path) -> None:
    """Notepad may save Cyrillic in its own code page."""
    (tmp_path / "otvet.toml").write_bytes('[brand]\nname = "Чай"'.encode("cp1251"))
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        read_config(tmp_path / "otvet.toml")
    assert "сохраните" in caught.value.say("ru")


def test_values_are_told_in_the_language_of_the_error() -> None:
    """An error inside an error, and a list of marked texts, follow the reader too."""
    inner = SourceError("{file} is empty: export it again", {"file": "a.csv"})
    outer = InputError("{file}: not taken. {message}", {"file": "a.csv", "message": inner})
    assert str(outer) == "a.csv: not taken. a.csv is empty: export it again"
    assert outer.say("ru") == "a.csv: не принят. a.csv пуст: выгрузите его заново."
    assert Said("{all}", {"all": [Said("date"), Said("text")]}).say("ru") == "дата, текст"


def test_braces_in_values_and_in_plain_texts_are_left_alone() -> None:
    """A file may be named {x}.csv."""
    assert str(InputError("{file}!", {"file": "{x}"})) == "{x}!"
    assert str(InputError("plain {text}")) == "plain {text}"


def test_a_missing_extra_names_the_command() -> None:
    """The next thing to type stands in the message, whatever its language."""
    error = MissingExtra("spark", "Spark")
    for language in LANGUAGES:
        assert error.say(language).endswith('pip install "otvet[spark]"')


@pytest.mark.parametrize(
    "error",
    [
        InputError("{file}!", {"file": "a"}),
        StoreError("plain"),
        ConfigError("otvet.toml", [Said("{gt}", {"gt": 1})]),
        MissingExtra("spark", "Spark"),
        UnknownShape("plain"),
    ],
)
def test_errors_pass_between_processes(error: OtvetError) -> None:
    """A worker's error must arrive as it was raised."""
    back = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(back), str(back)) == (type(error), str(error))


def _raised() -> list[ast.Call]:
    return [
        call
        for path in sorted(SRC.rglob("*.py"))
        if path.parent.name != "stats"  # these speak to programmers
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ERRORS
    ]


def test_every_error_is_marked_and_filled_whole() -> None:
    """An unmarked text is English for everybody; a value left out crashes while explaining."""
    calls = _raised()
    assert len(calls) > 40
    for call in calls:
        text, *rest = call.args
        where = ast.unparse(call)
        if isinstance(text, ast.Name):
            continue
        assert isinstance(text, ast.Call), where
        assert ast.unparse(text.func) == "mark", where
        told = ast.literal_eval(text.args[0])
        wanted = set(re.findall(r"{(\w+)}", told))
        if rest and isinstance(rest[0], ast.Dict):
            assert {ast.literal_eval(key) for key in rest[0].keys if key} == wanted, where
        assert rest or not wanted, where


def test_every_russian_error_is_russian() -> None:
    """The catalogue holds all of them, so none falls back to English."""
    texts = [call.args[0] for call in _raised()]
    marked = [ast.literal_eval(text.args[0]) for text in texts if isinstance(text, ast.Call)]
    assert [text for text in marked if not re.search("[а-я]", words("ru")(text))] == []


@pytest.mark.parametrize(
    "verb",
    [
        "collect",
        "imports",
        "rejected",
        "undo abc",
        "erase vk 1",
        "month",
        "month 2026-10",
        "explain audience",
        "enter vk:tea followers 5",
    ],
)
def test_a_folder_that_is_no_brand_gives_no_traceback(tmp_path: Path, verb: str) -> None:
    """A mistyped folder is the commonest mistake; nothing is made in it either."""
    script = "import sys; from otvet.cli import main; sys.argv[0] = 'otvet'; main()"
    for folder in (Path("/nowhere"), tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", script, *verb.split(), "-b", str(folder)],
            capture_output=True,
            text=True,
            env={"OTVET_LANG": "ru", "PYTHONUTF8": "1"},
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            f"{folder / 'otvet.toml'}:",
            f"  - такого файла нет; его создаст otvet init {folder}",
        ]
    assert list(tmp_path.iterdir()) == []
