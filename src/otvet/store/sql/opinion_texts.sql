select
    m.key as mention,
    m.text as text,
    m.page as page,
    m.day as day,
    coalesce(c.texts, 1) as texts
from mention as m
inner join sampled as d
    on d.mention = m.key
left join (
    select
        o.actor as actor,
        count(*) as texts
    from mention as o
    where o.actor is not null
    group by o.actor
) as c
    on c.actor = m.actor
