# One file a comparison; `ALL` is the order in which they are measured and told.
#
# A comparison names its goals (goals.py), says what is compared and what differs, and measures. It must not
# know how anything is shown.
from suite.comparisons import (archiver, backlog, blobs, faker, imports, judged_run, loading, nights, oracle, packs,
                               postgres, sizes, small)

ALL = [each.COMPARISON for each in (faker, packs, archiver, imports, postgres, loading, nights, backlog, blobs, oracle,
                                    judged_run, sizes, small)]
