"""Which governments do a service with the least, and what they would save by doing it together."""
