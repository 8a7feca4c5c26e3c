"""The pages of the public's window."""
