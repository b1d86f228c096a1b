select
    t.problem as problem,
    t.cell as cell,
    count(distinct t.author) as authors
from (
    select
        s.problem,
        m.page as cell,
        coalesce(s.actor, s.mention_key) as author
    from text_scores as s
    inner join mention as m
        on m.key = s.mention_key
    where s.problem > $not_read
) as t
group by grouping sets ((t.problem, t.cell), (t.cell))
