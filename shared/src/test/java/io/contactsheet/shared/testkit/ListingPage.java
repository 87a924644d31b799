package io.contactsheet.shared.testkit;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * A page of an S3 listing.
 *
 * @param keys decoded
 * @param commonPrefixes decoded
 * @param goesOn whether there are more pages: the next one begins after the last key
 */
public record ListingPage(List<String> keys, List<String> commonPrefixes, boolean goesOn) {

    /** @throws AssertionError if it is none */
    public static ListingPage parse(byte[] xml) {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml));
            return new ListingPage(
                    decoded(texts(document, "Key")),
                    // The listing's own prefix is a Prefix too, but not one inside CommonPrefixes.
                    decoded(commonPrefixes(document)),
                    texts(document, "IsTruncated").equals(List.of("true")));
        } catch (Exception e) {
            throw new AssertionError("Not a listing: " + new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    private static List<String> commonPrefixes(Document document) {
        NodeList nodes = document.getElementsByTagName("CommonPrefixes");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent().strip())
                .toList();
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent())
                .toList();
    }

    /** The API always lists with encoding-type=url. */
    private static List<String> decoded(List<String> texts) {
        return texts.stream()
                .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
                .toList();
    }
}
