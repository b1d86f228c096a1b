"""Exports of Yandex Wordstat and Google Trends: how often the brand is looked for."""
