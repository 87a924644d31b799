package io.contactsheet.desktop.gallery;

import io.contactsheet.shared.key.PhotoKey;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * S3's {@code ListBucketResult}, as <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a> answers it.
 */
final class ListingXml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

    private static final Comparator<String> UTF_8_ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final ListingRequest request;
    private final List<ListedObject> objects = new ArrayList<>();
    private final List<String> albums = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private boolean goesOn;
    private boolean urlEncoded;

    private ListingXml(ListingRequest request) {
        this.request = request;
    }

    static ListingPage read(byte[] xml, ListingRequest request, URI gallery) throws GalleryException {
        try {
            return new ListingXml(request).read(xml);
        } catch (XMLStreamException | IllegalArgumentException | DateTimeParseException e) {
            throw new GalleryException.NotAGallery(new GalleryReason.UnreadableListing(gallery), e);
        }
    }

    private ListingPage read(byte[] xml) throws XMLStreamException {
        XMLStreamReader reader = secureFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
        reader.nextTag();
        reader.require(XMLStreamConstants.START_ELEMENT, null, "ListBucketResult");
        List<Map<String, String>> contents = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (reader.getLocalName()) {
                case "Contents" -> contents.add(children(reader));
                case "CommonPrefixes" -> prefixes.add(children(reader).getOrDefault("Prefix", ""));
                case "IsTruncated" -> goesOn = Boolean.parseBoolean(reader.getElementText());
                case "EncodingType" -> urlEncoded = reader.getElementText().equals("url");
                default -> skip(reader);
            }
        }
        // The encoding is told after the keys that it holds for.
        contents.forEach(this::add);
        prefixes.forEach(this::addAlbum);
        return new ListingPage(objects, albums, goesOn ? Optional.of(request.from(end())) : Optional.empty());
    }

    /**
     * After which key the next page begins: the last one that needs no escape on its way, for others may have put
     * something there that does. What stands behind that one is no photo, and is named again.
     */
    private String end() {
        String end = ends.stream()
                .filter(key -> PLAIN.matcher(key).matches())
                .max(UTF_8_ORDER)
                .or(() -> ends.stream().max(UTF_8_ORDER))
                .orElseThrow(() -> new IllegalArgumentException("The listing goes on after nothing."));
        if (request.after().equals(Optional.of(end))) {
            throw new IllegalArgumentException("The listing leads to itself.");
        }
        return end;
    }

    /** A stranger's XML may name files and addresses to read: none is read. */
    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void addAlbum(String prefix) {
        String album = decoded(prefix).replaceFirst("/$", "");
        albums.add(album);
        // The next sign after the slash, so behind everything in the album. No photo is called so: each has a dot.
        ends.add(album + "0");
    }

    private void add(Map<String, String> content) {
        String name = decoded(content.getOrDefault("Key", ""));
        ends.add(name);
        PhotoKey.parse(name)
                .ifPresent(key -> objects.add(new ListedObject(
                        key,
                        ObjectHeaders.unquoted(content.getOrDefault("ETag", "")),
                        Long.parseLong(content.getOrDefault("Size", "0")),
                        Instant.parse(content.getOrDefault("LastModified", "")))));
    }

    private String decoded(String text) {
        return urlEncoded ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
    }

    private static Map<String, String> children(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = reader.getLocalName();
            if (name.equals("Owner") || name.equals("RestoreStatus")) {
                skip(reader);
            } else {
                texts.put(name, reader.getElementText());
            }
        }
        return texts;
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }
}
