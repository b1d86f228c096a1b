select
    search.engine,
    search.phrase,
    search.region,
    search.device,
    search.batch,
    search.granularity,
    search.value_kind,
    search.day,
    search.value,
    search.provisional,
    search.run
from search
where search.role = 'brand'
and search.value is not null
and (search.value_kind = 'count' or search.value_kind = 'index100')
