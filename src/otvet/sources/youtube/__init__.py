"""YouTube: the channel's figures as YouTube Studio exports them."""
