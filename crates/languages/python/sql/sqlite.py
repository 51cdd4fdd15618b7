"""Runs an example on SQLite, in memory; in a file of the example's folder where it has several connections."""

import os
import sqlite3

import deckle_script


class Connection:
    def __init__(self, path):
        # Without a time to wait, a lock that another connection holds is an error at once, whatever this machine does.
        self.database = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)

    def execute(self, statement):
        cursor = self.database.execute(statement)
        if cursor.description is None:
            return None
        return [column[0] for column in cursor.description], cursor.fetchall()

    def close(self):
        pass


class Sqlite:
    rename = {}

    def __init__(self):
        self.memory = None
        self.path = os.path.join(deckle_script.HERE, "database.sqlite")

    def connect(self, name):
        if name:
            self.keep()
            return Connection(self.path)
        if self.memory is None:
            self.memory = Connection(":memory:")
        return self.memory

    def keep(self):
        """Writes what the sample and the set-up made into the file that the connections share."""
        if self.memory is not None:
            self.memory.database.execute("VACUUM INTO ?", (self.path,))
            self.memory.database.close()
            self.memory = None

    def error(self, error):
        if not isinstance(error, (sqlite3.Error, sqlite3.Warning)):
            return None
        return type(error).__name__, getattr(error, "sqlite_errorname", None), str(error)

    def blockers(self, connection, since):
        return None

    def close(self):
        pass


deckle_script.main(Sqlite)
