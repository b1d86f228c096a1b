select
    t.problem as problem,
    t.cell as cell,
    count(distinct t.author) as authors
from (
    select
        s.problem,
        case when followers.actor is null then cast(0 as int) else cast(1 as int) end as cell,
        s.actor as author
    from text_scores as s
    left join (
        select distinct follow.actor
        from follow
        where follow.month = cast($month as int)
            and (follow.state = cast(1 as int) or follow.state = cast(2 as int))
    ) as followers
        on followers.actor = s.actor
    where s.problem > $not_read
        and s.actor is not null
) as t
group by grouping sets ((t.problem, t.cell), (t.cell))
