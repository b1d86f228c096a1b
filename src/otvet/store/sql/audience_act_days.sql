select
    pages.ref,
    min(acts.day) as first_day,
    max(acts.day) as last_day,
    count(distinct acts.day) as days
from (
    select interaction.page, interaction.day
    from interaction
    where interaction.actor is not null
    union all
    select mention.page, mention.day
    from mention
    where mention.actor is not null and mention.is_own = false and mention.kind <> 'survey_open'
) as acts
join counted_pages on counted_pages.page = acts.page
join pages on pages.page = acts.page
group by pages.ref
