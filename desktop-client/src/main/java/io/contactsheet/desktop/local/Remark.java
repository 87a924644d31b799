package io.contactsheet.desktop.local;

import java.util.SortedMap;

/** What the start of a gallery took over from the one before, or did not. Its sentences are made where they are shown. */
public sealed interface Remark {

    /** @param values of the parameters that hold as before, by name */
    record KeptParameters(SortedMap<String, String> values) implements Remark {}

    /** @param why the former value does not hold any more, a sentence in English */
    record UnfitParameter(String name, String why) implements Remark {}

    /** @param name of the template that ran before */
    record OtherTemplate(String name) implements Remark {}
}
