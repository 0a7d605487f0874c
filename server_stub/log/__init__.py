"""What the server keeps: SQLAlchemy Core on SQLite or, by URL, on PostgreSQL with the same code.

It asks `relay` what to do and does it, in one transaction each. It must never decide by itself who may do what.
"""
