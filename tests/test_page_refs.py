"""A person pastes a link; what is kept is network:id."""

import pytest

from otvet.config import known_page
from otvet.errors import InputError
from otvet.page_refs import page_ref


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("https://vk.com/primer_tea", "vk:primer_tea"),
        ("vk.com/club15", "vk:15"),
        ("https://vk.com/primer?w=wall-15_3", "vk:15"),
        ("https://t.me/primer", "telegram:primer"),
        ("t.me/c/1900000001/5", "telegram:1900000001"),
        ("https://www.youtube.com/channel/UCab-c", "youtube:UCab-c"),
        ("youtube.com/@tea.house/videos", "youtube:tea.house"),
        ("https://www.instagram.com/tea.house/?hl=ru", "instagram:tea.house"),
        ("https://ok.ru/group/5300", "ok:5300"),
        ("https://www.tiktok.com/@tea?lang=ru", "tiktok:tea"),
        ("vk:https://vk.com/primer_tea", "vk:primer_tea"),
        (" VK:teahouse ", "vk:teahouse"),
        ("ВК:teahouse", "vk:teahouse"),
        ("vk:-322", "vk:-322"),
        ("file:reviews", "file:reviews"),
        ("https://apps.apple.com/ru/app/tea/id123", "app_store:123"),
    ],
)
def test_links_and_refs_become_one_way_of_writing(typed: str, ref: str) -> None:
    assert page_ref(typed) == ref
    assert page_ref(ref) == ref


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://example.com/tea", "leads to no page"),
        ("https://www.instagram.com/p/Abc/", "leads to no page"),
        ("t.me/primer vk:teahouse", "no spaces"),
        ("teahouse", "must be a page"),
        ("vk:", "must be a page"),
        ("popsters:tea", "telegram, vk, youtube"),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        known_page(typed)
