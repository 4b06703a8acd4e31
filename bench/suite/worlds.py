# The scenario whose whole judged run is measured, and one run of it.
#
# `denmark` where the project has it, else `decade`. It must not know what a run is compared with.
import json

CITIZENS_OF_A_MILLION = 115_000  # of `decade`: about a million notifications in thirteen years


def scenario(bench):
    for name in ("denmark", "decade"):
        path = bench.root / "scenarios" / f"{name}.toml"
        if path.exists():
            return f"scenarios/{name}.toml"
    raise FileNotFoundError("neither scenarios/denmark.toml nor scenarios/decade.toml")


def judged_run(bench, path, citizens, *further):
    """What a whole run took, and its summary."""
    folder = bench.place("judged")
    usage = bench.run([bench.program, "run", path, "--citizens", citizens, "--out", folder, "--quiet", *further])
    summary = json.loads((folder / "summary.json").read_text())
    bench.place("judged")
    return usage, summary
