"""What people type into a plan."""
