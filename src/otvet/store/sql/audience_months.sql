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
    select actor_state.mask, count(*) as people
    from actor_state
    group by actor_state.mask
) as held
cross join looks
group by looks.back
