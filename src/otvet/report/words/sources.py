"""The files behind the month: what was taken, what was not, and why."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from otvet.findings import SourceLine
from otvet.i18n import Language, day, day_of_month, mark, money, number, words
from otvet.report.words import units

NOTES: Mapping[str, str] = {
    "telegram_no_views": mark("Telegram does not export views"),
    "telegram_no_followers": mark("Telegram does not export followers"),
    "own_account_guessed": mark("taken for the brand's own account: {what}"),
    "page_guessed": mark("taken for the brand's own page: {what}"),
    "linked_guessed": mark("taken for the comments of: {what}"),
    "comments_not_told_apart": mark("comments cannot be told from messages of the group"),
    "zone_assumed": mark("time zone assumed: {what}"),
    "other_chats_left_out": mark("chats of others were left out"),
    "other_sheets_left_out": mark("other sheets left out: {what}"),
    "letters_mended": mark("the letters were spoilt on the way and have been mended"),
    "formulas_not_computed": mark("formulas without a value, taken as not given: {what}"),
    "negative_counts": mark("counts below nought, kept as corrections: {what}"),
    "no_authors": mark("nobody's name or number stands beside the texts"),
    "no_header": mark("the table has no header"),
    "last_days_provisional": mark("the network still corrects the figures from {what} on"),
    "days_are_pacific": mark("days begin at midnight in California"),
    "list_cut": mark("the list is cut: no more than {what} rows are exported"),
    "list_below_total": mark("the list lacks videos with this share of the views, %: {what}"),
    "older_videos": mark("older videos known by their figures of the period only: {what}"),
    "drawn_videos_only": mark("only the videos drawn in the chart, not all of them"),
    "period_not_told": mark("nothing tells which days the sums are of"),
    "offered_assumed": mark("nobody ticked these, but they count as offered: {what}"),
    "links_strange": mark(
        "answers through links that name no page of otvet.toml, taken without the page: {what}"
    ),
    "last_days_may_change": mark("figures may still change from this day on: {what}"),
    "list_goes_on": mark("the list goes on in further files: add them too"),
    "year_assumed": mark("days are written without a year; taken for those of {what}"),
    "day_of_the_file": mark("no day is written; taken for the day of the file: {what}"),
    "counts_below_zero": mark("counts below nought, taken as not given: {what}"),
    "period_not_over": mark("the period was not over when the file was made: {what}"),
    "phrase_names_nobody": mark(
        "neither the brand nor a rival is in this phrase, so no answer uses it: {what}"
    ),
    "below_one": mark("values shown as <1, taken as a half: {what}"),
    "table_without_sources": mark("a table without sources of visits, left out: {what}"),
    "small_sources_joined": mark("the counter has put small sources together as (other)"),
    "added_over": mark("lines added up over: {what}"),
    "list_part": mark("only a part of the list (taken/counted by the network): {what}"),
    "more_pages": mark("further pages of the reply follow, in this file they are not"),
    "search_hits": mark("texts that a search has found, not every one of them about the brand"),
    "no_counters": mark("posts without their counters"),
    "rows_missing": mark("figures that the network keeps back because few watched: {what}"),
    "ads_inside": mark("part of the total that was paid for, %: {what}"),
    "times_claimed": mark("times are those that the authors' programs have written"),
    "kept_for_hours": mark("the network keeps updates for so many hours only: {what}"),
    "post_not_told": mark("the list does not say which post it is about"),
    "corrections_below_zero": mark("corrections below nought, counted as they are: {what}"),
    "rates_left_out": mark("rates are no counts and were left out: {what}"),
    "vat_included": mark("sums include VAT"),
    "vat_excluded": mark("sums are without VAT"),
    "currency_assumed": mark("currency assumed: {what}"),
    "costs_of_a_period": mark("the report has no days: its costs are spread evenly"),
    "unknown_statuses": mark(
        "statuses that Otvet does not know; their orders count as still open: {what}"
    ),
    "no_statuses": mark("no status is written; every order counts as done"),
    "sales_not_told": mark(
        "the list does not say which orders were bought; they count as still open"
    ),
    "marketplace_hides_buyers": mark("the marketplace does not tell who bought"),
    "no_buyers": mark("nothing tells who bought"),
}
FAULTS: Mapping[str, str] = {
    "no_page": mark("no page is named"),
    "no_metric": mark("no metric is named"),
    "bad_date": mark("the date cannot be read"),
    "not_a_number": mark("not a number"),
    "no_date": mark("no date"),
    "no_total": mark("no sum"),
    "id_lost_digits": mark("a spreadsheet has cut digits off the number"),
    "not_an_id": mark("not a number of an account or message"),
    "repeated_day": mark("the day stands in the file twice, with other numbers"),
    "unknown_answer": mark("an answer that means neither yes nor no"),
    "unreadable_row": mark("the row cannot be read"),
    "too_many_cells": mark("more cells than columns"),
    "file_is_cut": mark("the file breaks off here"),
    "not_a_message": mark("not a message"),
    "no_id": mark("no number of the message"),
    "not_a_video": mark("not a video's id; a spreadsheet may have spoilt it"),
    "unknown_segment": mark("a part of the viewers that Otvet does not know"),
    "day_to_come": mark("a day later than the file itself"),
    "another_reply": mark("a reply of another kind in the same file"),
    "unknown_kind": mark("a kind that Otvet does not know"),
    "unknown_page": mark("a page that otvet.toml does not name"),
    "above_the_whole": mark("the shares add up to more than a whole"),
    "ends_before_it_begins": mark("the period ends before it begins"),
    "another_sum": mark("the order stands in the file twice, with another sum"),
    "no_number": mark("no number of the order"),
    "not_a_contact": mark("neither an e-mail nor a phone"),
}
LEFT_OUT: Mapping[str, str] = {
    "empty_row": mark("the row is empty"),
    "totals_row": mark("a line of totals"),
    "another_table": mark("another table further down in the file"),
    "comment": mark("a comment beside the data"),
    "header_again": mark("the header again"),
    "app_itself": mark("the app itself and not a review of it"),
    "repeat": mark("the same stands above"),
    "no_text": mark("a rating without words"),
    "no_answers": mark("a form sent empty"),
    "goods_of_the_order_above": mark("goods of the order above"),
    "negative_total": mark("a correction: the sum is below nought"),
    "unknown_metric": mark("a figure that no answer uses"),
    "post_mirrored": mark("a post's copy in the group"),
    "album_part": mark("a further photo of one album"),
    "unsupported": mark("Telegram could not export the message"),
    "deleted_account": mark("the account is deleted"),
    "private_talk": mark("a private talk, which Otvet does not read"),
    "not_the_brands_page": mark("a chat that is not a page of the brand"),
    "not_the_brands_account": mark("an account that otvet.toml does not name"),
    "title_of_a_block": mark("a title above figures"),
    "service": mark("a service message: a pin, a call, a changed title and the like"),
    "before_the_post": mark("a nought of the days before the video was there"),
    "period_not_told": mark("a sum of days that nothing names"),
    "not_by_day": mark("a week or a month in one row: choose days and export again"),
    "nothing_to_take": mark("nothing in the row is counted"),
    "no_source_told": mark("nothing says where these visits came from"),
    "added_above": mark("added to the line above of the same source and days"),
    "subtotal": mark("a sum of the lines below"),
    "deleted": mark("the post is deleted"),
    "not_about_the_brand": mark("nothing in it is about the brand"),
    "newer_below": mark("a newer version stands below"),
    "unused_split": mark("a split that no answer uses"),
    "whole_not_told": mark("a part of people whose whole number is not told"),
    "added_to_the_row_above": mark("added to its campaign's day above"),
    "deal_without_sum": mark("a deal that is not won and has no sum yet"),
    "deleted_order": mark("the order is deleted"),
    "not_a_sale": mark("no sale: a delivery, a fine, a purchase and the like"),
    "return_apart": mark("a return as a document of its own: nothing ties it to its order"),
    "group_row": mark("the name of a group, with its subtotal"),
    "same_order": mark("another row of an order that stands above"),
    "no_contact": mark("neither an e-mail nor a phone is given"),
    "unsubscribed": mark("the person has left the list"),
}
_PURPOSES: Mapping[str, str] = {
    "audience": mark("for the audience to grow"),
    "awareness": mark("for awareness to grow"),
    "opinion": mark("to know what people think"),
    "": mark("in order to what?"),
}
KINDS: Mapping[str, str] = {
    "telegram": mark("Telegram export"),
    "youtube": mark("YouTube Studio export"),
    "survey": mark("survey export"),
    "table": mark("table"),
    "hand": mark("typed in"),
    "meta": mark("Meta Business Suite export"),
    "tiktok": mark("TikTok Studio export"),
    "search": mark("search interest of Wordstat or Google Trends"),
    "site": mark("visits of the site by GA4 or Yandex Metrica"),
    "replies": mark("saved reply of an API"),
    "vk": mark("VK statistics export"),
    "costs": mark("costs"),
    "events": mark("calendar of events"),
    "margins": mark("make-up of the audience"),
    "reviews": mark("reviews"),
    "orders": mark("orders export"),
    "contacts": mark("list of contacts"),
}


def note(code: str, language: Language) -> str:
    """What is known about how whole a file is."""
    name, _, what = code.partition(":")
    text = NOTES.get(name)
    return words(language)(text).format(what=what) if text else units.plain(code)


def notes(found: Sequence[SourceLine], language: Language) -> list[str]:
    """Each note once, with the files that it holds for: one by name, several by number."""
    files: dict[str, list[str]] = {}
    for line in found:
        for code in line.notes:
            files.setdefault(note(code, language), []).append(line.file)
    return [f"{_of_files(names, language)}: {told}" for told, names in files.items()]


def _of_files(names: list[str], language: Language) -> str:
    if len(names) == 1:
        return names[0]
    return words(language).plural("{n} file", "{n} files", len(names))


def fault(code: str, language: Language) -> str:
    """Why a row was not taken."""
    text = FAULTS.get(code)
    return words(language)(text) if text else units.plain(code)


def left_out(code: str, language: Language) -> str:
    """Why a row is no data; Telegram's many service messages are told as one kind."""
    text = LEFT_OUT.get("service" if code.startswith("service_") else code)
    return words(language)(text) if text else units.plain(code)


def rows(line: SourceLine, language: Language) -> str:
    """What became of a file's rows, every one of them."""
    say = words(language)
    text = say("{rows}: {taken} taken, {rejected} rejected, {left} left out").format(
        rows=units.counted(line.rows_in, "rows", language),
        taken=number(line.rows_taken, language),
        rejected=number(line.rows_rejected, language),
        left=number(line.rows_left_out, language),
    )
    return say("{rows}, by hand").format(rows=text) if line.by_hand else text


def heading(found: tuple[SourceLine, ...], rejected: int, language: Language) -> str:
    """How many files the month stands on, and how many rows were not taken."""
    say = words(language)
    if not found:
        return say("No files have been taken in yet. Drop exports into the inbox.")
    many = units.counted(len(found), "files", language)
    left = sum(line.rows_left_out for line in found)
    if not rejected and left:
        rows_left = units.counted(left, "rows", language)
        return say("{files}, no row rejected; left out: {rows}").format(files=many, rows=rows_left)
    if not rejected:
        return say("{files}, every row understood").format(files=many)
    rows_out = units.counted(rejected, "rows", language)
    return say("{files}; not taken: {rows}").format(files=many, rows=rows_out)


def kind(code: str, language: Language) -> str:
    """What sort of file it is."""
    text = KINDS.get(code)
    return words(language)(text) if text else units.plain(code)


def span(line: SourceLine, language: Language) -> str:
    """The days that a file covers."""
    if line.first_day is None or line.last_day is None:
        return "—"
    write = day_of_month if line.first_day.year == line.last_day.year else day
    first, last = write(line.first_day, language), write(line.last_day, language)
    return first if line.first_day == line.last_day else f"{first} – {last}"


def rejected(file: str, row: int, column: str, language: Language) -> str:
    """Where a row that was not taken stands."""
    say = words(language)
    if column:
        return say("{file}, row {row}, column {column}").format(
            file=file, row=number(row, language), column=column
        )
    return say("{file}, row {row}").format(file=file, row=number(row, language))


def more_rows(n: int, language: Language) -> str:
    """How many rejected rows are not shown."""
    return words(language).plural("and {n} more row", "and {n} more rows", n)


def means(text: str, cost: Decimal | None, currency: str, language: Language) -> str:
    """A means with its cost."""
    return text if cost is None else f"{text} ({money(cost, currency, language)})"


def purpose(question: str, language: Language) -> str:
    """In order to what a means is done; the question itself where nobody has said."""
    return words(language)(_PURPOSES.get(question, _PURPOSES[""]))
