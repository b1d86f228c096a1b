"""Exports of Google Analytics 4 and Yandex Metrica: where the site's visits came from."""
