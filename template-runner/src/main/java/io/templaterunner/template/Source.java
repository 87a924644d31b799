package io.templaterunner.template;

/**
 * Where a value stands.
 *
 * @param file the name of the template's file, as messages give it
 * @param line from 1 on
 * @param path the keys that lead to the value, such as {@code Resources/Orders/Properties/BucketName}; empty at the top
 */
public record Source(String file, int line, String path) {

    /** The place of a member of this value. */
    public Source child(String key, int childLine) {
        return new Source(file, childLine, path.isEmpty() ? key : path + "/" + key);
    }

    /** Such as {@code orders.yaml:42 (Resources/Orders/Properties/BucketName)}. */
    @Override
    public String toString() {
        return file + ":" + line + (path.isEmpty() ? "" : " (" + path + ")");
    }
}
