select
    pages.ref,
    metric.day,
    metric.value
from metric
join metrics on metrics.code = metric.metric
join pages on pages.page = metric.page
where metrics.name = 'followers_gained'
and metric.segment_dim = 'all'
and metric.value is not null
and metric.day > cast($after_day as int)
and metric.day <= cast($last_day as int)
