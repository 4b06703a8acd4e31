# Medians, ranges and ratios of pairs, and numbers as text.
#
# Every figure of the report comes through here, so that a median is one everywhere. It must not know what is
# measured.
import statistics


def median(values):
    return statistics.median(values)


def ratios(over, under):
    """Of measurements that were taken in turns: the first of the one over the first of the other, and so on."""
    if len(over) != len(under):
        raise ValueError(f"{len(over)} measurements cannot be paired with {len(under)}")
    return [above / below for above, below in zip(over, under)]


def plain(number, digits=4):
    """So many digits that count, those before the point always; thousands apart, no exponent."""
    if number == 0:
        return "0"
    if abs(number) >= 1000:
        return f"{number:,.{max(0, digits - len(str(int(abs(number)))))}f}"
    text = f"{number:.{digits}g}"
    return text if "e" not in text else f"{number:.9f}".rstrip("0")


def ranged(values, unit="", digits=4):
    """'median [least-most] unit'; one value stands alone. The digits are the median's."""
    tail = f" {unit}" if unit else ""
    if len(values) == 1:
        return plain(values[0], digits) + tail
    return f"{plain(median(values), digits)} [{plain(min(values))}-{plain(max(values))}]{tail}"
