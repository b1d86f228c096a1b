select
    n.page as page,
    count(distinct n.author) as authors,
    cast(sum(n.texts) as bigint) as texts,
    count(distinct case when n.first_day >= $first_day then n.author end) as new_authors
from (
    select
        here.page,
        here.author,
        here.texts,
        seen.first_day
    from (
        select
            m.page,
            coalesce(w.actor, w.mention_key) as author,
            count(distinct w.mention_key) as texts
        from week_scores as w
        inner join mention as m
            on m.key = w.mention_key
        where w.problem > $not_read
            and m.day >= $first_day
            and m.day <= $last_day
        group by m.page, coalesce(w.actor, w.mention_key)
    ) as here
    inner join (
        select
            coalesce(v.actor, v.mention_key) as author,
            min(o.day) as first_day
        from week_scores as v
        inner join mention as o
            on o.key = v.mention_key
        where v.problem > $not_read
        group by coalesce(v.actor, v.mention_key)
    ) as seen
        on seen.author = here.author
) as n
group by n.page
