"""Rows of a table as facts, one builder for each kind of table."""

from otvet.sources.table.frame import Frame, RowMaker
from otvet.sources.table.make_figures import interaction_rows, member_rows, metric_rows
from otvet.sources.table.make_orders import order_rows
from otvet.sources.table.make_posts import post_rows
from otvet.sources.table.make_responses import response_rows
from otvet.sources.table.make_texts import mention_rows


def maker(frame: Frame) -> RowMaker:
    """The builder for the table's target."""
    match frame.mapping.target:
        case "mentions":
            return mention_rows(frame)
        case "metrics":
            return metric_rows(frame)
        case "orders":
            return order_rows(frame)
        case "responses":
            return response_rows(frame)
        case "followers":
            return member_rows(frame)
        case "posts":
            return post_rows(frame)
        case "interactions":
            return interaction_rows(frame)
