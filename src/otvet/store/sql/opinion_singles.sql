select
    s.problem as problem,
    s.clause as clause,
    coalesce(s.actor, s.mention_key) as author,
    m.key as key,
    m.text as text,
    m.page as page,
    m.day as day
from text_scores as s
inner join mention as m
    on m.key = s.mention_key
left join (
    select
        t.problem as named,
        count(distinct coalesce(t.actor, t.mention_key)) as named_by
    from text_scores as t
    where t.problem >= 0
    group by t.problem
) as n
    on n.named = s.problem
where s.problem = $unplaced
    or n.named_by = 1
