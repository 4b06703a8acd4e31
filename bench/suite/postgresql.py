# PostgreSQL as a peer: a cluster of our own, made and ended here.
#
# Durable commits (fsync and synchronous_commit on), 1 GiB of shared buffers, no autovacuum. It refuses to run
# as root and is then run as Debian's user postgres. Debian's own cluster is not touched.
import contextlib
import pathlib
import signal
import subprocess

from suite.comparison import Missing
from suite.server import as_user, folders, running, user_for

SETTINGS = ["-c", "listen_addresses=", "-c", "shared_buffers=1GB", "-c", "fsync=on", "-c", "synchronous_commit=on",
            "-c", "autovacuum=off", "-c", "max_wal_size=4GB"]


def programs():
    """The folder of the newest version's programs."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    if not found:
        raise Missing("PostgreSQL is missing (Debian's package postgresql)")
    return found[-1].parent


class PostgreSql:
    def __init__(self, bench, folder, sockets):
        self.bench = bench
        self.folder = folder
        self.connection = ["-h", sockets, "-U", "postgres"]

    def client(self, *arguments):
        return [self.folder / "psql", *self.connection, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres",
                *arguments]

    def sql(self, text):
        return self.bench.call(self.client("-At", "-c", text))

    def measured(self, *arguments):
        return self.bench.run(self.client(*arguments))

    def pgbench(self, *arguments):
        return self.bench.run([self.folder / "pgbench", *self.connection, *arguments, "postgres"])


@contextlib.contextmanager
def server(bench):
    folder = programs()
    user = user_for(["postgres"], "postgresql")
    with folders(bench, "postgresql", user) as (data, sockets):
        bench.call([folder / "initdb", "-D", data, "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "postgres"],
                   **as_user(user))
        database = PostgreSql(bench, folder, sockets)

        def answers():
            return subprocess.run([str(part) for part in database.client("-c", "SELECT 1")],
                                  capture_output=True).returncode == 0

        command = [folder / "postgres", "-D", data, "-k", sockets, *SETTINGS]
        with running(bench, command, user, bench.scratch / "postgresql.log", signal.SIGINT, answers):
            yield database
