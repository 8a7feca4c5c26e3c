"""What is typed in step 4, one module per record."""
