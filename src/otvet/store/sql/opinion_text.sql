select
    m.text as text,
    m.page as page,
    m.day as day
from mention as m
where m.key = $key
