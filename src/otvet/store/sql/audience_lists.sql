select
    pages.ref,
    count(distinct follow.actor) as members
from follow
join pages on pages.page = follow.page
where follow.month = cast($month as int)
and follow.state = cast(1 as int)
group by pages.ref
