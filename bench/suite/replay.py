# What bench_replay says of its work besides its times, so that it can be held against what is to be the same work.
#
# It counts after its clock has stopped. It must not know what is compared.
LEFT = "left_in_"


def counted(out):
    """Numbers by their names; what is left, by table."""
    numbers = dict(line.split() for line in out.splitlines())
    left = {name.removeprefix(LEFT): int(number) for name, number in numbers.items() if name.startswith(LEFT)}
    return int(numbers["removals"]), left
