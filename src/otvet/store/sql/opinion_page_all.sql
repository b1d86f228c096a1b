select
    m.page as cell,
    count(distinct coalesce(s.actor, s.mention_key)) as authors
from text_scores as s
inner join mention as m
    on m.key = s.mention_key
where s.spam = false
    and s.problem > $not_read
group by m.page
