select
    orders.month as month_index,
    orders.status as order_status,
    orders.currency as order_currency,
    count(*) as orders_counted,
    cast(sum(orders.total) as decimal(38, 2)) as orders_total
from orders
group by orders.month, orders.status, orders.currency
