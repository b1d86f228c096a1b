"""Say it to a client: findings become a page, text and JSON."""
