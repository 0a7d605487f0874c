"""The area of contacts: people, units, who is reachable now; adding, importing and giving out."""
