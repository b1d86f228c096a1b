select
    response.survey,
    response.wave,
    response.respondent,
    response.role,
    response.item,
    response.value,
    response.text
from response
where response.complete
    and response.month = cast($month as int)
    and (response.role = 'open' or response.role = 'margin' or response.role = 'weight')
