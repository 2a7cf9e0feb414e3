"""Nothing is said that no record says."""
