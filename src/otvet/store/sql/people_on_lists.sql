select
    everybody.lists,
    count(*) as people
from (
    select
        listed.person,
        cast(sum(listed.unit) as bigint) as lists
    from (
        select distinct
            coalesce(same_people.person, known.actor) as person,
            known.unit
        from (
            select
                contact.actor,
                taken_lists.unit
            from contact
            join taken_lists on taken_lists.name = contact.list_name
            and taken_lists.page_or_none = coalesce(contact.page, cast(-1 as int))
            and taken_lists.taken_on = contact.day
            union all
            select
                contact.actor,
                case when contact.kind = 'email' then cast(4 as bigint) else cast(8 as bigint) end
                    as unit
            from contact
            where contact.day <= cast($last_day as int)
            union all
            select
                orders.actor,
                cast(1 as bigint) as unit
            from orders
            where orders.month = cast($month as int)
            and orders.actor is not null
            and orders.status <> 'cancelled'
            and orders.status <> 'refunded'
            and orders.status <> 'lost'
            union all
            select
                response.actor,
                cast(2 as bigint) as unit
            from response
            where response.complete
            and response.role = 'contact'
            and response.actor is not null
            and response.day > cast($after_day as int)
            and response.day <= cast($last_day as int)
            union all
            select
                response.actor,
                case when response.item = 'email' then cast(4 as bigint) else cast(8 as bigint) end
                    as unit
            from response
            where response.role = 'contact'
            and response.actor is not null
            and response.day <= cast($last_day as int)
        ) known
        left join same_people on same_people.actor = known.actor
    ) listed
    group by listed.person
) everybody
group by everybody.lists
