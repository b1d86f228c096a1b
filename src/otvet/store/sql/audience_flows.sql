select
    pages.ref as page_ref,
    metrics.name as figure,
    metric.day as told_day,
    metric.segment as source,
    metric.value as people
from metric
join metrics on metrics.code = metric.metric
join pages on pages.page = metric.page
where (metrics.name = 'followers_gained' or metrics.name = 'followers_lost')
and (metric.segment_dim = 'all' or (metric.segment_dim = 'source' and metric.segment <> ''))
and metric.additive = true
and metric.value is not null
and metric.day > cast($after_day as int)
and metric.day <= cast($last_day as int)
