select
    pages.ref as page_ref,
    cost.native_id as cost_id,
    cost.day as first_day,
    cost.last_day as final_day,
    cost.kind as cost_kind,
    cost.currency as cost_currency,
    cost.amount as cost_amount,
    cost.joins as cost_joins
from cost
left join pages on pages.page = cost.page
where cost.day <= cast($last_day as int)
and cost.last_day >= cast($first_day as int)
