"""Models must read what people said, not whom they named, how long they pressed a key or where they linked."""

import pytest

from otvet.text.model_input import MOST, for_model
from otvet.text.normalise import ANGRY, GLAD, words
from otvet.text.privacy import mask, mask_quote


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Смотрите https://shop.example/a?b=1, там дешевле", "Смотрите http там дешевле"),
        ("заходите на shop.ru/чай и www.tea.example", "заходите на http и http"),
        ("ждали 2.5 часа.Потом ушли", "ждали 2.5 часа.Потом ушли"),
        ("[id15|Анна Иванова], спасибо", "@user , спасибо"),
        ("*id15 (Анна) спасибо @club7 (Чай)", "@user спасибо @user"),
        ("[https://vk.com/page|правила] тут", "правила тут"),
        ("@anna_k и @… не ответили", "@user и @user не ответили"),
        ("почта anna@mail.example", "почта anna@mail.example"),
        ("звонил ☎…, писал ✉…, карта №…", "звонил phone , писал e-mail , карта number"),
        ("вот *** и всё", "вот и всё"),
        ("#ОченьВкусно #very_good #топ10", "Очень Вкусно very good топ 10"),
        ("№1 и C# и #", "№1 и C# и #"),
        ("Спасибо))) ну вот(((", "Спасибо🙂 ну вот🙁"),
        ("(в скобках) и 1) 2)", "(в скобках) и 1) 2)"),
        ("👍🏽👍🏽👍🏽 ❤️", "👍 ❤"),
        ("оооочень доооолго, coooool!!!!!", "очень долго, cool!"),
        ("Длинный ООО «Ромашка» III", "Длинный ООО «Ромашка» III"),
        ("ну..... ладно", "ну… ладно"),
        ("Дocтaвкa Bкусно iPhone", "Доставка Вкусно iPhone"),
        ("RT @anna: долго", "долго"),
        ("> вы писали\nне так", "вы писали не так"),
        ("&amp;laquo;Чай&amp;raquo; <b>дорого</b>", "«Чай» дорого"),
        ("5 > 3 ARTS", "5 > 3 ARTS"),
    ],
)
def test_the_form_that_models_read(written: str, read: str) -> None:
    assert for_model(written) == read


def test_small_letters_where_wanted() -> None:
    assert for_model("НЕ Звонят", lower=True) == "не звонят"


def test_a_long_text_ends_with_a_clause() -> None:
    """Half a sentence would be read as if its writer had said it."""
    text = "Ждали очень долго. " * 300
    read = for_model(text)
    assert MOST // 2 < len(read) <= MOST
    assert read.endswith("долго.")
    assert len(for_model("аб" * 25_000)) == MOST


def test_words_of_the_form_hold_feelings_and_words() -> None:
    assert words(for_model("Спасибо))) не дозвониться 😡")) == [
        "спасибо",
        GLAD,
        "не",
        "дозвониться",
        ANGRY,
    ]


def test_a_smiley_feels_the_same_before_and_after() -> None:
    """A face that the form writes must not be lost on whoever reads the form's words."""
    for text in ("Спасибо :)", "Ну вот :("):
        assert words(for_model(text)) == words(text)


@pytest.mark.parametrize("hide", [mask, mask_quote])
def test_a_masked_text_reads_like_the_one_masked(hide: object) -> None:
    """Texts are kept masked, and models must not tell kept ones from new ones."""
    assert callable(hide)
    assert for_model(hide("Долго ждали, не советую")) == for_model("Долго ждали, не советую")
    assert "anna" not in for_model(hide("Пишите @anna, там долго"))
