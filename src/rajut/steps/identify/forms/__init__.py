"""What people type in the first step."""
