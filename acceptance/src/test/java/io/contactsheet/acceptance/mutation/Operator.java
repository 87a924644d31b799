package io.contactsheet.acceptance.mutation;

import java.util.stream.Stream;

/** One way to break a template. */
@FunctionalInterface
interface Operator {

    /** A change of a value: what it is called, and the text that takes the value's place. */
    record Change(String what, String flow) {}

    /** The changes that this operator makes at a place; none where it has nothing to say. */
    Stream<Change> at(Place place);
}
