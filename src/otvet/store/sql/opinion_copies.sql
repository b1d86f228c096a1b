select
    s.alike as alike,
    count(distinct s.mention_key) as texts,
    count(distinct coalesce(s.actor, s.mention_key)) as authors,
    min(m.day) as first_day,
    max(m.day) as last_day,
    min(m.key) as sample_key
from text_scores as s
inner join mention as m
    on m.key = s.mention_key
where length(m.text) >= $shortest
    and s.problem <> $spam
group by s.alike, m.day
having count(distinct s.mention_key) >= $fewest
