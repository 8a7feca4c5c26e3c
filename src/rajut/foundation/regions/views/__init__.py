"""The pages of places and of the data about them."""
