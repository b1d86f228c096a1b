"""Telegram: channel and discussion group as Telegram Desktop exports them."""
