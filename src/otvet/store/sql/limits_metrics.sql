select
    metric.run,
    max(metric.day) as last_day
from metric
where metric.value is not null
group by metric.run
