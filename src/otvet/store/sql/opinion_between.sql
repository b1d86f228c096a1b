select
    q.problem as problem,
    q.clause as clause,
    q.author as author,
    q.key as key,
    q.text as text,
    q.page as page,
    q.day as day
from (
    select
        s.problem,
        s.clause,
        coalesce(s.actor, s.mention_key) as author,
        m.key,
        m.text,
        m.page,
        m.day,
        row_number() over (order by s.mention_key, s.problem) as place
    from text_scores as s
    inner join mention as m
        on m.key = s.mention_key
    where s.problem >= $first_problem
        and s.problem <= $last_problem
        and m.day >= $first_day
        and m.day <= $last_day
        and length(m.text) >= $shortest
) as q
where q.place <= $most
