package io.contactsheet.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.png.PngFiles;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that are rare, but readable. */
class OddPicturesTest {

    private final Thumbnailer thumbnailer = new PictureThumbnailer(64L << 20);

    /** Where a PNG file can say how the camera was held. */
    private enum Place {
        EXIF {
            @Override
            byte[] chunk() {
                return PngFiles.chunk("eXIf", TURNED);
            }
        },
        NAMED_EXIF {
            @Override
            byte[] chunk() {
                return PngFiles.chunk("eXIf", Samples.insert(TURNED, 0, bytes("Exif\0\0")));
            }
        },
        RAW_PROFILE {
            @Override
            byte[] chunk() {
                return PngFiles.chunk("tEXt", bytes("Raw profile type exif\0" + hexadecimal()));
            }
        },
        PACKED_RAW_PROFILE {
            @Override
            byte[] chunk() throws IOException {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                text.writeBytes(bytes("Raw profile type APP1\0\0"));
                text.writeBytes(PngFiles.packed(bytes(hexadecimal())));
                return PngFiles.chunk("zTXt", text.toByteArray());
            }
        },
        XMP {
            @Override
            byte[] chunk() {
                return PngFiles.chunk(
                        "iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0<rdf:Description tiff:Orientation=\"6\"/>"));
            }
        };

        abstract byte[] chunk() throws IOException;
    }

    /** A TIFF structure with the orientation 6. */
    private static final byte[] TURNED = HexFormat.of()
            .parseHex("4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001" + "00060000" + "00000000");

    @ParameterizedTest
    @EnumSource(Place.class)
    void pngThatWasTurned_shouldBecomeUpright(Place place) throws IOException {
        byte[] pixels = PngFiles.packed(new byte[(1 + 3 * 8) * 4]);
        byte[] before = png(8, 4, 8, 2, place.chunk(), pixels, new byte[0]);
        byte[] behind = png(8, 4, 8, 2, new byte[0], pixels, place.chunk());
        assertThat(thumbnail(before).size()).isEqualTo(new Size(4, 8));
        assertThat(thumbnail(behind).size()).isEqualTo(new Size(4, 8));
        assertThat(thumbnail(behind).originalSize()).isEqualTo(new Size(4, 8));
    }

    @Test
    void jpegWithSeveralExifSegments_shouldBeTurnedAsTheFirstThatKnowsSays() throws IOException {
        byte[] jpeg = SamplePicture.landscape(8, 4).jpeg();
        byte[] silent = TURNED.clone();
        silent[11] = 0x0F; // The tag 0x010F, the maker of the camera.
        byte[] turned = TURNED.clone();
        byte[] upright = TURNED.clone();
        upright[19] = 1;
        assertThat(thumbnail(withExif(jpeg, silent, turned)).size()).isEqualTo(new Size(4, 8));
        assertThat(thumbnail(withExif(jpeg, silent, silent, turned)).size()).isEqualTo(new Size(4, 8));
        assertThat(thumbnail(withExif(jpeg, turned, upright)).size()).isEqualTo(new Size(4, 8));
        assertThat(thumbnail(withExif(jpeg, upright, turned)).size()).isEqualTo(new Size(8, 4));
        assertThat(thumbnail(withExif(jpeg, new byte[20], turned)).size()).isEqualTo(new Size(4, 8));
    }

    private static byte[] withExif(byte[] jpeg, byte[]... structures) {
        byte[] file = jpeg;
        for (int i = structures.length - 1; i >= 0; i--) {
            file = Samples.insert(file, 2, Samples.segment(0xE1, Samples.insert(structures[i], 0, bytes("Exif\0\0"))));
        }
        return file;
    }

    @Test
    void transparentColourWithBitsTooMany_shouldBeMeantByItsLowBits() throws IOException {
        byte[] white = PngFiles.chunk("tRNS", new byte[] {0, (byte) 0xFF});
        byte[] file = png(2, 1, 1, 0, white, PngFiles.packed(new byte[] {0, 0x40}), new byte[0]);
        BufferedImage image = image(thumbnail(file));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(1, 0) >>> 24).isZero();
    }

    @Test
    void gifWithoutAPalette_shouldBeGreyAndMayBeTransparent() throws IOException {
        byte[] gif = HexFormat.of()
                .parseHex("474946383961" + "01000100" + "00" + "0000" // a screen of one pixel without a palette
                        + "21f904" + "01" + "0000" + "00" + "00" // the index 0 is transparent
                        + "2c0000000001000100" + "00" + "02" + "02" + "4401" + "00" + "3b");
        assertThat(image(thumbnail(gif)).getRGB(0, 0) >>> 24).isZero();
        gif[16] = 0;
        gif[20] = 0;
        assertThat(image(thumbnail(gif)).getRGB(0, 0)).isEqualTo(0xFF000000);
    }

    @Test
    void greyOf16Bits_shouldBeRounded() throws IOException {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            grey.getRaster().setSample(i % 64, i / 64, 0, 0x40FF);
        }
        assertThat(image(thumbnail(new SamplePicture(grey).encoded("tiff")))
                        .getRaster()
                        .getSample(30, 30, 0))
                .isEqualTo(0x41);
    }

    @Test
    void packingThatTheReaderDoesNotKnow_shouldBeUnsupported() throws IOException {
        byte[] tiff = Samples.file("none.tiff");
        int compression = Samples.find(tiff, 0x03, 0x01, 0x03, 0x00) + 8;
        ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).putShort(compression, (short) 34925);
        Unreadable unreadable = (Unreadable) thumbnailer.thumbnail(new ByteArrayInputStream(tiff), Size.square(150));
        assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void chartOfStrongColours_shouldKeepItsTone() throws IOException {
        BufferedImage chart = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 120 * 90; i++) {
            chart.setRGB(i % 120, i / 120, (i % 120 + i / 120) % 2 == 0 ? 0xFF0000 : 0x000000);
        }
        BufferedImage small = image(thumbnail(new SamplePicture(chart).encoded("bmp")));
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(mean(small, shift)).isBetween(mean(chart, shift) - 5, mean(chart, shift) + 5);
        }
    }

    private static double mean(BufferedImage image, int shift) {
        double sum = 0;
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            sum += image.getRGB(i % image.getWidth(), i / image.getWidth()) >> shift & 0xFF;
        }
        return sum / image.getWidth() / image.getHeight();
    }

    private Thumbnail thumbnail(byte[] file) throws IOException {
        return (Thumbnail) thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
    }

    private static BufferedImage image(Thumbnail thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hexadecimal() {
        return "\nexif\n      32\n" + HexFormat.of().formatHex(bytes("Exif\0\0")) + "\n"
                + HexFormat.of().formatHex(TURNED) + "\n";
    }

    private static byte[] png(int width, int height, int depth, int type, byte[] before, byte[] pixels, byte[] behind) {
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) type);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(bytes("\u0089PNG\r\n\u001A\n"));
        png.writeBytes(PngFiles.chunk("IHDR", header.array()));
        png.writeBytes(before);
        png.writeBytes(PngFiles.chunk("IDAT", pixels));
        png.writeBytes(behind);
        png.writeBytes(PngFiles.chunk("IEND", new byte[0]));
        return png.toByteArray();
    }
}
