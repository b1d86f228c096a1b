select
    count(case when s.mask % (2 * cast($unit as bigint)) >= $unit then 1 end) as active,
    count(case when s.mask >= $unit and s.mask < 2 * cast($unit as bigint) then 1 end) as first_seen,
    count(case when s.mask % (4 * cast($unit as bigint)) >= 3 * cast($unit as bigint) then 1 end) as stayed,
    count(case when s.mask % (2 * cast($unit as bigint)) < $unit and s.mask % (4 * cast($unit as bigint)) >= 2 * cast($unit as bigint) then 1 end) as not_again,
    count(case when s.mask % (4096 * cast($unit as bigint)) >= $unit then 1 end) as in_a_year
from actor_state as s
