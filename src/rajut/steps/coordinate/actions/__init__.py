"""What people do in this step, one module per record."""
