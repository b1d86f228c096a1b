select
    response.survey,
    response.wave,
    response.respondent,
    response.actor,
    response.day,
    response.role,
    response.item,
    response.value
from response
where response.complete
and (response.role = 'page' or response.role = 'via' or response.role = 'did' or response.role = 'weight')
and response.day > cast($after_day as int)
and response.day <= cast($last_day as int)
