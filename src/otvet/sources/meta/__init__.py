"""Instagram and Facebook: content and figures as Meta Business Suite exports them."""
