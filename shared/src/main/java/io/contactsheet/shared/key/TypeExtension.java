package io.contactsheet.shared.key;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The extension that a picture of a type has, where its name has none. */
final class TypeExtension {

    /** Camera raw types are named after their extension, behind the maker: {@code image/x-nikon-nef}. */
    private static final Pattern PICTURE = Pattern.compile("image/(?:x-[a-z]+-)?([a-z0-9]{1,10})");

    private TypeExtension() {}

    /** Empty for what is no picture, or of no type that is known. */
    static Optional<String> of(String contentType) {
        return switch (contentType) {
            case "image/jpeg" -> Optional.of("jpg");
            case "image/tiff" -> Optional.of("tif");
            case "image/svg+xml" -> Optional.of("svg");
            case "image/vnd.adobe.photoshop" -> Optional.of("psd");
            default -> {
                Matcher picture = PICTURE.matcher(contentType);
                yield picture.matches() ? Optional.of(picture.group(1)) : Optional.empty();
            }
        };
    }
}
