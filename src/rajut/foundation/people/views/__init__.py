"""Pages about organisations and the people in them."""
