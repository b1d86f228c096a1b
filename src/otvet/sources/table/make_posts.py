"""Posts with their counters, each on the page that its link leads to."""

from collections.abc import Iterator

from otvet.facts import Fact, Interaction, PageRef, Post, Row
from otvet.sources.own_pages import page_fact
from otvet.sources.table.cells import Record
from otvet.sources.table.frame import Frame, RowMaker, hashed
from otvet.sources.table.make_figures import id_in_link
from otvet.sources.table.make_texts import native_id
from otvet.sources.table.permalinks import Permalink, permalink
from otvet.sources.table.post_pages import PostPages, post_pages
from otvet.text.privacy import mask


def post_rows(frame: Frame) -> RowMaker:
    """Builds posts with their counters; counters are anonymous and of the post's own day."""
    pages = pages_of(frame)
    seen: set[tuple[PageRef, str]] = set()
    told = {PageRef(frame.mapping.page)}

    def make(record: Record) -> Row:
        at = frame.needed_moment(record, "date")
        link = permalink(frame.words(record, "url"))
        page = _page(frame, pages, link, frame.words(record, "account"))
        if page is None:
            return Row(record.number, left_out="not_the_brands_account")
        words = mask(frame.words(record, "text"))
        native = link.native_id if link else native_id(frame, record)
        native = native or id_in_link(frame.words(record, "url")) or hashed(words, at.isoformat())
        if (page, native) in seen:
            return Row(record.number, left_out="repeat")
        kind = link.kind if link else "text"
        post = Post(page=page, native_id=native, at=at, kind=kind, text=words)
        facts: tuple[Fact, ...] = (post, *_acts(frame, record, post))
        seen.add((page, native))
        if page not in told:
            told.add(page)
            facts = (*(page_fact(p) for p in frame.door.config.pages if p.ref == page), *facts)
        return Row(record.number, facts=facts)

    return make


def pages_of(frame: Frame) -> PostPages:
    """Whose the posts are, as far as the table's sample shows it."""
    links = [value for slot in frame.all("url") for value in slot.values]
    names = [value for slot in frame.all("account") for value in slot.values]
    return post_pages(frame.door.config, links, names)


def _page(frame: Frame, pages: PostPages, link: Permalink | None, name: str) -> PageRef | None:
    """The page of a post; the table's own where its links tell nothing of the brand's pages."""
    if link is None:
        return PageRef(frame.mapping.page)
    found = pages.of(link, name)
    known = any(part.ref.startswith(f"{link.network}:") for part in frame.door.config.pages)
    if found is None and not known and not pages.several:
        return PageRef(frame.mapping.page)
    return found


def _acts(frame: Frame, record: Record, post: Post) -> Iterator[Interaction]:
    for slot in frame.all("counter"):
        value = frame.number(record, slot).value
        if value is not None and value >= 1:
            yield Interaction(
                page=post.page,
                native_id=f"{post.native_id}:{slot.item}",
                at=post.at,
                kind=slot.item,
                post=post.native_id,
                n=int(value),
            )
