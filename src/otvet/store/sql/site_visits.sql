select
    pages.ref as page_ref,
    visit.day,
    visit.last_day,
    visit.network,
    visit.medium,
    case when visit.campaign = '' then 0 else 1 end as has_campaign,
    case when visit.source = visit.medium then 1 else 0 end as group_only,
    visit.run,
    cast(sum(visit.visits) as bigint) as visits
from visit
join pages on pages.page = visit.page
where visit.visits is not null
and visit.day >= cast($first_day as int)
and visit.last_day <= cast($last_day as int)
group by
    pages.ref,
    visit.day,
    visit.last_day,
    visit.network,
    visit.medium,
    case when visit.campaign = '' then 0 else 1 end,
    case when visit.source = visit.medium then 1 else 0 end,
    visit.run
