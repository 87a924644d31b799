package io.contactsheet.benchmarks.coldstart;

/** What a function does in its first moments, as seen from outside, in this order. */
enum Moment {
    /** It asks for its first event: its code is loaded and its handler made. */
    READY("ready"),
    /** It asks the storage for the photo. */
    PHOTO_ASKED_FOR("photo asked for"),
    /** The photo has been sent. */
    PHOTO_SENT("photo sent"),
    /** It begins to store the thumbnail. */
    THUMBNAIL_PUT("thumbnail put"),
    /** It has answered the event. */
    HANDLED("handled");

    private final String title;

    Moment(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
