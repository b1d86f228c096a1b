select
    acts.follows,
    acts.times,
    count(*) as people
from (
    select
        actor_month.actor,
        cast(sum(actor_month.n) as bigint) as times,
        max(case when followers.actor is null then cast(0 as int) else cast(1 as int) end) as follows
    from actor_month
    join counted_pages on counted_pages.page = actor_month.page
    left join (
        select distinct follow.actor
        from follow
        join counted_pages on counted_pages.page = follow.page
        where follow.month = cast($month as int)
        and (follow.state = cast(1 as int) or follow.state = cast(2 as int))
    ) followers on followers.actor = actor_month.actor
    where actor_month.month = cast($month as int)
    group by actor_month.actor
) acts
group by acts.follows, acts.times
