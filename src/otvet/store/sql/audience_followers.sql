select
    pages.ref,
    metric.day,
    metric.value,
    metric.reason,
    metric.by_hand,
    metric.precision,
    metric.run
from metric
join metrics on metrics.code = metric.metric
join pages on pages.page = metric.page
where metrics.name = 'followers'
and metric.segment_dim = 'all'
and metric.day > cast($after_day as int)
and metric.day <= cast($last_day as int)
