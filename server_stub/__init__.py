"""The central server: it carries, orders and forgets, and can read headers and the directory, nothing else.

`relay` decides (pure), `log` keeps (SQLite or PostgreSQL), `http` speaks, `admin` is its command line.
"""
