"""Files that are small themselves and ask a reader for much: decompression bombs and lying headers."""

import struct
import zlib

GIGABYTE = 1 << 30
MEGABYTE = 1 << 20


def zeros(count):
    """A zlib stream of that many zero bytes, made without making them: equal blocks, flushed, repeat as they are."""
    compressor = zlib.compressobj(9)
    head = compressor.compress(bytes(MEGABYTE)) + compressor.flush(zlib.Z_FULL_FLUSH)
    block = compressor.compress(bytes(MEGABYTE)) + compressor.flush(zlib.Z_FULL_FLUSH)
    whole, rest = divmod(count, MEGABYTE)
    tail = zlib.compressobj(9)
    end = tail.compress(bytes(rest)) + tail.flush()
    # The tail's own two header bytes and checksum go; the checksum of zeros is known without counting them.
    adler = struct.pack(">I", (count % 65521) << 16 | 1)
    return (head + block * (whole - 1) if whole else b"\x78\xda") + end[2:-4] + adler


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, pixels, before=b""):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def small_png(before):
    return png(200, 100, 8, 2, zlib.compress(bytes(100 * 601)), before)


def gif(screen, frame):
    width, height = frame
    return (b"GIF89a" + struct.pack("<HHBBB", *screen, 0x80, 0, 0) + bytes(6)
            + b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00\x3b")


def jpeg(marker, width, height):
    """A frame of that size, with tables, whose only scan ends at once."""
    table = bytes([1] * 64)
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    huffman = bytes([0, 1] + [0] * 15) + b"\x00"
    scan = b"\x03\x01\x00\x02\x00\x03\x00" + (b"\x00\x00\x00" if marker == 0xC2 else b"\x00\x3f\x00")
    segments = [(0xDB, b"\x00" + table), (marker, frame), (0xC4, huffman), (0xC4, b"\x10" + huffman[1:]), (0xDA, scan)]
    return (b"\xff\xd8" + b"".join(bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data
                                   for kind, data in segments) + bytes(64) + b"\xff\xd9")


def bmp(width, height):
    return (b"BM" + struct.pack("<IHHI", 54, 0, 0, 54)
            + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0) + bytes(64))


def tiff(width, height):
    """One strip that claims all rows of a 16-bit RGB picture."""
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 2),
               (273, 4, 1, 8), (277, 3, 1, 3), (278, 4, 1, height), (279, 4, 1, 0xFFFFFFF0)]
    return (b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", len(entries))
            + b"".join(struct.pack("<HHII", *entry) for entry in entries) + bytes(4))


def webp(width, height):
    frame = b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(32)
    data = b"WEBPVP8 " + struct.pack("<I", len(frame)) + frame
    return b"RIFF" + struct.pack("<I", len(data)) + data


def files():
    """Names, what makes them (only when it is called, for some take seconds), and what they are."""
    bomb = zeros
    return {
        "png-50000x50000-rgb.png": (lambda: png(50000, 50000, 8, 2, bomb(50000 * 150001)), "7.5 GB of pixels"),
        "png-50000x50000-1-bit.png": (lambda: png(50000, 50000, 1, 0, bomb(50000 * 6251)), "2.5 gigapixels, 1 bit"),
        "png-iccp.png": (lambda: small_png(chunk(b"iCCP", b"icc\0\0" + bomb(GIGABYTE))), "1 GB in iCCP"),
        "png-ztxt.png": (lambda: small_png(chunk(b"zTXt", b"Comment\0\0" + bomb(GIGABYTE))), "1 GB in zTXt"),
        "png-itxt.png": (lambda: small_png(chunk(b"iTXt", b"Comment\0\1\0\0\0" + bomb(GIGABYTE))), "1 GB in iTXt"),
        "gif-frame-65535x65535.gif": (lambda: gif((65535, 65535), (65535, 65535)), "header of 4.3 gigapixels"),
        "gif-small-screen.gif": (lambda: gif((10, 10), (65535, 65535)), "a frame larger than its screen"),
        "gif-large-screen.gif": (lambda: gif((65535, 65535), (1, 1)), "a screen larger than its frame"),
        "jpeg-baseline-65500x65500.jpg": (lambda: jpeg(0xC0, 65500, 65500), "header of 4.3 gigapixels"),
        "jpeg-progressive-65500x65500.jpg": (lambda: jpeg(0xC2, 65500, 65500), "header of 4.3 gigapixels"),
        "bmp-60000x60000.bmp": (lambda: bmp(60000, 60000), "header of 3.6 gigapixels"),
        "tiff-60000x60000.tif": (lambda: tiff(60000, 60000), "one strip of 4 GB"),
        "webp-16383x16383.webp": (lambda: webp(16383, 16383), "header of 268 megapixels"),
    }
