"""Measuring the catalogue on this machine: import, size, memory, latency, accuracy of search."""
