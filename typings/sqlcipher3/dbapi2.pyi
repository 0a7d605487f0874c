"""The same names with the same types as in sqlite3."""

from sqlite3.dbapi2 import *
