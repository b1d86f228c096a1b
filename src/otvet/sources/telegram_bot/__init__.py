"""Telegram: updates of the Bot API and graphs of statistics as facts."""
