select
    t.problem as problem,
    t.slice as slice,
    count(distinct t.author) as authors,
    count(distinct case when t.problem >= $unplaced then t.author end) as complaining
from (
    select
        w.problem,
        d.slice,
        coalesce(w.actor, w.mention_key) as author
    from week_scores as w
    inner join mention as m
        on m.key = w.mention_key
    inner join compared_pages as c
        on c.page = m.page
    inner join sliced_days as d
        on d.sliced_day = m.day
    where w.problem > $not_read
) as t
group by grouping sets ((t.problem, t.slice), (t.slice))
