select
    acts.page as page,
    acts.actor as actor,
    acts.month as month,
    cast(sum(acts.acts_once) as bigint) as n
from (
    select interaction.page, interaction.actor, interaction.month, interaction.n as acts_once
    from interaction
    where interaction.actor is not null
    union all
    select mention.page, mention.actor, mention.month, cast(1 as bigint) as acts_once
    from mention
    where mention.actor is not null and mention.is_own = false and mention.kind <> 'survey_open'
) as acts
group by acts.page, acts.actor, acts.month
