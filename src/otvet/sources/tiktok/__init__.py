"""TikTok: figures, followers and videos as TikTok Studio exports them."""
