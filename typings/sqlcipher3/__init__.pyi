"""sqlcipher3 carries no types; it is the standard library's sqlite3 over SQLCipher and has the same interface."""

from sqlcipher3 import dbapi2 as dbapi2
