select
    s.cause as cause,
    count(distinct s.mention_key) as mentions
from text_scores as s
where s.problem = $unplaced
    and s.cause >= 0
group by s.cause
