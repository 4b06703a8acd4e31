# Servers of the benchmarks are stopped whatever happens; a shell that sleeps stands for one.
#
# No database is needed.
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from place import ROOT, bench_in
from suite import server
from suite.bench import Failed
from suite.comparison import Missing

SERVER_OF_A_DYING_DRIVER = """
import pathlib, signal, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from suite import server
from suite.bench import Bench
folder = pathlib.Path(sys.argv[2])
bench = Bench(folder, folder, folder, folder, True, 1)
with server.running(bench, ["sh", "-c", "echo $$ > " + str(folder / "pid") + "; exec sleep 600"], None, folder / "log",
                    signal.SIGTERM, lambda: (folder / "pid").exists() and (folder / "pid").read_text()):
    print("up", flush=True)
    signal.pause()
"""

A_DRIVER_THAT_CALLS = """
import pathlib, signal, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from suite import main
from suite.bench import Bench
folder = pathlib.Path(sys.argv[2])
signal.signal(signal.SIGTERM, main.end)
print("up", flush=True)
Bench(folder, folder, folder, folder, True, 1).call(["sh", "-c", "sleep 600 & echo $! > pid; wait"])
"""


class Servers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def has_begun(self):
        return (self.path / "pid").exists() and (self.path / "pid").read_text() != ""

    def is_running(self):
        pid = int((self.path / "pid").read_text())
        for _ in range(200):
            try:
                state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
            except OSError:
                return False
            if state == "Z":
                return False
            time.sleep(0.02)
        return True

    def started(self, command):
        return server.running(bench_in(self.path), ["sh", "-c", f"echo $$ > {self.path}/pid; {command}"], None,
                              self.path / "log", signal.SIGTERM, self.has_begun)

    def test_a_server_is_stopped_when_a_comparison_fails(self):
        with self.assertRaisesRegex(Failed, "in between"):
            with self.started("exec sleep 600"):
                raise Failed("in between")
        self.assertFalse(self.is_running())

    def test_a_server_ends_with_a_driver_that_is_killed(self):
        driver = subprocess.Popen([sys.executable, "-c", SERVER_OF_A_DYING_DRIVER, str(ROOT / "bench"), str(self.path)],
                                  stdout=subprocess.PIPE)
        self.assertEqual(driver.stdout.readline(), b"up\n")
        driver.send_signal(signal.SIGKILL)
        driver.wait()
        driver.stdout.close()
        self.assertFalse(self.is_running())

    def test_what_a_command_has_started_ends_when_the_driver_is_told_to(self):
        driver = subprocess.Popen([sys.executable, "-c", A_DRIVER_THAT_CALLS, str(ROOT / "bench"), str(self.path)],
                                  stdout=subprocess.PIPE)
        self.assertEqual(driver.stdout.readline(), b"up\n")
        while not self.has_begun():
            time.sleep(0.02)
        driver.terminate()
        self.assertEqual(driver.wait(), 130)
        driver.stdout.close()
        self.assertFalse(self.is_running())

    def test_a_server_that_does_not_start_says_what_it_said(self):
        with self.assertRaisesRegex(Failed, "did not start: no room"):
            with server.running(bench_in(self.path), ["sh", "-c", "echo no room; exit 1"], None, self.path / "log",
                                signal.SIGTERM, lambda: False):
                self.fail("it did not start")

    def test_a_server_that_refuses_root_needs_a_user_that_there_is(self):
        if os.geteuid() != 0:
            self.assertIsNone(server.user_for(["no-such-user"], "some-package"))
            return
        with self.assertRaisesRegex(Missing, "no user no-such-user .*some-package"):
            server.user_for(["no-such-user"], "some-package")
        self.assertEqual(server.user_for(["no-such-user", "nobody"], "some-package"), "nobody")
