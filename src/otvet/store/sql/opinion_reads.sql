select
    s.mention_key as mention,
    coalesce(s.actor, s.mention_key) as author,
    s.problem as problem,
    s.sure as sure,
    s.sentiment as sentiment
from text_scores as s
where s.problem > $not_read
