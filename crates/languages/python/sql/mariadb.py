"""Runs an example on MariaDB: as a user without rights of its own, in a database that is made anew for each example.

The server's socket is the file `socket` in the folder that `DECKLE_SQL_SOCKET` names.
"""

import os
import time

import deckle_script
import pymysql
from pymysql.constants import CLIENT, FIELD_TYPE
from pymysql.converters import conversions

ADMIN = "root"
MAX_SLOTS = 64
# How long a server may take to end a statement, in seconds.
MAX_ENDING = 5
# The server answers from a copy that is this old at most, in seconds, and only makes a new one for those who ask less often.
COPY_AGE = 0.12
# Dates and times arrive as the server writes them: Python has no 0000-00-00 and no 838:59:59.
IN_WORDS = (FIELD_TYPE.DATE, FIELD_TYPE.DATETIME, FIELD_TYPE.TIMESTAMP, FIELD_TYPE.TIME)


class Connection:
    def __init__(self, slot):
        self.database = connect(slot.user, slot.database)
        self.pid = self.database.thread_id()

    def execute(self, statement):
        cursor = self.database.cursor()
        cursor.execute(statement)
        result = None
        # A procedure may return several results; the last one tells only that it is over.
        while True:
            if cursor.description is not None and result is None:
                result = [column[0] for column in cursor.description], cursor.fetchall()
            if not cursor.nextset():
                return result

    def close(self):
        self.database.close()


def connect(user, database=None):
    return pymysql.connect(
        unix_socket=os.path.join(os.environ["DECKLE_SQL_SOCKET"], "socket"),
        user=user,
        database=database,
        autocommit=True,
        charset="utf8mb4",
        client_flag=CLIENT.MULTI_RESULTS,
        conv={key: value for key, value in conversions.items() if key not in IN_WORDS},
    )


class Slot:
    """A database and its user. Whoever holds the lock of that name has it alone, until the connection ends."""

    def __init__(self, number):
        self.database, self.user = f"example_d{number}", f"learner_d{number}"
        self.admin = connect(ADMIN)
        self.taken = self.ask(f"SELECT GET_LOCK('{self.database}', 0)")[0][0] == 1
        if self.taken:
            self.empty()
        else:
            self.admin.close()

    def ask(self, statement):
        with self.admin.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def empty(self):
        """Ends what an example before left running, and removes all that it made."""
        deadline = time.monotonic() + MAX_ENDING
        while running := self.ask(f"SELECT id FROM information_schema.processlist WHERE user = '{self.user}'"):
            for (number,) in running:
                try:
                    self.ask(f"KILL {number}")
                except pymysql.Error:
                    pass
            if time.monotonic() > deadline:
                raise deckle_script.EngineTrouble("MariaDB cannot end what an example before left running")
            time.sleep(0.005)
        self.ask(f"CREATE OR REPLACE USER {self.user}@localhost WITH MAX_USER_CONNECTIONS 8")
        self.ask(f"DROP DATABASE IF EXISTS {self.database}")
        self.ask(f"CREATE DATABASE {self.database}")
        self.ask(f"GRANT ALL ON {self.database}.* TO {self.user}@localhost")


class Mariadb:
    def __init__(self):
        try:
            self.slot = self.free_slot()
        except pymysql.Error as error:
            raise deckle_script.EngineTrouble(f"MariaDB: {error}") from error
        self.rename = {self.slot.database: "example", self.slot.user: "learner"}
        self.connections = []

    def free_slot(self):
        for number in range(1, MAX_SLOTS):
            slot = Slot(number)
            if slot.taken:
                return slot
        raise deckle_script.EngineTrouble("MariaDB has no database left")

    def connect(self, name):
        connection = Connection(self.slot)
        self.connections.append(connection)
        return connection

    def error(self, error):
        if not isinstance(error, pymysql.Error) or not self.is_there():
            return None
        code, message = (*error.args, None, None)[:2]
        if not isinstance(code, int):
            code, message = None, str(error)
        return type(error).__name__, code, message

    def is_there(self):
        try:
            self.slot.ask("SELECT 1")
        except pymysql.Error:
            return False
        return True

    def blockers(self, connection, since):
        """Returns the connections that a statement waits for."""
        time.sleep(max(0.0, since + COPY_AGE - time.monotonic()))
        time.sleep(COPY_AGE)
        waits = f"""
            SELECT b.trx_mysql_thread_id FROM information_schema.INNODB_LOCK_WAITS w
            JOIN information_schema.INNODB_TRX r ON r.trx_id = w.requesting_trx_id
            JOIN information_schema.INNODB_TRX b ON b.trx_id = w.blocking_trx_id
            WHERE r.trx_mysql_thread_id = {connection.pid} AND r.trx_state = 'LOCK WAIT'
        """
        pids = {pid for (pid,) in self.slot.ask(waits)}
        if not pids:
            state = f"SELECT 1 FROM information_schema.processlist WHERE id = {connection.pid} AND (state LIKE 'Waiting for%lock' OR state = 'User lock')"
            if not self.slot.ask(state):
                return None
            # A lock of another kind: any other connection may hold it.
            return [other for other in self.connections if other is not connection]
        return [other for other in self.connections if other.pid in pids]

    def close(self):
        for connection in self.connections:
            try:
                connection.database.close()
            except pymysql.Error:
                pass


deckle_script.main(Mariadb)
