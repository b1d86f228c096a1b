select
    s.problem as problem,
    case when followers.actor is null then cast(0 as int) else cast(1 as int) end as cell,
    count(distinct s.actor) as authors
from text_scores as s
left join (
    select distinct follow.actor
    from follow
    where follow.month = cast($month as int)
        and (follow.state = cast(1 as int) or follow.state = cast(2 as int))
) as followers
    on followers.actor = s.actor
where s.spam = false
    and s.problem >= 0
    and s.actor is not null
group by s.problem, case when followers.actor is null then cast(0 as int) else cast(1 as int) end
