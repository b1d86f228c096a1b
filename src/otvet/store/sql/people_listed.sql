select
    count(distinct follow.actor) as people
from follow
join counted_pages on counted_pages.page = follow.page
where follow.month = cast($month as int)
and (follow.state = cast(1 as int) or follow.state = cast(2 as int))
