select
    d.slice as slice,
    count(distinct coalesce(w.actor, w.mention_key)) as authors,
    count(distinct case when w.problem >= $unplaced then coalesce(w.actor, w.mention_key) end) as complaining
from week_scores as w
inner join mention as m
    on m.key = w.mention_key
inner join compared_pages as c
    on c.page = m.page
inner join sliced_days as d
    on d.sliced_day = m.day
where w.spam = false
    and w.problem > $not_read
group by d.slice
