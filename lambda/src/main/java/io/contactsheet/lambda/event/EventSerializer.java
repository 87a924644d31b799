package io.contactsheet.lambda.event;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.contactsheet.lambda.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON into a handler's event, in the place of the runtime's own serializer. That one loads some 400 classes of
 * Jackson and Joda-Time for an S3 event, a tenth of a cold start and more. It still serves every other type.
 *
 * <p>Found by the runtime interface client as a service.
 */
public final class EventSerializer implements CustomPojoSerializer {

    @Override
    public <T> T fromJson(InputStream input, Type type) {
        return type == S3Event.class
                ? cast(S3EventReader.read(input))
                : EventSerializer.<T>lambdas(type).fromJson(input);
    }

    @Override
    public <T> T fromJson(String input, Type type) {
        return fromJson(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), type);
    }

    @Override
    public <T> void toJson(@Nullable T value, OutputStream output, Type type) {
        try {
            output.write(Json.of(value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @SuppressWarnings("unchecked") // The type token says what T is.
    private static <T> PojoSerializer<T> lambdas(Type type) {
        return LambdaEventSerializers.serializerFor((Class<T>) type, EventSerializer.class.getClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(S3Event event) {
        return (T) event;
    }
}
