select
    count(distinct coalesce(s.actor, s.mention_key)) as lone_authors,
    count(distinct case when s.problem >= 0 then coalesce(s.actor, s.mention_key) end) as lone_placed
from text_scores as s
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
