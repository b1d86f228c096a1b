select
    looks.back as back,
    cast(sum(case when held.mask % (2 * looks.unit) >= looks.unit then held.people else 0 end) as bigint) as active,
    cast(sum(case when held.mask >= looks.unit and held.mask < 2 * looks.unit then held.people else 0 end) as bigint) as first_seen,
    cast(sum(case when held.mask % (4 * looks.unit) >= 3 * looks.unit then held.people else 0 end) as bigint) as stayed,
    cast(sum(case when held.mask % (2 * looks.unit) < looks.unit and held.mask % (4 * looks.unit) >= 2 * looks.unit then held.people else 0 end) as bigint) as not_again,
    cast(sum(case when held.mask % (2 * looks.unit) > looks.unit then held.people else 0 end) as bigint) as seen_later,
    cast(sum(case when held.mask >= 2 * looks.unit and held.mask % (2 * looks.unit) < looks.unit and held.mask % looks.unit > 0 then held.people else 0 end) as bigint) as only_around,
    cast(sum(case when held.mask % (4096 * looks.unit) >= looks.unit then held.people else 0 end) as bigint) as in_a_year
from (
    select both_told.mask, count(*) as people
    from (
        select
            cast(2 * coalesce(earlier.mask, 0) as bigint)
            + case when present.actor is null then cast(0 as bigint) else cast(1 as bigint) end as mask
        from actor_state as earlier
        full outer join (
            select distinct actor_month.actor
            from actor_month
            where actor_month.month = cast($month as int)
        ) as present on present.actor = earlier.actor
    ) as both_told
    group by both_told.mask
) as held
cross join looks
group by looks.back
