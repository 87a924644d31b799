package io.contactsheet.shared.key;

import java.text.Normalizer;
import java.util.Map;

/** Latin letters without their accents: what is left of a name when only ASCII may stay. */
final class Ascii {

    /** Letters that Unicode does not decompose, so that normalisation alone would lose them. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'ı', "i"));

    private Ascii() {}

    /** The text in compatibility decomposition (NFKD), without combining marks, with the letters above spelt out. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
                .forEach(codePoint -> {
                    String spelt = LETTERS.get(codePoint);
                    if (spelt == null) {
                        folded.appendCodePoint(codePoint);
                    } else {
                        folded.append(spelt);
                    }
                });
        return folded.toString();
    }
}
