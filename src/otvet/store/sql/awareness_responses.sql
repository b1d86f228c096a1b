select
    response.respondent,
    response.actor,
    response.day,
    response.role,
    response.item,
    response.value,
    response.text,
    response.run
from response
join wanted_wave on wanted_wave.survey = response.survey
and wanted_wave.wave = response.wave
where response.complete
