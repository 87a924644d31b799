package io.contactsheet.desktop.gallery;

import java.util.Optional;

/**
 * One page of a listing, in the order of the keys.
 *
 * @param prefix what the keys begin with, such as {@code album/}; empty for all
 * @param oneLevel whether what lies in albums below the prefix is summed up as the albums' names
 * @param pageSize how many entries at most, 1 to 1,000
 * @param after the key after which to go on, from the page before; empty for the first page. Never S3's token, which
 *     holds plus signs: nothing says how they cross API Gateway, and our keys have none.
 */
public record ListingRequest(String prefix, boolean oneLevel, int pageSize, Optional<String> after) {

    /** The largest page that S3 gives. */
    public static final int LARGEST_PAGE = 1000;

    public ListingRequest {
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("A page holds 1 to " + LARGEST_PAGE + " entries, not " + pageSize + ".");
        }
    }

    /** The first page of everything there is. */
    public static ListingRequest everything() {
        return new ListingRequest("", false, LARGEST_PAGE, Optional.empty());
    }

    /** The first page of an album, with those inside it; the empty name stands for the whole gallery. */
    public static ListingRequest album(String album) {
        return new ListingRequest(album.isEmpty() ? "" : album + "/", true, LARGEST_PAGE, Optional.empty());
    }

    /** The same listing by pages of another size. */
    public ListingRequest withPageSize(int entries) {
        return new ListingRequest(prefix, oneLevel, entries, after);
    }

    ListingRequest from(String key) {
        return new ListingRequest(prefix, oneLevel, pageSize, Optional.of(key));
    }
}
