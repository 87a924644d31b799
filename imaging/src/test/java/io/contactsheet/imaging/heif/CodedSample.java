package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.Samples;

/**
 * The coded picture of a sample file, to make other files of.
 *
 * @param data as it stands in the file
 * @param configuration the box that says how it is coded
 */
@SuppressWarnings("ArrayRecordComponent") // Test data, which nobody changes.
public record CodedSample(byte[] data, byte[] configuration) {

    /** Of 64 x 64 pixels: red, green, and below them blue and grey. */
    public static CodedSample quarters() {
        return of("quarters.heic");
    }

    /** Of 64 x 64 pixels, all of them 0xE0E0E0. */
    public static CodedSample white() {
        return of("white.heic");
    }

    private static CodedSample of(String name) {
        byte[] file = Samples.file(name);
        MetaBox meta = Box.list(file, 0, file.length).stream()
                .filter(box -> box.is("meta"))
                .findFirst()
                .map(MetaBox::new)
                .orElseThrow();
        HeifItem picture = HeifItem.of(meta, meta.primary().orElseThrow());
        byte[] configuration = picture.property("hvcC").orElseThrow().bytes();
        return new CodedSample(picture.data().copy(), HeifBuilder.box("hvcC", configuration));
    }
}
