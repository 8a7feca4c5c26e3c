"""A generated inventory of government applications with the truth about which do the same thing."""
