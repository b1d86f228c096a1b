select
    pages.ref as page_ref,
    event.native_id as event_id,
    event.day as first_day,
    event.last_day as final_day,
    event.kind as event_kind,
    event.size as event_size,
    event.note as event_note
from event
left join pages on pages.page = event.page
where event.day <= cast($last_day as int)
and event.last_day >= cast($first_day as int)
