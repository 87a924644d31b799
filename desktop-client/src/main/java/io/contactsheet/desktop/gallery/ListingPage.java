package io.contactsheet.desktop.gallery;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param objects photos or thumbnails in the order of their keys; whatever else lies in the bucket is left out
 * @param albums the albums one level below, without a slash at the end, for a request that asked for one level
 * @param next the request for the page after this one; empty on the last page
 */
public record ListingPage(List<ListedObject> objects, List<String> albums, Optional<ListingRequest> next) {

    public ListingPage {
        objects = List.copyOf(objects);
        albums = List.copyOf(albums);
    }
}
