package io.templaterunner.stack;

/**
 * What AWS may do where its documentation does not say: of two readings the one that a template bears less well. A runner
 * plays those that it is given, and of all others the kinder reading. A template that works under both will work on AWS
 * whichever is true.
 */
public enum StrictReading {
    /** Lambda tells neither {@code aws:SourceAccount} nor {@code aws:SourceArn} when it takes a function's role. */
    LAMBDA_NAMES_NO_SOURCE,
    /**
     * The name of a header in a mapping is compared letter by letter: with small letters, in which HTTP/2 brings the names of
     * every client, and with how S3 spells its own. What a client of HTTP/1.1 may send in other letters is not told apart.
     */
    HEADER_NAMES_ARE_CASE_SENSITIVE,
    /** A plus in the value of a query parameter, however the client encoded it, reaches S3 as a space. */
    PLUS_IN_QUERY_IS_LOST,
    /**
     * A path parameter goes into the address of the integration decoded, and that address is then made simple: dot segments
     * and empty ones are resolved, and a question mark begins a query. So a client may leave the bucket of the integration,
     * and only the role holds it.
     */
    PATHS_ARE_NORMALIZED,
    /** Of a static value all quotes at its ends are taken off, and not only the outer pair. */
    INNER_QUOTES_ARE_LOST,
    /**
     * A stage that was moved to another deployment goes on to answer some of its next requests from the one before: as
     * others saw it do for up to 20 seconds.
     */
    STAGES_MOVE_SLOWLY
}
