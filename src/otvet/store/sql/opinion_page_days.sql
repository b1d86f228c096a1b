select
    m.page as page,
    min(m.day) as first_day,
    max(m.day) as last_day,
    count(distinct w.mention_key) as texts
from week_scores as w
inner join mention as m
    on m.key = w.mention_key
where w.problem > $not_read
    and m.day >= $first_day
    and m.day <= $last_day
group by m.page
