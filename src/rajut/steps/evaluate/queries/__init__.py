"""Where a collaboration stands, who still has to report, what waits for whom."""
