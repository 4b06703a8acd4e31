# A database server of our own: in a folder of its own, on a Unix socket, stopped whatever happens.
#
# The kernel ends it when this process dies without a word. A server that refuses to run as root is run as the
# user that its package made. It must not know which server it is.
import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

from suite.bench import Failed
from suite.comparison import Missing

PR_SET_PDEATHSIG = 1
START_SECONDS = 60
STOP_SECONDS = 60


def user_for(names, package):
    """None: ourselves. A server as root needs another user; the first of the names that there is."""
    if os.geteuid() != 0:
        return None
    for name in names:
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return name
    raise Missing(f"no user {' or '.join(names)} to run the server as (Debian's package {package} makes it)")


def as_user(user):
    """Arguments for subprocess."""
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


@contextlib.contextmanager
def folders(bench, name, user):
    """The data folder, on the disk that is measured, and one for the socket, whose path has to be short."""
    data = bench.place(name)
    data.mkdir(mode=0o700)
    sockets = tempfile.mkdtemp(prefix="slettefrist-")
    try:
        if user:
            shutil.chown(data, user)
            shutil.chown(sockets, user)
        yield data, sockets
    finally:
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)


@contextlib.contextmanager
def running(bench, command, user, log, stop_signal, answers):
    """The server of `command` from when it `answers` until the block is left."""
    libc = ctypes.CDLL(None, use_errno=True)

    def end_with_us():
        libc.prctl(PR_SET_PDEATHSIG, stop_signal)

    bench.note(command)
    with open(log, "wb") as out:
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   cwd="/", preexec_fn=end_with_us, start_new_session=True, **as_user(user))
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers():
            if process.poll() is not None or time.monotonic() > deadline:
                raise Failed(f"{command[0]} did not start: {log.read_text(errors='replace').strip()[-500:]}")
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(stop_signal)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
