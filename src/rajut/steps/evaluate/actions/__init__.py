"""What changes in step 5: reports, findings, the public's voice."""
