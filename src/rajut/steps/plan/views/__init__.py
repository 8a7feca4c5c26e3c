"""The pages of the third step."""
