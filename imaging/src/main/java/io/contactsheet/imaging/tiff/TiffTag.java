package io.contactsheet.imaging.tiff;

/** Numbers of tags. Sources: TIFF 6.0; TIFF/EP (ISO 12234-2); DNG 1.7; Exif 2.32. */
public final class TiffTag {

    public static final int NEW_SUBFILE_TYPE = 0x00FE;
    public static final int IMAGE_WIDTH = 0x0100;
    public static final int IMAGE_LENGTH = 0x0101;
    public static final int COMPRESSION = 0x0103;
    public static final int PHOTOMETRIC_INTERPRETATION = 0x0106;
    public static final int STRIP_OFFSETS = 0x0111;
    public static final int ORIENTATION = 0x0112;
    public static final int STRIP_BYTE_COUNTS = 0x0117;
    public static final int TILE_OFFSETS = 0x0144;
    public static final int TILE_BYTE_COUNTS = 0x0145;
    public static final int SUB_IFDS = 0x014A;
    public static final int EXTRA_SAMPLES = 0x0152;
    public static final int JPEG_TABLES = 0x015B;
    public static final int JPEG_INTERCHANGE_FORMAT = 0x0201;
    public static final int JPEG_INTERCHANGE_FORMAT_LENGTH = 0x0202;
    public static final int EXIF_IFD = 0x8769;
    public static final int PIXEL_X_DIMENSION = 0xA002;
    public static final int PIXEL_Y_DIMENSION = 0xA003;
    public static final int DNG_VERSION = 0xC612;
    public static final int DEFAULT_CROP_SIZE = 0xC620;
    public static final int ACTIVE_AREA = 0xC68D;

    /** Panasonic's RW2: the first and last columns and rows of the sensor that are the picture, and the JPEG of it. */
    public static final int PANASONIC_TOP = 0x0004;

    public static final int PANASONIC_LEFT = 0x0005;
    public static final int PANASONIC_BOTTOM = 0x0006;
    public static final int PANASONIC_RIGHT = 0x0007;
    public static final int PANASONIC_JPEG = 0x002E;

    private TiffTag() {}
}
