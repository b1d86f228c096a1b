select
    active.actor as actor,
    cast(sum(bits.bit) as bigint) as mask,
    min(active.month) as first_month,
    max(active.month) as last_month
from (
    select distinct actor_month.actor, actor_month.month
    from actor_month
) as active
inner join bits on active.month = bits.mi
group by active.actor
