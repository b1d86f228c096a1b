select
    pages.ref as page_ref,
    margin.day as margin_day,
    margin.base as margin_base,
    margin.attribute as margin_attribute,
    margin.group_name as margin_group,
    margin.share as margin_share,
    margin.source as margin_source
from margin
join pages on pages.page = margin.page
where margin.day > cast($after_day as int)
and margin.day <= cast($last_day as int)
