package io.contactsheet.lambda.fault;

import io.contactsheet.lambda.json.Json;
import io.contactsheet.shared.fault.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line of a function's log about a failure, with its code and its cause. */
public final class FailureLine {

    private FailureLine() {}

    /**
     * A JSON object with a line break behind it.
     *
     * @param what could not be done, or the key of the photo
     */
    public static String of(String what, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("failed", what);
        line.put("code", ErrorCode.of(failure).value());
        line.put("error", failure.toString());
        line.put("trace", trace.toString());
        return Json.of(line) + "\n";
    }
}
