select
    mention.key,
    mention.actor,
    mention.text
from mention
where mention.month = cast($month as int)
and mention.actor is not null
and mention.is_own = false
and mention.kind <> 'survey_open'
