"""What is typed in step 5."""
