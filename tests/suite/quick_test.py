# Every comparison that starts no server runs to its end, small: a program's command line and what the suite
# writes on it are two files, and only a run shows that they fit.
#
# Nothing is said about the figures. Those with a server of their own are run by ./dev bench --quick alone.
import json
import pathlib
import subprocess
import tempfile
import unittest

from place import BUILD, ROOT
from suite.comparisons import ALL

WITH_SERVERS = {"faker", "archiver", "postgresql"}  # or with a library from the network


class Quick(unittest.TestCase):
    def test_every_comparison_without_a_server_runs_to_its_end(self):
        names = [each.name for each in ALL if each.name not in WITH_SERVERS]
        self.assertEqual(len(names), len(ALL) - len(WITH_SERVERS))
        with tempfile.TemporaryDirectory() as folder:
            only = [word for name in names for word in ("--only", name)]
            ended = subprocess.run([ROOT / "bench" / "run", "--quick", "--build", BUILD, "--out", folder, *only],
                                   capture_output=True, text=True, check=False)
            self.assertEqual(ended.returncode, 0, ended.stderr)
            told = json.loads((pathlib.Path(folder) / "bench.json").read_text(encoding="utf-8"))
        self.assertEqual([each["name"] for each in told["outcomes"]], names)
        for each in told["outcomes"]:
            self.assertEqual(each["missing"], [], each["name"])
            self.assertTrue(each["rows"], each["name"])


if __name__ == "__main__":
    unittest.main()
