package io.contactsheet.desktop.local;

import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The CloudFormation template that a gallery on this computer runs.
 *
 * @param name of its file, for messages
 * @param text in YAML or JSON
 * @param parameters values for its parameters; the others keep those of the last start, or take their defaults
 */
public record GalleryTemplate(String name, String text, Map<String, String> parameters) {

    private static final String PRODUCT = "contact-sheet.yaml";
    private static final String CODE_BUCKET = "CodeBucket";
    private static final String ADDRESS = "ApiAddress";

    public GalleryTemplate {
        parameters = Map.copyOf(parameters);
    }

    /** The product's own, as a gallery in the cloud has it. */
    public static GalleryTemplate ofProduct() {
        try (InputStream in = GalleryTemplate.class.getResourceAsStream("/" + PRODUCT)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new GalleryTemplate(PRODUCT, text, Map.of()).withCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One in a file.
     *
     * @throws CharacterCodingException if it is no text in UTF-8
     * @throws IOException if it cannot be read
     */
    public static GalleryTemplate read(Path file) throws IOException {
        return new GalleryTemplate(file.toString(), Files.readString(file), Map.of()).withCode();
    }

    /** The same with values for parameters. */
    public GalleryTemplate with(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(values);
        return new GalleryTemplate(name, text, all);
    }

    /** The code is on this computer already: the function's bucket only has to have a name. */
    private GalleryTemplate withCode() {
        try {
            boolean asked = Template.parse(name, text)
                    .root()
                    .fieldsOrEmpty("Parameters")
                    .find(CODE_BUCKET)
                    .isPresent();
            return asked ? with(Map.of(CODE_BUCKET, "this-computer")) : this;
        } catch (TemplateException _) {
            // Refused when it is deployed, and there told.
            return this;
        }
    }

    /**
     * Where the gallery's API is, by the stack's outputs.
     *
     * @throws LocalGalleryException if they do not say
     */
    URI address(Map<String, String> outputs) throws LocalGalleryException {
        String address = outputs.get(ADDRESS);
        if (address == null) {
            throw new LocalGalleryException(new LocalReason.NoAddress(name, ADDRESS));
        }
        return URI.create(address);
    }
}
