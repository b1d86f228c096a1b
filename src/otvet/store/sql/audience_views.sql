select
    metric.month as month_index,
    metric.segment as segment,
    sum(metric.value) as views,
    count(distinct metric.day) as days
from metric
join metrics on metrics.code = metric.metric
join counted_pages on counted_pages.page = metric.page
where metrics.name = 'views'
and metric.segment_dim = 'follow_type'
and metric.additive = true
and metric.value is not null
group by metric.month, metric.segment
