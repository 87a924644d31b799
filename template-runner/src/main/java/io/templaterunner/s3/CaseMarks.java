package io.templaterunner.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names for a disk to which {@code IMG_1.jpg} and {@code img_1.jpg} are one file. In front of a name with capital letters
 * stands which of its letters these are, as a hexadecimal number whose lowest bit is for the first letter:
 * {@code 7^IMG_1.jpg}. So no two keys share a file, whatever letters the disk shows. What is not ASCII is
 * percent-encoded, for disks differ in what they take for the same letter; so are {@code ^}, {@code %}, and {@code ~}, which
 * stands in the short names that Windows gives to files.
 */
final class CaseMarks implements FileNaming {

    private static final char MARK = '^';
    private static final Pattern ENCODED_HERE = Pattern.compile("[^\\x20-\\x7e]|[%~^]");

    @Override
    public String fileOf(String key) {
        return eachName(key, CaseMarks::marked);
    }

    @Override
    public String keyOf(String file) {
        return eachName(file, CaseMarks::unmarked);
    }

    private static String eachName(String path, UnaryOperator<String> change) {
        return Arrays.stream(path.split("/", -1)).map(change).collect(Collectors.joining("/"));
    }

    private static String marked(String name) {
        String encoded = ENCODED_HERE
                .matcher(name)
                .replaceAll(character -> HexFormat.of()
                        .formatHex(character.group().getBytes(UTF_8))
                        .replaceAll("..", "%$0"));
        BigInteger capitals = capitals(encoded);
        return capitals.signum() == 0 ? encoded : capitals.toString(16) + MARK + encoded;
    }

    /** A name that was not made here is a key of itself. */
    private static String unmarked(String name) {
        try {
            int mark = name.indexOf(MARK);
            String encoded = mark < 0
                    ? name.toLowerCase(Locale.ROOT)
                    : withCapitals(
                            name.substring(mark + 1).toLowerCase(Locale.ROOT),
                            new BigInteger(name.substring(0, mark), 16));
            String key = URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
            return marked(key)
                            .equals(
                                    mark < 0
                                            ? name
                                            : name.substring(0, mark + 1).toLowerCase(Locale.ROOT) + encoded)
                    ? key
                    : name;
        } catch (IllegalArgumentException _) {
            return name;
        }
    }

    private static BigInteger capitals(String name) {
        BigInteger capitals = BigInteger.ZERO;
        int letter = 0;
        for (char c : name.toCharArray()) {
            if (isCapital(c)) {
                capitals = capitals.setBit(letter);
            }
            if (isCapital(c) || (c >= 'a' && c <= 'z')) {
                letter++;
            }
        }
        return capitals;
    }

    private static String withCapitals(String name, BigInteger capitals) {
        StringBuilder result = new StringBuilder(name);
        int letter = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z' && capitals.testBit(letter++)) {
                result.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return result.toString();
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
