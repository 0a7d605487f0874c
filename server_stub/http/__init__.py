"""The server's door: Starlette, MessagePack in and out, long waits without a thread each.

It reads requests within their limits, asks the log, and turns what goes wrong into problems. It must never decide who
may do what, and never log a body, an id of an event or a token.
"""
