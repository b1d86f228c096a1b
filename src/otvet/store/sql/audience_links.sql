select
    pages.ref as page_ref,
    follow.via as link,
    count(distinct follow.actor) as people
from follow
join pages on pages.page = follow.page
where follow.state = 2
and follow.via <> ''
and follow.day > cast($after_day as int)
and follow.day <= cast($last_day as int)
group by pages.ref, follow.via
