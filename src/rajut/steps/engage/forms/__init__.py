"""What people fill in, in this step."""
