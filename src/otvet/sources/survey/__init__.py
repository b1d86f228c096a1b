"""Exports of survey tools: Google and Yandex Forms, LimeSurvey, SurveyMonkey, Typeform."""
