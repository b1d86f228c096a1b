select
    m.key as mention,
    m.text as text,
    m.page as page,
    m.day as day
from mention as m
inner join sampled as d
    on d.mention = m.key
