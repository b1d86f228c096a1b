select
    contact.list_name,
    coalesce(contact.page, cast(-1 as int)) as list_page,
    max(contact.day) as taken_on
from contact
where contact.list_name <> ''
and contact.day > cast($after_day as int)
and contact.day <= cast($last_day as int)
group by contact.list_name, coalesce(contact.page, cast(-1 as int))
