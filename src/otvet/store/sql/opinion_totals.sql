select
    count(distinct case when s.problem > $not_read then s.mention_key end) as mentions,
    count(distinct case when s.problem > $not_read then coalesce(s.actor, s.mention_key) end) as authors,
    count(distinct case when s.problem > $not_read and s.actor is null then s.mention_key end) as authors_unknown,
    count(distinct case when s.problem >= $unplaced then s.mention_key end) as complaints,
    count(distinct case when s.problem = $unplaced then s.mention_key end) as unplaced,
    count(distinct case when s.problem = $not_read then s.mention_key end) as not_read,
    count(distinct case when s.problem >= $not_read then coalesce(s.actor, s.mention_key) end)
    - count(distinct case when s.problem > $not_read then coalesce(s.actor, s.mention_key) end) as authors_not_read,
    count(distinct case when s.problem = $spam then s.mention_key end) as spam
from text_scores as s
