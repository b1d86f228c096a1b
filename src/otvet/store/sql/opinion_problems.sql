select
    s.problem as problem,
    count(distinct s.mention_key) as mentions,
    count(distinct coalesce(s.actor, s.mention_key)) as authors
from text_scores as s
where s.problem >= 0
group by s.problem
