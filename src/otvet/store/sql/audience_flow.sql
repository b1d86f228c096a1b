select
    count(*) as active,
    count(case when earlier.actor is null then 1 end) as first_seen,
    count(case when earlier.mask % 2 = 1 then 1 end) as stayed
from (
    select distinct actor_month.actor
    from actor_month
    where actor_month.month = cast($month as int)
) as present
left join actor_state as earlier on earlier.actor = present.actor
