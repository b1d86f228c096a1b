"""Meta Business Suite names people in descriptions; its accounts are the brand's own."""

from tests.sources.canary.person import HANDLE, PHONE, WORDS, CanaryFile
from tests.sources.reading import config

_HEAD = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,"
    "Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
)
_LINE = (
    f'18014398509481985,178414,teahouse,Чайная,"{WORDS}",30,10/03/2026 23:30,'
    f'https://www.instagram.com/reel/abc/,IG reel,"{HANDLE} {PHONE}",Lifetime,12,9,6,8,4,5,0\n'
)
_OURS = config(pages=[{"ref": "instagram:teahouse", "kind": "account"}])

FILES = (
    CanaryFile(
        name="content.csv",
        content=_HEAD + _LINE,
        config=_OURS,
        spoil=("10/03/2026 23:30", "18014398509481985", "Lifetime", ",12,"),
    ),
    CanaryFile(
        name="views.csv",
        content='sep=,\n"Views"\n"Date","Primary"\n"2026-10-01T00:00:00","5"\n',
        config=_OURS,
        spoil=("2026-10-01T00:00:00", '"5"'),
    ),
)
