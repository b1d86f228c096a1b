select
    actor_month.actor as actor,
    cast(bit_or(bits.bit) as bigint) as mask
from actor_month
inner join bits on actor_month.month = bits.mi
group by actor_month.actor
