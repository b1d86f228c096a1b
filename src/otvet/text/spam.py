"""Texts that sell something else under a brand's post: they are nobody's opinion of the brand.

Three things speak: a rule for what is spam whoever writes it, a rule for signs that are spam only
together (a topic with an address, a call with a link), and a linear model over runs of signs,
trained on sentences written for it (training/spam.py). A customer's link to a photo or to a shop's
page is no sign; neither are a phone, a promo code or a loan that somebody complains of.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from otvet.text.model_input import for_model
from otvet.text.runs import hashed_runs

SPAM_FROM = 0.65
"""The model's probability from which a text is spam without any rule."""
MOST = 600
"""Signs of a text that are looked at: who sells says so early."""
LENGTHS = (3, 4, 5)
BUCKETS = 1 << 15
CHUNK = 4_000

_HARMLESS = re.compile(
    r"(?:https?://|www\.)?(?:[\w-]{1,63}\.){0,3}"
    r"(?:(?:wildberries|wb|ozon|lamoda|avito|dns-shop|citilink|mvideo|sbermegamarket|megamarket|kaspi"
    r"|amazon|ebay|etsy|aliexpress|imgur|ibb|postimg|photobucket|flickr|2gis|tripadvisor|yelp"
    r"|irecommend|otzovik|wikipedia)\.[a-z.]{2,6}|(?:market|maps|disk|yadi)\.(?:yandex\.\w+|sk)"
    r"|(?:drive|photos|maps)\.google\.com|goo\.gl/maps|vk\.(?:com|ru)/(?:photo|wall|market))\S{0,500}"
    r"|https?://\S{1,500}\.(?:jpe?g|png|webp|heic|mp4|pdf)\b\S{0,100}",
    re.IGNORECASE,
)
_DIGIT_WITHIN = re.compile(r"(?<=[а-яё])[03](?=[а-яё])", re.IGNORECASE)
_LETTER_OF_DIGIT = {"0": "о", "3": "з"}

_MINE = r"(?:my|our|me|us)"
_WORDS = r"(?:[\w'’]+ ){0,3}"
_ALONE = (
    # Subscribe to me, look at mine.
    rf"sub(?:s|scribe)? (?:to |for |4 )?(?:{_MINE}|back|each other)\b",
    r"(?:sub|like|follow|f|l) ?(?:4|for) ?(?:sub|like|follow|f|l)\b",
    rf"(?:check|checkout|watch|see|visit|view|listen to|take a look at) (?:out |at )?{_WORDS}{_MINE} "
    rf"{_WORDS}(?:chann?el|videos?|page|covers?|music|songs?|site|website|blog|profile|playlist|mixtape|remix|vlog|tracks?)\b",
    r"(?:please|pls|plz|plss|kindly) (?:\w+ ){0,2}(?:subscribe|sub|support me|share my|like my|visit my)\b",
    rf"(?:follow|add) me (?:on|at|here|back|@user|http)|\bvisit my\b|\bfollow {_WORDS}@user\b",
    rf"\bgive (?:my|me|us) {_WORDS}(?:chance|support|thumbs|likes?|listen|try)\b",
    r"i(?:'m| am) an? (?:\w+ ){0,3}(?:singer|rapper|artist|producer|musician|youtuber|gamer|vlogger)\b",
    r"подпи(?:шись|шитесь|сывай(?:ся|тесь))\b|\bвзаимн\w+ (?:подписк\w+|лайк\w*|пиар)|\bвзаимк[аиу]\b",
    r"(?:ссылк\w+|подробн\w+|контакт\w*|прайс) (?:\w+ ){0,2}в (?:\w+ )?(?:профил\w+|шапк\w+|био)\b",
    r"(?:переходи|заходи|залетай|заглядывай|загляни|жми|кликай)(?:те)? (?:\w+ ){0,3}"
    r"(?:ссылк\w+|http|профил\w+|@user|ко мне|к нам|ко? мо\w+|на мо\w+|на наш\w*|на канал\w*|в групп\w+)",
    # Money for nothing.
    r"(?:make|earn|earning|making) (?:\w+ ){0,3}(?:money|\$ ?\d+|\d+ ?\$|cash|income) ?(?:\w+ ){0,2}(?:online|from home|fast|easy|daily|weekly|per|a day|a week|a month|every)",
    r"(?:\$ ?\d[\d.,k]*|\d[\d.,k]* ?(?:\$|dollars|usd)) (?:\w+ )?(?:a|per|every|each|/) ?(?:day|week|hour|month)\b",
    r"be your own boss\b|\bget rich\b|\bpassive income\b|\bfree (?:gift ?cards?|iphones?|money|v-?bucks|robux|followers|subscribers|spins?|crypto|bitcoins?)\b",
    r"(?:recovered|recover|invested|trading|traded) (?:\w+ ){0,4}(?:bitcoin|btc|crypto|forex|wallet)\b|\b(?:forex|crypto|bitcoin|btc) (?:\w+ )?(?:trader|expert|signals?|mentor|investment|recovery)\b",
    r"без (?:вложени\w+|предоплат\w+ и рисков)|\bпассивн\w+ доход|\bзаработ\w+ (?:\w+ ){0,4}(?:в интернете|онлайн|на дому|из дома|на телефон\w*|в день|в неделю|от \d)",
    r"(?:доход|зарплата|оплата|плачу|платим|зарабатыва\w+) (?:\w+ ){0,3}\d[\d. ]* ?(?:к|тыс\w*|руб\w*|р|₽|\$|долларов)?\.? ?(?:в|за) (?:день|сутки|неделю|час|смену)\b",
    r"(?:ищу|ищем|набираю|набираем|требуются|нужны) (?:\w+ ){0,3}(?:в команду|на удал[её]нк\w+|удал[её]нн\w+|партн[её]р\w+ в|людей для)",
    # Magic, meetings, boosting.
    r"приворот\w*|\bсн(?:яти[ея]|иму|имаю) (?:\w+ )?(?:порч\w+|сглаз\w*)|\b(?:spell ?caster|love spell|psychic reading)\b",
    r"(?:интим|секс) ?(?:\w+ ){0,2}(?:знакомств\w*|услуг\w*|фото|видео)|\b(?:hot|sexy|single) (?:girls?|singles|moms) (?:\w+ ){0,3}(?:near|area|waiting|chat|online)|\bonlyfans\b",
    r"(?:накрутк\w+|накрутим|раскрут\w+|продвижени\w+) (?:\w+ ){0,3}(?:подписчик\w*|лайк\w*|групп\w*|аккаунт\w*|сообществ\w*|бизнес\w*)|\b(?:buy|cheap|gain|get (?:more|free|real|\d\w*)) (?:\w+ ){0,2}(?:followers|subscribers|likes|views)\b",
    r"промокод\w* (?:на \w+ )?[a-zа-я]*\d\w* (?:\w+ ){0,3}(?:скидк\w+|бонус\w*|подарок|бесплатно)|\b(?:use|with) (?:my |the )?(?:promo |discount |referral )?code \w+ (?:\w+ ){0,3}(?:off|discount|bonus|free)\b",
)  # fmt: skip
_TOPICS = (
    r"(?:кредит|за[йи]м|ипотек)\w* (?:\w+ ){0,3}(?:без отказа|с плохой|за 5 минут|без справок и|под любой)|\bпомогу (?:\w+ ){0,2}(?:получить|взять|оформить) кредит",
    r"(?:казино|casino|1 ?x ?bet|1 ?win|фриспин\w*|freespins?|букмекер\w*|ставк\w+ на спорт|прогноз\w* на (?:спорт|матч\w*)|джекпот|jackpot|slots?|betting|poker|покер)\b",
    r"(?:биткоин\w*|bitcoins?|btc|крипт\w+|crypto\w*|usdt|airdrop|аирдроп|forex|форекс|трейдинг\w*|трейдер\w*|инвестиц\w+|investments?|nft|токен\w*)\b",
    r"(?:заработ(?:ок|ка|ать|ай|айте|ке)|подработк\w+|удал[её]нн\w+ работ\w+|работа на дому|дополнительн\w+ доход\w*|вакансия|money online|extra (?:cash|income)|work(?:ing)? from home|get paid)\b",
    r"(?:гадани\w+|таро|ясновидящ\w+|целительниц\w+|экстрасенс\w*|потенци\w+|похуде(?:й|ть|ние)\w*|weight ?loss|viagra|cialis|диплом\w* (?:на заказ|купить)|реферал\w*|referral|дропшип\w*|dropshipping|смм|smm|seo|таргет\w*)\b",
    r"(?:продам|продаю|сдам|сдаю|куплю|выкуп\w*|предлагаю|предлагаем|оказываем|изготавливаем|оптом|wholesale|for sale|best price)\b",
)  # fmt: skip
_CALLS = (
    r"(?:click|check (?:it|this|that|them)? ?out|checkout (?:my|our|this)|visit|go to|go here|go check|join (?:us|me|now|here|our)|sign ?up|watch (?:this|my)|dm (?:me|us)|text me|contact (?:me|us)|message me|inbox me|vote for|help (?:me|us)|like my|share (?:this|my)|donate|download|subscribe|sign (?:this|the|my) petition|register|order now|follow)\b",
    r"(?:пиши|пишите|напиши|напишите|стучи|стучите|обращайтесь|звони|звоните|переходи|переходите|перейди|перейдите|жми|жмите|кликай|заходи|заходите|залетай|регистрируйся|регистрируйтесь|присоединяйся|присоединяйтесь|вступай|вступайте|участвуй|участвуйте|качай|скачай|скачивай|забирай|забирайте|заказывай|заказывайте|голосуй|голосуйте|проголосуйте|поддержите|успей|успейте|спешите|покупайте|ищи в)\b",
)  # fmt: skip


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all; that they begin with a word is asked once, which makes it fast."""
    return re.compile(rf"(?:\b|(?=\$))(?:{'|'.join(patterns)})")


_SPAM, _TOPIC, _CALL = _any(_ALONE), _any(_TOPICS), _any(_CALLS)
_ADDRESS = re.compile(
    r"\bhttp\b|\bphone\b|\be-mail\b|\b(?:whats ?app|telegram|ватсап\w*|вацап\w*|телеграм\w*)\b"
    r"|\bв (?:лс|личку|директ|личные сообщения)\b"
)
_TROUBLE = re.compile(
    r"n't\b|\b(?:cannot|error|broken|refund|why|ordered|my order|not working|не (?:работа|открыва|груз|приш|могу)\w*"
    r"|ошибк\w+|почему|верните|заказал\w*|мой заказ|мне)\b"
)
"""Signs of somebody who wants something of the brand, not to sell."""
_LINK = re.compile(r"\bhttp\b")
_MANY_LINKS = re.compile(r"\bhttp\b(?:.{0,200}\bhttp\b){2}", re.DOTALL)


def spam(texts: Sequence[str]) -> list[bool]:
    """Which of the texts are spam.

    >>> spam(["Подпишись на мой канал!", "Вот фото: https://imgur.com/a/1, холодное всё"])
    [True, False]
    """
    read = [fold(text) for text in texts]
    sure = chances(read)
    return [
        by_rule(text) or chance >= SPAM_FROM
        for text, chance in zip(read, sure.tolist(), strict=True)
    ]


def gives_address(text: str) -> bool:
    """Whether a text has a link, a phone, an e-mail or a messenger to go to, masked or not.

    >>> gives_address("Заходи http://a.example"), gives_address("Холодный суп")
    (True, False)
    """
    return bool(_ADDRESS.search(fold(text)))


def fold(text: str) -> str:
    """A text as the rule and the model read it: harmless links told from others, tricks undone."""
    text = _HARMLESS.sub(" page ", text[: 4 * MOST]) if "/" in text else text
    read = for_model(text, lower=True, most=MOST)
    return _DIGIT_WITHIN.sub(lambda found: _LETTER_OF_DIGIT[found[0]], read)


def by_rule(folded: str) -> bool:
    """Whether a folded text is spam by what it says, whoever trained the model."""
    if _SPAM.search(folded) or _MANY_LINKS.search(folded):
        return True
    call = _CALL.search(folded)
    if not (call or _ADDRESS.search(folded)) or _TROUBLE.search(folded):
        return False
    return bool(_TOPIC.search(folded) or (call and _LINK.search(folded)))


def chances(folded: Sequence[str]) -> npt.NDArray[np.float32]:
    """The model's probability of spam for folded texts."""
    found = np.zeros(len(folded), np.float32)
    for start in range(0, len(folded), CHUNK):
        found[start : start + CHUNK] = _chances(folded[start : start + CHUNK])
    return found


def _chances(folded: Sequence[str]) -> npt.NDArray[np.float32]:
    weights, offset, scale = _model()
    total = np.zeros(len(folded), np.float32)
    runs = np.zeros(len(folded), np.float32)
    for length in LENGTHS:
        buckets, owners = hashed_runs(folded, length, BUCKETS)
        total += np.bincount(owners, weights[buckets], len(folded)).astype(np.float32)
        runs += np.bincount(owners, minlength=len(folded)).astype(np.float32)
    logit = total * scale / np.sqrt(np.maximum(runs, 1)) + offset
    return (1 / (1 + np.exp(-np.clip(logit, -30, 30)))).astype(np.float32)


@cache
def _model() -> tuple[npt.NDArray[np.int8], float, float]:
    with files("otvet.text.models").joinpath("spam.npz").open("rb") as file, np.load(file) as kept:
        return kept["weights"], float(kept["offset"]), float(kept["scale"])
