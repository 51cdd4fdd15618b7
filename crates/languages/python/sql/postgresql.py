"""Runs an example on PostgreSQL: as a user without rights of its own, in a database that is emptied before each example.

The server's socket is in the folder that `DECKLE_SQL_SOCKET` names.
"""

import os
import time

import deckle_script
import psycopg
from deckle_table import Json
from psycopg.types.string import TextLoader

ADMIN = "deckle"
# The lock of a slot: a number that no example takes by chance.
SLOT_LOCK = 7_341_885_213_440_117
# A slot is a database and its user; each example that runs at the same time has one of its own.
MAX_SLOTS = 64
# How long a server may take to end a statement, in seconds.
MAX_ENDING = 5
# How long it may take from listening to answering.
MAX_START = 30
# How long a connection must have waited before the next may come to wait for it, in deadlock_timeouts: whoever closes the
# circle is then the one who is refused, and not the one whose timer is first.
PATIENCE = 3
# Loaded by the driver as Python's own; everything else is shown in the server's words.
PLAIN = {"bool", "int2", "int4", "int8", "oid", "float4", "float8", "numeric", "bytea"}


class JsonLoader(TextLoader):
    def load(self, data):
        return Json(super().load(data))


def in_words(connection):
    """Makes values that Python cannot hold, or would change, arrive as the server writes them."""
    for kind in psycopg.adapters.types:
        if kind.name in ("json", "jsonb"):
            connection.adapters.register_loader(kind.oid, JsonLoader)
        elif kind.name not in PLAIN:
            connection.adapters.register_loader(kind.oid, TextLoader)


class Connection:
    def __init__(self, slot):
        self.database = connect(slot.user, slot.database)
        in_words(self.database)
        self.pid = self.database.info.backend_pid

    def execute(self, statement):
        cursor = self.database.execute(statement)
        if cursor.description is None:
            return None
        return [column.name for column in cursor.description], cursor.fetchall()

    def close(self):
        self.database.close()


def connect(user, database):
    deadline = time.monotonic() + MAX_START
    while True:
        try:
            return psycopg.connect(
                host=os.environ["DECKLE_SQL_SOCKET"], user=user, dbname=database, autocommit=True, application_name="deckle"
            )
        except psycopg.OperationalError as error:
            # It listens a moment before it answers.
            if "starting up" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.01)


class Slot:
    """A database and its user. Whoever holds the lock of a database has it alone, until the connection ends."""

    def __init__(self, number):
        self.database, self.user = f"example_d{number}", f"learner_d{number}"
        self.admin = self.open()
        self.taken = self.admin.execute("SELECT pg_try_advisory_lock(%s)", (SLOT_LOCK,)).fetchone()[0]
        if self.taken:
            self.empty()
        else:
            self.admin.close()

    def open(self):
        try:
            return connect(ADMIN, self.database)
        except psycopg.OperationalError as error:
            if "does not exist" not in str(error):
                raise
        with connect(ADMIN, "postgres") as admin:
            # Two examples may be the first at the same time.
            admin.execute("SELECT pg_advisory_lock(%s)", (SLOT_LOCK,))
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (self.database,)).fetchone():
                self.create(admin)
        return connect(ADMIN, self.database)

    def create(self, admin):
        admin.execute(f"CREATE ROLE {self.user} LOGIN CONNECTION LIMIT 8")
        admin.execute(f"CREATE DATABASE {self.database} TEMPLATE template0")
        admin.execute(f"REVOKE ALL ON DATABASE {self.database} FROM PUBLIC")
        admin.execute(f"GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {self.database} TO {self.user}")

    def empty(self):
        """Ends what an example before left running, and removes all that it made."""
        running = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s"
        deadline = time.monotonic() + MAX_ENDING
        while self.admin.execute(running, (self.user,)).fetchone():
            if time.monotonic() > deadline:
                raise deckle_script.EngineTrouble("PostgreSQL cannot end what an example before left running")
            time.sleep(0.005)
        self.admin.execute(f"DROP OWNED BY {self.user} CASCADE")
        self.admin.execute("DROP SCHEMA IF EXISTS public CASCADE")
        self.admin.execute(f"CREATE SCHEMA public AUTHORIZATION {self.user}")
        self.admin.execute(f"GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {self.database} TO {self.user}")
        self.admin.execute(f"ALTER ROLE {self.user} RESET ALL")
        self.admin.execute(f"ALTER ROLE {self.user} IN DATABASE {self.database} RESET ALL")
        self.admin.execute(f"ALTER ROLE {self.user} PASSWORD NULL")
        self.admin.execute("SELECT pg_stat_reset()")


class Postgresql:
    def __init__(self):
        try:
            self.slot = self.free_slot()
        except psycopg.Error as error:
            raise deckle_script.EngineTrouble(f"PostgreSQL: {error}") from error
        self.rename = {self.slot.database: "example", self.slot.user: "learner"}
        self.connections = []

    def free_slot(self):
        for number in range(1, MAX_SLOTS):
            slot = Slot(number)
            if slot.taken:
                return slot
        raise deckle_script.EngineTrouble("PostgreSQL has no database left")

    def connect(self, name):
        connection = Connection(self.slot)
        self.connections.append(connection)
        return connection

    def error(self, error):
        if not isinstance(error, psycopg.Error) or not self.is_there():
            return None
        message = error.diag.message_primary or str(error)
        for label, more in (("DETAIL", error.diag.message_detail), ("HINT", error.diag.message_hint)):
            if more:
                message += f"\n{label}: {more}"
        return type(error).__name__, error.sqlstate, message

    def is_there(self):
        try:
            self.slot.admin.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True

    def blockers(self, connection, since):
        """Returns the connections that a statement waits for, once it has waited long enough to be refused last."""
        waits = """
            SELECT pg_blocking_pids(%(pid)s), coalesce(
                (SELECT extract(epoch FROM clock_timestamp() - min(waitstart)) FROM pg_locks WHERE pid = %(pid)s AND NOT granted)
                > %(patience)s * (SELECT setting::int FROM pg_settings WHERE name = 'deadlock_timeout') / 1000.0, false)
        """
        pids, long_enough = self.slot.admin.execute(waits, {"pid": connection.pid, "patience": PATIENCE}).fetchone()
        if not pids or not long_enough:
            return None
        return [other for other in self.connections if other.pid in pids]

    def close(self):
        for connection in self.connections:
            connection.close()


deckle_script.main(Postgresql)
