"""The pages of the first step."""
