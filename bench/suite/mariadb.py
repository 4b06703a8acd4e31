# MariaDB as a peer: Debian's server binaries with a data folder of our own.
#
# Durable commits (innodb_flush_log_at_trx_commit = 1), no binary log, 1 GiB of buffer pool. Nothing of
# Debian's own set-up is used or started.
import contextlib
import os
import signal
import subprocess

from suite.server import folders, running

SETTINGS = ["--innodb-buffer-pool-size=1G", "--innodb-flush-log-at-trx-commit=1", "--skip-log-bin",
            "--innodb-log-file-size=512M", "--local-infile=1", "--skip-networking"]


class MariaDb:
    def __init__(self, bench, socket):
        self.bench = bench
        self.socket = socket
        self.client = ["mariadb", "--no-defaults", f"--socket={socket}", "--user=root", "--local-infile=1"]

    def sql(self, text):
        """Not measured; gives what was selected, a line a row."""
        return self.bench.call([*self.client, "--batch", "--skip-column-names", "-e", text])

    def measured(self, text):
        """A whole client process."""
        return self.bench.run([*self.client, "bench", "-e", text])


@contextlib.contextmanager
def server(bench):
    bench.need("mariadbd", "mariadb-server-core")
    bench.need("mariadb", "mariadb-client-core")
    install = bench.need("mariadb-install-db", "mariadb-server-core")
    as_root = ["--user=root"] if os.geteuid() == 0 else []  # it says so itself, or it would not run
    with folders(bench, "mariadb", None) as (data, sockets):
        socket = f"{sockets}/s"
        bench.call([install, "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal",
                    "--skip-test-db", *as_root])
        database = MariaDb(bench, socket)

        def answers():
            return subprocess.run([*database.client, "-e", "SELECT 1"], capture_output=True).returncode == 0

        command = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={socket}",
                   f"--pid-file={data}/pid", *SETTINGS, *as_root]
        with running(bench, command, None, bench.scratch / "mariadb.log", signal.SIGTERM, answers):
            database.sql("CREATE DATABASE bench")
            yield database
