select
    response.survey,
    response.wave,
    response.day,
    response.complete,
    count(distinct response.respondent) as respondents,
    count(distinct case when response.role = 'advantage' or response.role = 'silent' then response.respondent end) as asked_advantages,
    count(distinct case when response.role = 'aided' then response.respondent end) as asked_aided
from response
group by
    response.survey,
    response.wave,
    response.day,
    response.complete
