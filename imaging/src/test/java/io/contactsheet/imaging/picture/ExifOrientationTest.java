package io.contactsheet.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExifOrientationTest {

    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    /** The number 6 in every type, by the type's code. */
    private static byte[] six(int type, ByteOrder order) {
        ByteBuffer data = ByteBuffer.allocate(8).order(order);
        return switch (type) {
            case 1, 6, 7 -> Arrays.copyOf(data.put((byte) 6).array(), 1);
            case 2 -> "6\0".getBytes(StandardCharsets.US_ASCII);
            case 3, 8 -> Arrays.copyOf(data.putShort((short) 6).array(), 2);
            case 4, 9, 13 -> Arrays.copyOf(data.putInt(6).array(), 4);
            case 5, 10 -> data.putInt(12).putInt(2).array();
            case 11 -> Arrays.copyOf(data.putFloat(6).array(), 4);
            case 12 -> data.putDouble(6).array();
            default -> data.putLong(6).array();
        };
    }

    static Stream<Arguments> types() {
        return ORDERS.stream()
                .flatMap(order -> Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18)
                        .map(type -> Arguments.of(type, order)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void orientationOfAnyType_shouldBeFound(int type, ByteOrder order) {
        byte[] six = six(type, order);
        int count = type == 2 ? 2 : 1;
        assertThat(ExifOrientation.of(tiff(order, type, count, six))).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(ExifOrientation.of(bigTiff(order, type, count, six))).isEqualTo(Orientation.RIGHT_TOP);
    }

    @ParameterizedTest
    @MethodSource("types")
    void firstOfSeveralValues_shouldCount(int type, ByteOrder order) {
        byte[] six = six(type, order);
        byte[] three = Arrays.copyOf(six, 3 * six.length); // The others are 0.
        int count = type == 2 ? 6 : 3;
        assertThat(ExifOrientation.of(tiff(order, type, count, three))).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(ExifOrientation.of(bigTiff(order, type, count, three))).isEqualTo(Orientation.RIGHT_TOP);
    }

    @Test
    void valueThatIsNone_shouldNotTurnThePicture() {
        for (ByteOrder order : ORDERS) {
            List<byte[]> none = new ArrayList<>();
            none.add(tiff(order, 3, 0, new byte[2])); // no value
            none.add(tiff(order, 3, 1 << 30, new byte[8])); // more values than the file has
            none.add(tiff(order, 14, 1, six(3, order))); // types that there are not
            none.add(tiff(order, 0, 1, six(3, order)));
            none.add(tiff(order, 99, 1, six(3, order)));
            none.add(tiff(order, 5, 1, new byte[8])); // nothing divided by nothing
            none.add(tiff(order, 2, 4, "up\0\0".getBytes(StandardCharsets.US_ASCII)));
            none.add(tiff(order, 4, 1, new byte[] {1, 0, 6, 0}));
            none.add(tiff(order, 3, 1, new byte[2]));
            none.forEach(tiff -> assertThat(ExifOrientation.find(tiff)).isEmpty());
        }
    }

    @Test
    void nameBeforeTheStructure_shouldBePassedOver() {
        byte[] tiff = tiff(ByteOrder.BIG_ENDIAN, 3, 1, six(3, ByteOrder.BIG_ENDIAN));
        ByteBuffer named = ByteBuffer.allocate(6 + tiff.length);
        named.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        assertThat(ExifOrientation.of(named.array())).isEqualTo(Orientation.RIGHT_TOP);
    }

    @Test
    void structureThatIsCutAnywhere_shouldNotTurnThePicture() {
        for (ByteOrder order : ORDERS) {
            for (byte[] whole : List.of(tiff(order, 3, 1, six(3, order)), bigTiff(order, 3, 1, six(3, order)))) {
                int entry = whole.length - (whole[2] + whole[3] == 43 ? 8 : 4);
                for (int length = 0; length < entry; length++) {
                    assertThat(ExifOrientation.find(Arrays.copyOf(whole, length)))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void directoryThatIsNotThere_shouldNotTurnThePicture() {
        for (long offset : new long[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE}) {
            byte[] tiff = tiff(ByteOrder.BIG_ENDIAN, 3, 1, six(3, ByteOrder.BIG_ENDIAN));
            ByteBuffer.wrap(tiff).putInt(4, (int) offset);
            assertThat(ExifOrientation.find(tiff)).isEmpty();
            byte[] big = bigTiff(ByteOrder.BIG_ENDIAN, 3, 1, six(3, ByteOrder.BIG_ENDIAN));
            ByteBuffer.wrap(big).putLong(8, offset);
            assertThat(ExifOrientation.find(big)).isEmpty();
        }
    }

    /** One entry; what does not fit into it stands behind the directory. */
    private static byte[] tiff(ByteOrder order, int type, int count, byte[] value) {
        ByteBuffer tiff = start(order, 26 + (value.length > 4 ? value.length : 0));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) type).putInt(count);
        if (value.length > 4) {
            tiff.putInt(26).putInt(0).put(value);
        } else {
            tiff.put(value);
        }
        return tiff.array();
    }

    private static byte[] bigTiff(ByteOrder order, int type, int count, byte[] value) {
        ByteBuffer tiff = start(order, 52 + (value.length > 8 ? value.length : 0));
        tiff.putShort((short) 43)
                .putShort((short) 8)
                .putShort((short) 0)
                .putLong(16)
                .putLong(1);
        tiff.putShort((short) 0x0112).putShort((short) type).putLong(count);
        if (value.length > 8) {
            tiff.putLong(52).putLong(0).put(value);
        } else {
            tiff.put(value);
        }
        return tiff.array();
    }

    private static ByteBuffer start(ByteOrder order, int length) {
        byte letter = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        return ByteBuffer.allocate(length).order(order).put(letter).put(letter);
    }
}
