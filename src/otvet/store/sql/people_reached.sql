select
    pages.ref,
    metrics.name,
    metric.day,
    metric.value
from metric
join metrics on metrics.code = metric.metric
join pages on pages.page = metric.page
where (metrics.name = 'reach' or metrics.name like 'reach%')
and metric.segment_dim = 'follow_type'
and metric.segment = 'follower'
and metric.value is not null
and metric.day > cast($after_day as int)
and metric.day <= cast($last_day as int)
