select
    count(distinct orders.actor) as people
from orders
where orders.month = cast($month as int)
and orders.actor is not null
and orders.status <> 'cancelled'
and orders.status <> 'refunded'
and orders.status <> 'lost'
