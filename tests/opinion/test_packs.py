"""The shipped packs: complete in both languages, praise is no complaint, complaints are found."""

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.opinion import by_patterns

from otvet.config import SHIPPED_PACKS, PackName
from otvet.opinion.codeframe import codeframe, read_codeframe

PRAISE: dict[PackName, tuple[str, ...]] = {
    "beauty": (
        "Приняли вовремя, ждать не пришлось",
        "Очень довольна стрижкой, цвет ровный, без желтизны",
        "Маникюр держится месяц, ни одного скола",
        "Не больно, анестезия подействовала сразу",
        "Вежливый администратор, чисто, инструменты стерильные",
        "Доктор всё объяснил, ничего лишнего не назначил",
        "Ничего не навязывали, цены адекватные",
        "Вылечили зуб за один приём, пломба как родная",
        "Запись онлайн удобная, всегда есть свободные окошки",
        "Всё прошло без осложнений, отёка нет",
        "Анализы готовы на следующий день",
        "Хожу к дорогим моим девочкам пять лет 😍",
        "С парковкой проблем нет, нашли быстро",
        "Скидка сработала, сертификат приняли",
        "Not painful at all, the dentist was gentle",
        "Seen on time, no wait",
        "Friendly receptionist, spotless room",
        "Nothing unnecessary was prescribed",
        "Not pushy, prices are fair",
        "My gel lasted a month, no chips",
        "Love my haircut, the colour is perfect",
        "No hidden fees, paid exactly what was quoted",
        "My skin glows, no swelling after the peel",
        "Easy parking right at the door",
    ),
    "education": (
        "Преподаватель объясняет понятно, занятия нескучные",
        "Сдал экзамен с первого раза, инструктор спокойный",
        "Учитель не кричит и терпеливо повторяет тему",
        "Много практики, ничего лишнего, без воды",
        "Никаких поборов, цены приемлемые",
        "Группы небольшие, внимания хватает каждому",
        "Домашку проверяют быстро, куратор на связи",
        "Платформа удобная, записи остаются навсегда",
        "Кормят вкусно, дети сыты",
        "В садике чисто, тепло и уютно",
        "Деньги за пропущенные уроки вернули сразу",
        "Дорогие учителя, спасибо вам за сына! ❤️",
        "Занятия ни разу не отменяли",
        "Диплом выдали в срок",
        "Ничего не навязывали после пробного урока",
        "Great teacher, lessons are never boring",
        "Passed the exam at the first attempt",
        "The staff are friendly and helpful",
        "No hidden fees, tuition is reasonable",
        "Small classes and plenty of practice",
        "Homework is checked within a day",
        "The platform works well on a phone",
        "Never late, never cancelled",
        "My daughter loves her kindergarten",
    ),
    "cafe": (
        "Вкусный кофе, быстро обслужили",
        "Ждать долго не пришлось, всё горячее",
        "Без очередей, цены невысокие",
        "Не дорого и очень вкусно!",
        "Официанты вежливые, не навязчивые, улыбаются",
        "Уютно, чисто, музыка не громкая",
        "Порции большие, еда свежая",
        "Отличное место, придём ещё)))",
        "Десерты просто чудо, рекомендую всем 😍",
        "Забронировали столик без проблем",
        "Ни разу не пожалели, что зашли",
        "Great coffee and quick service",
        "Friendly staff, no wait at all",
        "Not expensive and very tasty",
        "The food was fresh and hot, portions are big",
        "No problems with the booking, lovely place",
        "Never had a bad meal here",
        "Clean, cosy, and the music is not loud",
    ),
    "shop": (
        "Быстрая доставка, курьер вежливый, упаковка целая",
        "Цены невысокие, выбор большой",
        "Всё подошло, размер в размер, качество отличное",
        "Не дорого, пришло раньше срока",
        "Возврат оформили без проблем",
        "Ни разу не подвели, очередей нет",
        "Консультанты помогли подобрать размер",
        "Товар соответствует описанию, фото не врут",
        "Скидка сработала, бонусы начислили сразу",
        "Спасибо за подарок к заказу! 👍",
        "Great quality and fast shipping",
        "No queue, friendly cashier",
        "Prices are not high, wide choice",
        "Arrived early, nothing broken",
        "Easy return, money came the next day",
        "Fits perfectly, true to size",
        "Never had a problem with delivery",
    ),
    "bank": (
        "Карту доставили на следующий день, курьер вежливый",
        "Кредит одобрили за пять минут, без очередей",
        "Приложение удобное, всё понятно",
        "Дозвонились сразу, вопрос решили",
        "Кэшбэк начислили вовремя",
        "Никаких скрытых комиссий, обслуживание бесплатное",
        "Сотрудник подробно всё объяснил, спасибо!",
        "Ставка низкая по сравнению с другими? Нет, по вкладу высокая, доволен",
        "Ничего не навязывали, оформили быстро",
        "Досрочно погасили ипотеку без проблем",
        "Пользуюсь десять лет, всем доволен)))",
        "Support answered at once and solved the question",
        "No hidden fees, the app works well",
        "The loan was approved in a day",
        "Friendly staff, no queue",
        "Cashback came on time",
        "Never had a problem with transfers",
        "Страховую выплату перечислили без задержек",
        "ОСАГО оформили без навязанных услуг",
        "Полис недорогой, условия понятны",
        "The claim was paid within a week",
        "My premium did not increase this year",
    ),
    "app": (
        "Работает быстро, ни разу не вылетало",
        "Удобное приложение, всё понятно и без рекламы",
        "Связь не пропадает, ловит везде",
        "Интернет быстрый, проблем со связью нет",
        "Тариф недорогой, цены не повышают",
        "Роуминг включился без проблем",
        "Ничего не навязали, подключили за день",
        "Батарею не сажает, места занимает немного",
        "Поддержка ответила сразу и помогла",
        "Мастер не опоздал, всё сделал аккуратно",
        "Код пришёл через секунду, вошёл с первого раза",
        "Подписку отменил за минуту",
        "Спасибо разработчикам, пользуюсь третий год 👍",
        "It never crashes and loads fast",
        "No ads, clean design",
        "The signal is strong everywhere",
        "Not expensive, the free version is enough",
        "Roaming worked without extra charges",
        "The internet never drops",
        "Support answered in a minute and helped",
        "The technician was not late and very polite",
    ),
}

COMPLAINTS: dict[PackName, tuple[tuple[str, str], ...]] = {
    "beauty": (
        ("Просидели в очереди два часа, хотя были по записи", "long_wait"),
        ("Записаться к врачу невозможно", "no_slots"),
        ("Запись отменили без предупреждения", "booking_lost"),
        ("Дозвониться до клиники невозможно", "unreachable"),
        ("Администратор хамит клиентам", "rude_staff"),
        ("Врач даже не осмотрел ребёнка", "not_heard"),
        ("Мастер неопытная, всё делала наспех", "unskilled"),
        ("Постригли криво и слишком коротко", "bad_hair"),
        ("Гель-лак отслоился на второй день", "bad_nails"),
        ("Никакого эффекта после пяти процедур", "no_effect"),
        ("Было очень больно, укол не подействовал", "pain"),
        ("После процедуры остался ожог", "harm"),
        ("Поставили неверный диагноз", "wrong_treatment"),
        ("Через месяц выпала пломба", "teeth"),
        ("Назначили кучу ненужных анализов", "needless"),
        ("Навязывают абонементы и косметику", "pushy"),
        ("Инструменты не стерилизуют, грязно", "hygiene"),
        ("Цены неоправданно высокие", "high_prices"),
        ("Озвучили одну сумму, а насчитали вдвое больше", "hidden_costs"),
        ("Сертификат отказались принять", "promo_broken"),
        ("Деньги не вернули и переделать отказались", "refund"),
        ("В кабинете душно и тесно", "interior"),
        ("Потеряли мои анализы", "papers"),
        ("На фото одно, в жизни ничего общего", "expectations"),
        ("Припарковаться негде", "location"),
        ("I waited over an hour past my appointment", "long_wait"),
        ("There are no appointments for weeks", "no_slots"),
        ("They cancelled my appointment twice", "booking_lost"),
        ("Nobody answers the phone", "unreachable"),
        ("The receptionist was rude", "rude_staff"),
        ("The doctor did not listen to me", "not_heard"),
        ("The whole massage felt rushed", "unskilled"),
        ("My haircut is uneven", "bad_hair"),
        ("The polish chipped the next day", "bad_nails"),
        ("No visible results after six sessions", "no_effect"),
        ("The injection was extremely painful", "pain"),
        ("The laser burned my skin", "harm"),
        ("I was misdiagnosed", "wrong_treatment"),
        ("The crown came off after a week", "teeth"),
        ("They order unnecessary tests", "needless"),
        ("Constant upselling of products", "pushy"),
        ("The tools were dirty", "hygiene"),
        ("Way too expensive", "high_prices"),
        ("I was charged more than quoted", "hidden_costs"),
        ("They refused to accept my voucher", "promo_broken"),
        ("They refused to give me a refund", "refund"),
        ("The room was freezing", "interior"),
        ("They lost my test results", "papers"),
        ("Nothing like the photos", "expectations"),
        ("Parking is a nightmare", "location"),
    ),
    "education": (
        ("Преподаватель объясняет непонятно", "dull_teaching"),
        ("Учитель сам не знает предмета", "unskilled_teachers"),
        ("Воспитатель кричит на детей", "rude_teachers"),
        ("Администрация отвечает отписками", "rude_office"),
        ("Учителя постоянно меняются", "turnover"),
        ("Программа устарела, сплошная вода", "weak_programme"),
        ("Практики почти нет, одна теория", "no_practice"),
        ("За год ничему не научили", "no_result"),
        ("Слишком много домашних заданий", "overload"),
        ("Оценки занижают", "unfair_marks"),
        ("Группы переполнены, внимания ребёнку не хватает", "groups"),
        ("Домашку не проверяют", "feedback"),
        ("Занятия постоянно переносят", "schedule"),
        ("Никто не перезвонил после заявки", "unreachable"),
        ("Платформа зависает, видео не грузится", "platform"),
        ("Обучение стоит неоправданно дорого", "high_prices"),
        ("Постоянные поборы на нужды класса", "extra_fees"),
        ("Отказались вернуть деньги за обучение", "refund"),
        ("Менеджеры названивают каждый день", "pushy"),
        ("С трудоустройством обманули", "expectations"),
        ("За детьми никто не следит", "safety"),
        ("В столовой кормят ужасно", "food"),
        ("В классах холодно, ремонта не было сто лет", "building"),
        ("Диплом до сих пор не выдали", "documents"),
        ("В садик не попасть, очередь огромная", "admission"),
        ("The lectures are boring and confusing", "dull_teaching"),
        ("The tutors are inexperienced", "unskilled_teachers"),
        ("The teacher yells at the kids", "rude_teachers"),
        ("The administration is rude", "rude_office"),
        ("High staff turnover", "turnover"),
        ("The course content is outdated", "weak_programme"),
        ("Not enough practice", "no_practice"),
        ("I learned nothing", "no_result"),
        ("Too much homework", "overload"),
        ("The grading is unfair", "unfair_marks"),
        ("The groups are too big", "groups"),
        ("No feedback on my homework", "feedback"),
        ("Lessons get cancelled all the time", "schedule"),
        ("They never answered my emails", "unreachable"),
        ("The platform keeps crashing", "platform"),
        ("Tuition is too expensive", "high_prices"),
        ("Hidden fees everywhere", "extra_fees"),
        ("My refund was denied", "refund"),
        ("They call me every day with a sales pitch", "pushy"),
        ("They promised a job and lied", "expectations"),
        ("My son was bullied", "safety"),
        ("The canteen food is awful", "food"),
        ("The building is old and dirty", "building"),
        ("My certificate never arrived, still waiting", "documents"),
        ("The enrolment was total chaos", "admission"),
    ),
    "cafe": (
        ("Ждали заказ почти час", "long_wait"),
        ("Официантка нам нахамила", "rude_staff"),
        ("Перепутали заказ и забыли десерт", "careless_service"),
        ("Суп пересолен, есть невозможно", "taste"),
        ("Капучино кислый и водянистый", "bad_drinks"),
        ("Принесли остывшую пиццу", "cold_food"),
        ("Салат несвежий, потом тошнило", "not_fresh"),
        ("В тарелке нашли волос", "foreign_things"),
        ("Столы липкие, в зале грязь", "dirty"),
        ("Музыка орёт так, что не поговорить", "noise_air"),
        ("Цены неоправданно высокие", "high_prices"),
        ("Порции стали крошечные", "small_portions"),
        ("В счёт включили лишнее блюдо", "bill_wrong"),
        ("Забронировали столик, а бронь потеряли", "booking"),
        ("Курьер опоздал на полтора часа", "delivery_late"),
        ("По сертификату скидку не дали", "loyalty"),
        ("В рекламе обещали одно, а на деле не соответствует", "expectations"),
        ("We waited an hour for our food", "long_wait"),
        ("The waiter was rude", "rude_staff"),
        ("Bland pasta and a dry cake", "taste"),
        ("Way too loud inside", "noise_air"),
        ("Overpriced for what it is", "high_prices"),
        ("Tiny portions", "small_portions"),
    ),
    "shop": (
        ("Заказ так и не пришёл, жду три недели", "delivery_late"),
        ("Флакон пришёл разбитым", "damaged"),
        ("Прислали не тот размер", "wrong_item"),
        ("Кофта полиняла после первой стирки", "quality"),
        ("Молоко просроченное", "not_fresh"),
        ("Это подделка, а не оригинал", "fake"),
        ("На фото одно, в жизни отличается цвет", "not_as_described"),
        ("Платье маломерит", "size"),
        ("Кассир нахамила", "rude_staff"),
        ("На кассе вечные очереди", "queues"),
        ("Ценник не соответствует цене на кассе", "price_tag"),
        ("Промокод не сработал", "promo_broken"),
        ("Отказались принять возврат", "returns"),
        ("Сайт постоянно зависает", "site_app"),
        ("Не дозвониться до магазина", "support_silent"),
        ("Навязали платную гарантию", "pushy"),
        ("The parcel arrived crushed", "damaged"),
        ("Refund refused twice", "returns"),
        ("The order is two weeks late", "delivery_late"),
        ("Poor quality, broke after a week", "quality"),
        ("Discount code did not work", "promo_broken"),
    ),
    "bank": (
        ("Заблокировали карту без причины", "money_held"),
        ("Перевод не дошёл, деньги зависли", "money_lost"),
        ("Приложение вылетает при входе", "app_fails"),
        ("Личный кабинет неудобный и непонятный", "app_awkward"),
        ("До поддержки не дозвониться", "support_silent"),
        ("В ответ на жалобу одни отписки", "support_useless"),
        ("Сотрудница нагрубила", "rude_staff"),
        ("Операторы не знают тарифов", "staff_ignorant"),
        ("Очереди в отделении на два часа", "queues"),
        ("Заявку рассматривают вторую неделю", "slow_decision"),
        ("Отказали в кредите без объяснения причин", "refusal"),
        ("Навязали страховку при оформлении", "forced_extras"),
        ("Списали комиссию без предупреждения", "hidden_fees"),
        ("Обещанный кэшбэк не начислили", "promise_broken"),
        ("Курьер карту не привёз", "cards_delivery"),
        ("Банкомат зажевал купюры", "atm"),
        ("Не могу закрыть счёт второй месяц", "account_closing"),
        ("Каждый день названивают с рекламой", "spam_calls"),
        ("Испортили кредитную историю", "credit_history"),
        ("My card was blocked abroad", "money_held"),
        ("The app crashes every day", "app_fails"),
        ("Nobody answers the support line", "support_silent"),
        ("Hidden fees everywhere", "hidden_fees"),
        ("The bonus was never credited", "promise_broken"),
        ("Страховая отказала в выплате после ДТП", "claim_refused"),
        ("Ущерб занизили вдвое, выплата копеечная", "claim_refused"),
        ("Выплату по каско жду третий месяц", "claim_slow"),
        ("ОСАГО не продают без страхования жизни", "policy_forced"),
        ("Полис продлили автоматически и сняли деньги", "policy_forced"),
        ("В полисе непонятно, что покрывает франшиза", "policy_terms"),
        ("ОСАГО подорожало вдвое", "policy_price"),
        ("КБМ посчитали неправильно", "policy_price"),
        ("My claim was denied", "claim_refused"),
        ("The payout is delayed for months", "claim_slow"),
        ("The policy was renewed without asking me", "policy_forced"),
        ("Exclusions are hidden in the fine print", "policy_terms"),
        ("My premium doubled at renewal", "policy_price"),
    ),
    "app": (
        ("Приложение вылетает и виснет", "crashes"),
        ("Сервер опять лежит с утра", "outage"),
        ("Не могу войти в аккаунт, код не приходит", "login"),
        ("После обновления всё перестало работать", "update_broke"),
        ("Интерфейс запутанный и неудобный", "awkward"),
        ("Не хватает тёмной темы", "missing_feature"),
        ("Пропала вся история переписки", "data_lost"),
        ("Садит батарею за два часа", "device"),
        ("Реклама на весь экран каждую минуту", "ads_spam"),
        ("Дома не ловит связь, звонки обрываются", "no_signal"),
        ("Интернет медленный, вечером тормозит", "slow_internet"),
        ("Скорость ниже заявленной в три раза", "slow_internet"),
        ("В роуминге списали три тысячи", "roaming"),
        ("Тариф снова подорожал", "high_prices"),
        ("Теперь все функции платные", "paywall"),
        ("Пакет гигабайт закончился за неделю", "paywall"),
        ("Подключили платную подписку без моего ведома", "hidden_subscription"),
        ("Деньги списали дважды", "wrong_charges"),
        ("Невозможно отменить подписку", "cancel_hard"),
        ("Оплата картой не проходит", "payment_fails"),
        ("До оператора не дозвониться", "support_silent"),
        ("Висел на линии сорок минут", "support_silent"),
        ("Поддержка бесполезная, одни отписки", "support_useless"),
        ("В салоне нахамили", "rude_staff"),
        ("Мастер не приехал в назначенный день", "installer"),
        ("Заблокировали аккаунт без причины", "account_blocked"),
        ("Условия тарифа изменили без предупреждения", "promise_broken"),
        ("Взломали аккаунт, а данные утекли", "security"),
        ("The app crashes every day", "crashes"),
        ("The servers are down again", "outage"),
        ("I cannot log in, the code never arrived", "login"),
        ("The last update broke everything", "update_broke"),
        ("The interface is confusing", "awkward"),
        ("There is no way to export notes", "missing_feature"),
        ("It deleted all my photos", "data_lost"),
        ("Drains the battery in two hours", "device"),
        ("Too many ads", "ads_spam"),
        ("No signal at home, dropped calls", "no_signal"),
        ("The internet is slow every evening", "slow_internet"),
        ("Roaming charges were outrageous", "roaming"),
        ("They raised the price again", "high_prices"),
        ("Everything is behind a paywall", "paywall"),
        ("They signed me up for a paid service", "hidden_subscription"),
        ("I was charged twice", "wrong_charges"),
        ("It is impossible to cancel the subscription", "cancel_hard"),
        ("My payment was declined", "payment_fails"),
        ("On hold for an hour", "support_silent"),
        ("Customer service is useless", "support_useless"),
        ("The agent was rude", "rude_staff"),
        ("The technician never came", "installer"),
        ("My account was suspended for no reason", "account_blocked"),
        ("The promo code did not work", "promise_broken"),
        ("My account was hacked", "security"),
    ),
}


def raised(pack: PackName, text: str) -> set[str]:
    return by_patterns.raised(codeframe(pack), text)


def pairs(texts: dict[PackName, tuple[str, ...]]) -> list[tuple[PackName, str]]:
    return [(pack, text) for pack in SHIPPED_PACKS for text in texts[pack]]


@pytest.mark.parametrize(("pack", "text"), pairs(PRAISE))
def test_praise_is_not_a_complaint(pack: PackName, text: str) -> None:
    assert raised(pack, text) == set()


@pytest.mark.parametrize(
    ("pack", "text", "code"), [(pack, *told) for pack in SHIPPED_PACKS for told in COMPLAINTS[pack]]
)
def test_a_plain_complaint_finds_its_problem(pack: PackName, text: str, code: str) -> None:
    assert code in raised(pack, text)


@pytest.mark.parametrize(
    ("pack", "text"),
    [("cafe", "Ужас, а не вывеска"), ("bank", "Awful logo"), ("shop", "🤬"), ("app", "Awful logo")],
)
def test_a_complaint_outside_the_codeframe_is_kept_as_unplaced(pack: PackName, text: str) -> None:
    """It must not vanish: it is what the report does not have."""
    assert raised(pack, text) == {"unplaced"}


def test_a_text_may_raise_several_problems() -> None:
    assert raised("cafe", "Кофе вкусный, но ждали час. Официант нахамил!") == {
        "long_wait",
        "rude_staff",
    }


@pytest.mark.parametrize("pack", SHIPPED_PACKS)
def test_every_problem_has_two_names_and_patterns_in_both_languages(pack: PackName) -> None:
    for kind in codeframe(pack).kinds:
        assert all(kind.name[language] for language in ("ru", "en")), kind.code
        assert any("а" <= sign <= "я" for text in kind.patterns for sign in text), kind.code
        assert any("a" <= sign <= "z" for text in kind.patterns for sign in text), kind.code
    assert 20 <= len(codeframe(pack).kinds) <= 28


def test_a_codeframe_is_frozen_by_its_text() -> None:
    """Months are comparable only under the same codeframe, so any change must show."""
    pack = b'version = 1\n[problems.wait]\nru = "x"\nen = "y"\ncause = "staff"\npatterns = ["wait"]'
    cues = b'bad = ["awful"]\ngood = ["good"]'
    frame = read_codeframe("p", pack, cues)
    assert frame.stamp.startswith("p-1-")
    assert read_codeframe("p", pack.replace(b'"wait"', b'"waits"'), cues).stamp != frame.stamp
    with pytest.raises(ValueError, match="unknown cause"):
        read_codeframe("p", pack.replace(b"staff", b"nobody"), cues)


@pytest.mark.parametrize("pack", ["beauty", "education"])
def test_phrases_of_a_problem_come_in_both_languages_and_once(pack: PackName) -> None:
    """A sentence told of two problems would teach an encoder to confuse them."""
    frame = codeframe(pack)
    for kind in frame.kinds:
        for phrases in (kind.says, kind.praises):
            russian = sum(any("а" <= sign <= "я" for sign in text) for text in phrases)
            assert russian * 2 == len(phrases) >= 8, kind.code
    every = [*frame.nothing, *(s for kind in frame.kinds for s in (*kind.says, *kind.praises))]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("pack", ["beauty", "education"])
def test_what_praises_a_matter_raises_no_problem_of_the_codeframe(pack: PackName) -> None:
    frame = codeframe(pack)
    quiet = [*frame.nothing, *(text for kind in frame.kinds for text in kind.praises)]
    assert [text for text in quiet if raised(pack, text) - {"unplaced"}] == []


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    for pack in SHIPPED_PACKS:
        raised(pack, text)


HOSTILE = [
    "долго ждать ",
    "\u200b",
    "\u202e",
    "👍",
    "\x00",
    "не ",
    "(",
    "очередь очереди ",
    "ужас ",
    "кофе",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_fifty_thousand_signs_take_no_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    began = time.process_time()
    for pack in SHIPPED_PACKS:
        raised(pack, text)
    assert time.process_time() - began < 6


def test_pack_files_hold_no_unknown_keys() -> None:
    """A misspelt key would silently leave a problem without patterns."""
    from importlib.resources import files

    for pack in SHIPPED_PACKS:
        told = tomllib.loads((files("otvet.opinion") / "packs" / f"{pack}.toml").read_text("utf-8"))
        assert {"version", "problems"} <= set(told) <= {"version", "problems", "nothing"}
        keys = {key for kind in told["problems"].values() for key in kind}
        assert {"ru", "en", "cause", "patterns"} <= keys
        assert keys <= {"ru", "en", "cause", "patterns", "says", "praises"}


SEPARATED: tuple[tuple[PackName, str, str, str], ...] = (
    ("beauty", "Ждали ответа на сообщение неделю, не ответили", "unreachable", "long_wait"),
    ("beauty", "Краской сожгли волосы", "bad_hair", "harm"),
    ("beauty", "Аппаратом обожгли палец", "harm", "bad_nails"),
    ("beauty", "Навязали ненужный абонемент", "pushy", "promo_broken"),
    ("beauty", "Запах аммиака, дышать нечем", "interior", "no_slots"),
    ("beauty", "The filling fell out", "teeth", "wrong_treatment"),
    ("beauty", "My gift card was declined", "promo_broken", "refund"),
    ("education", "Уроки отменили, когда мы были уже в дороге", "schedule", "high_prices"),
    ("education", "В школе вечно старая холодная еда", "food", "building"),
    ("education", "Куратор игнорирует вопросы", "feedback", "unreachable"),
    ("education", "В деканате нахамили", "rude_office", "rude_teachers"),
    ("education", "Преподаватель орёт на студентов", "rude_teachers", "unskilled_teachers"),
    ("education", "Сертификат с ошибкой, переделывать не хотят", "documents", "unskilled_teachers"),
    ("education", "The website crashed", "platform", "admission"),
    ("education", "They will not refund my tuition", "refund", "high_prices"),
    ("cafe", "Очередь к кассе огромная", "long_wait", "booking"),
    ("cafe", "The queue was endless", "long_wait", "booking"),
    ("cafe", "Баллы сгорели", "loyalty", "taste"),
    ("cafe", "Сертификат оказался просрочен", "loyalty", "not_fresh"),
    ("cafe", "My gift card expired", "loyalty", "not_fresh"),
    ("cafe", "Настроение испорчено", "unplaced", "not_fresh"),
    ("cafe", "Свободных столиков не найти", "booking", "opening_hours"),
    ("cafe", "Мест нет никогда", "booking", "long_wait"),
    ("cafe", "No tables free again", "booking", "interior"),
    ("cafe", "It is too crowded", "interior", "booking"),
    ("cafe", "Почему закрываетесь так рано?", "opening_hours", "booking"),
    ("cafe", "There is nowhere to park", "opening_hours", "booking"),
    ("cafe", "До вас не дозвониться", "unreachable", "booking"),
    ("cafe", "Деньги списали дважды", "bill_wrong", "app_site"),
    ("cafe", "They charged me twice", "bill_wrong", "high_prices"),
    ("cafe", "The cup leaks through the lid", "delivery_damaged", "dirty"),
    ("cafe", "Стаканчик протекает", "delivery_damaged", "dirty"),
    ("shop", "Ждали 20 минут, пока приготовят чай", "long_wait", "delivery_late"),
    ("shop", "Торт оказался кислый", "taste", "not_fresh"),
    ("shop", "Waited an hour for my order", "long_wait", "queues"),
    ("shop", "The cake was tasteless", "taste", "quality"),
    ("shop", "Бонусы сгорели", "promo_broken", "not_fresh"),
    ("shop", "Подарочный сертификат просрочен", "promo_broken", "not_fresh"),
    ("shop", "They charged me twice", "price_tag", "high_prices"),
    ("shop", "Парковки нет совсем", "location", "out_of_stock"),
    ("bank", "Обратной связи нет", "support_silent", "slow_decision"),
    ("bank", "Навязали страховку к кредиту", "forced_extras", "policy_forced"),
    ("bank", "Заявку на ипотеку рассматривают вторую неделю", "slow_decision", "claim_slow"),
    ("bank", "Отказали в кредите без причины", "refusal", "claim_refused"),
    ("app", "Обратной связи нет, поддержка молчит", "support_silent", "no_signal"),
    ("app", "Нет связи на даче", "no_signal", "support_silent"),
    ("app", "Промокод не сработал", "promise_broken", "login"),
    ("app", "В роуминге интернет дорогой", "roaming", "slow_internet"),
    ("app", "Каждый день спамят", "ads_spam", "account_blocked"),
    ("app", "Уведомления не приходят", "data_lost", "ads_spam"),
    ("app", "Верните старый дизайн", "update_broke", "wrong_charges"),
    ("app", "Верните деньги за подписку", "wrong_charges", "update_broke"),
    ("app", "The promo code was never credited", "promise_broken", "login"),
    ("bank", "Наплевательское отношение к клиентам", "rude_staff", "security"),
)


@pytest.mark.parametrize(("pack", "text", "code", "other"), SEPARATED)
def test_a_word_with_two_meanings_goes_to_the_right_problem(
    pack: PackName, text: str, code: str, other: str
) -> None:
    """A complaint in the wrong place is a wrong figure twice: here and where it belongs."""
    found = raised(pack, text)
    assert code in found
    assert other not in found


@pytest.mark.parametrize(
    ("pack", "text"),
    [
        ("beauty", "Боялась, что будет больно"),
        ("beauty", "Я сама отменила запись, перенесли без проблем"),
        ("beauty", "Переделали бесплатно по гарантии"),
        ("education", "Боялись, что учителя будут кричать"),
        ("education", "Травли нет, поборов нет"),
        ("education", "Дети кричат от восторга и рисуют"),
        ("cafe", "Начитались отзывов про грубых официантов"),
        ("cafe", "Лучше заведения в городе не найти"),
        ("cafe", "Spoiled for choice"),
        ("cafe", "Проблем с парковкой нет"),
        ("shop", "Боялась, что пришлют подделку"),
        ("bank", "Я сама заблокировала карту, когда потеряла её"),
        ("bank", "Спасибо, что вовремя заблокировали перевод"),
        ("bank", "В других банках вечные очереди"),
        ("app", "Я сама заблокировала номер, когда потеряла телефон"),
        ("app", "Баги прошлой версии исправили"),
    ],
)
def test_what_is_retold_or_done_by_oneself_is_no_complaint(pack: PackName, text: str) -> None:
    """People name a problem to say that they did not have it."""
    assert raised(pack, text) == set()
