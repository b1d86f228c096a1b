select
    first_pages.ref as first_ref,
    second_pages.ref as second_ref,
    count(distinct first_list.actor) as people
from follow first_list
join follow second_list on second_list.actor = first_list.actor
join pages first_pages on first_pages.page = first_list.page
join pages second_pages on second_pages.page = second_list.page
where first_list.month = cast($month as int)
and second_list.month = cast($month as int)
and first_list.state = cast(1 as int)
and second_list.state = cast(1 as int)
and first_list.page < second_list.page
group by first_pages.ref, second_pages.ref
