"""Information technology: applications that do the same thing in many governments, and who could lead one."""
