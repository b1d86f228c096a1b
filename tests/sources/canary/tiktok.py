"""TikTok Studio names people in the titles of videos and, of other accounts, in their links."""

from tests.sources.canary.person import HANDLE, WORDS, CanaryFile
from tests.sources.reading import config

_HEAD = "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
_BODY = "".join(
    f'"{WORDS}",https://www.tiktok.com/{handle}/video/730000000000000000{n},December 30,5,1,0,9\n'
    for n, handle in enumerate(("@teahouse", HANDLE))
)

FILES = (
    CanaryFile(
        name="Content_2026-12-31.csv",
        content=_HEAD + _BODY,
        config=config(pages=[{"ref": "tiktok:teahouse", "kind": "account"}]),
        spoil=("December 30", ",5,", "7300000000000000000"),
    ),
    CanaryFile(
        name="FollowerGender_2026-12-31.csv",
        content="Gender,Distribution\nMale,0.4\nFemale,0.6\n",
        config=config(pages=[{"ref": "tiktok:teahouse", "kind": "account"}]),
        spoil=("0.4",),
    ),
)
