select
    told.ref,
    told.was,
    told.still,
    told.kind,
    told.page,
    told.actor,
    count(*) as accounts
from (
    select
        pages.ref,
        lists.was,
        lists.still,
        case
            when copiers.actor is not null then cast(2 as int)
            when acted.actor is null and lists.first_month <= cast($month as int) - cast($silent as int)
                then cast(1 as int)
            else cast(0 as int)
        end as kind,
        case when cast($apart as int) = cast(1 as int) then lists.page end as page,
        case when cast($apart as int) = cast(1 as int) then lists.actor end as actor
    from (
        select
            follow.page,
            follow.actor,
            min(follow.month) as first_month,
            max(case when follow.month = cast($month as int) - 1 then cast(1 as int) else cast(0 as int) end) as was,
            max(case when follow.month = cast($month as int) then cast(1 as int) else cast(0 as int) end) as still
        from follow
        join counted_pages on counted_pages.page = follow.page
        where follow.state = cast(1 as int) and follow.month <= cast($month as int)
        and follow.actor % cast($parts as bigint) = cast(0 as bigint)
        group by follow.page, follow.actor
    ) as lists
    join pages on pages.page = lists.page
    left join actor_state as acted on acted.actor = lists.actor
    left join copiers on copiers.actor = lists.actor
    where lists.was = 1 or lists.still = 1
) as told
group by told.ref, told.was, told.still, told.kind, told.page, told.actor
