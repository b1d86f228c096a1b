select
    count(distinct orders.actor) as people,
    count(orders.actor) as acts_named,
    count(*) as acts
from orders
where orders.day > cast($after_day as int)
and orders.day <= cast($last_day as int)
and orders.status <> 'cancelled'
and orders.status <> 'refunded'
and orders.status <> 'lost'
