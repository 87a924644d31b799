package io.contactsheet.lambda;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Leaves the dates of S3's answers unread, as nobody asks for them: to parse the first one loads the names of all months
 * and days from the JDK's locale data, a twentieth of a cold start.
 */
final class UnreadDates implements ExecutionInterceptor {

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.httpResponse().toBuilder().removeHeader("Last-Modified").build();
    }
}
