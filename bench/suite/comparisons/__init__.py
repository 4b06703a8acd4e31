# One file a comparison; `ALL` is the order in which they are measured and told.
#
# A comparison names its goals (goals.py), says what is compared and what differs, and measures. It must not
# know how anything is shown.
from suite.comparisons import faker, packs

ALL = [faker.COMPARISON, packs.COMPARISON]
