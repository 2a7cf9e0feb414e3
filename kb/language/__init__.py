"""How people in a shop write and say things: scripts, numbers, units, languages."""
