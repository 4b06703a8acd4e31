# Reads PNG pictures with the standard library alone, to tell a drawing from a blank.
#
# Only what browsers write: eight bits a channel, no interlacing. This file must not know what is drawn.
import struct
import zlib
from collections import Counter


def pixels_of(png):
    """Rows of (red, green, blue)."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and colour in (2, 6), "not a picture a browser takes"
    packed, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IDAT":
            packed += png[at + 8:at + 8 + length]
        at += length + 12
    raw, step = zlib.decompress(packed), 3 if colour == 2 else 4
    row_bytes = width * step
    before, rows = bytearray(row_bytes), []
    for y in range(height):
        start = y * (row_bytes + 1)
        row = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + row_bytes]), before, step)
        rows.append([tuple(row[i:i + 3]) for i in range(0, row_bytes, step)])
        before = row
    return rows


def unfiltered(kind, row, above, step):
    if kind == 2:
        return bytearray((here + over) & 255 for here, over in zip(row, above))
    for i in range(len(row) if kind else 0):
        left = row[i - step] if i >= step else 0
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + above[i]) // 2) & 255
        else:
            up, corner = above[i], above[i - step] if i >= step else 0
            if left == corner:  # most of a chart is flat
                guess = up
            elif up == corner:
                guess = left
            else:
                whole = left + up - corner
                far = abs(whole - left), abs(whole - up), abs(whole - corner)
                guess = left if far[0] <= far[1] and far[0] <= far[2] else up if far[1] <= far[2] else corner
            row[i] = (row[i] + guess) & 255
    return row


def share_drawn(png):
    """Share of pixels that do not have the commonest colour."""
    counts = Counter(pixel for row in pixels_of(png) for pixel in row)
    return 1 - counts.most_common(1)[0][1] / sum(counts.values())


def is_colour_in(png, wanted, nearness=24):
    """Whether some pixels have this colour, or nearly."""
    near = sum(1 for row in pixels_of(png) for pixel in row
               if all(abs(a - b) <= nearness for a, b in zip(pixel, wanted)))
    return near >= 5


def contrast(one, other):
    """Contrast of two colours as WCAG defines it: 4.5 is enough for text."""
    def light(colour):
        parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
