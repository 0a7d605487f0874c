"""The encrypted database: raw log, outbox, states, search index, keys. It never learns what an entity means."""
