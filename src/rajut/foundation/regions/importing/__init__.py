"""Bringing files in: reading, checking, showing what would change, and writing all or nothing."""
