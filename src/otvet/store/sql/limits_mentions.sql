select
    mention.run,
    mention.page
from mention
where mention.is_own = false
group by mention.run, mention.page
