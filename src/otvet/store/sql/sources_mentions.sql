select
    pages.ref as page_ref,
    mention.month as month_index,
    count(*) as mentions,
    cast(coalesce(sum(case when mention.is_own then 1 else 0 end), 0) as bigint) as own_mentions
from mention
inner join pages on pages.page = mention.page
where mention.deleted = false
group by pages.ref, mention.month
