select
    count(distinct mention.actor) as people,
    count(mention.actor) as acts_named,
    count(*) as acts
from mention
join counted_pages on counted_pages.page = mention.page
where mention.day > cast($after_day as int)
and mention.day <= cast($last_day as int)
and mention.is_own = false
and (mention.kind = 'comment' or mention.kind = 'reply' or mention.kind = 'group_message')
