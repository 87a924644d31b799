package io.templaterunner.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The method that a function's handler names. Its event passes through the same serialisation as in Lambda's own
 * runtime for Java, which asks the function's code for a serialiser of its own first.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Handlers in Java</a>
 */
final class HandlerMethod {

    private final Class<?> type;
    private final Method method;
    private final Constructor<?> constructor;
    private final boolean takesEnvironment;
    private final Optional<CustomPojoSerializer> ownSerializer;

    private HandlerMethod(Class<?> type, Method method, Constructor<?> constructor) {
        this.type = type;
        this.method = method;
        this.constructor = constructor;
        this.takesEnvironment = constructor.getParameterCount() == 1;
        this.ownSerializer = ServiceLoader.load(CustomPojoSerializer.class, type.getClassLoader())
                .findFirst();
    }

    /**
     * Finds what a handler names.
     *
     * @throws FunctionException if there is no such class or method, or no way to make an instance
     */
    static HandlerMethod named(String handler, ClassLoader code) {
        String[] names = handler.split("::", 2);
        try {
            Class<?> type = Class.forName(names[0], true, code);
            Method method = names.length == 2 ? named(type, names[1], handler) : ofInterface(type, handler);
            return new HandlerMethod(type, method, constructor(type, handler));
        } catch (ClassNotFoundException missing) {
            throw new FunctionException(
                    "The handler " + handler + " names a class that is not in the function's code.", missing);
        }
    }

    /** The class loader of its class. */
    ClassLoader code() {
        return type.getClassLoader();
    }

    /** A new instance: with the environment if its constructor takes it, as no process of its own can hold it. */
    Object newInstance(Map<String, String> environment) throws Exception {
        try {
            return takesEnvironment ? constructor.newInstance(environment) : constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw asException(thrown);
        }
    }

    byte[] call(Object instance, byte[] event, Context context) throws Exception {
        try {
            return isStream() ? callStream(instance, event, context) : callTyped(instance, event, context);
        } catch (InvocationTargetException thrown) {
            throw asException(thrown);
        }
    }

    private boolean isStream() {
        return method.getParameterCount() >= 2 && method.getParameterTypes()[0] == InputStream.class;
    }

    private byte[] callStream(Object instance, byte[] event, Context context) throws Exception {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        method.invoke(instance, arguments(context, new ByteArrayInputStream(event), result));
        return result.toByteArray();
    }

    private byte[] callTyped(Object instance, byte[] event, Context context) throws Exception {
        Object input = read(method.getGenericParameterTypes()[0], new ByteArrayInputStream(event));
        Object result = method.invoke(instance, arguments(context, input));
        if (method.getReturnType() == void.class || result == null) {
            return "null".getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer(method.getGenericReturnType()).toJson(result, json);
        return json.toByteArray();
    }

    private Object[] arguments(Context context, Object... leading) {
        Object[] arguments = Arrays.copyOf(leading, method.getParameterCount());
        if (arguments.length > leading.length) {
            arguments[leading.length] = context;
        }
        return arguments;
    }

    private Object read(Type type, InputStream event) {
        return ownSerializer.isPresent() && isEvent(type)
                ? ownSerializer.get().<Object>fromJson(event, type)
                : serializer(type).fromJson(event);
    }

    private static boolean isEvent(Type type) {
        return type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName());
    }

    @SuppressWarnings("unchecked") // The serialiser of a class reads and writes just that class.
    private PojoSerializer<Object> serializer(Type type) {
        return isEvent(type)
                ? (PojoSerializer<Object>)
                        LambdaEventSerializers.serializerFor((Class<Object>) type, this.type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    private static Method ofInterface(Class<?> type, String handler) {
        if (!RequestHandler.class.isAssignableFrom(type) && !RequestStreamHandler.class.isAssignableFrom(type)) {
            throw new FunctionException("The handler " + handler
                    + " names a class that is neither a RequestHandler nor a RequestStreamHandler. Name a method: "
                    + handler + "::method.");
        }
        return named(type, "handleRequest", handler);
    }

    private static Method named(Class<?> type, String name, String handler) {
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && takesEvent(method))
                .sorted(Comparator.comparingInt(Method::getParameterCount).reversed())
                .toList();
        if (methods.isEmpty()) {
            throw new FunctionException("The handler " + handler + " names a method that its class does not have.");
        }
        return methods.getFirst();
    }

    private static boolean takesEvent(Method method) {
        Class<?>[] types = method.getParameterTypes();
        boolean stream = types.length >= 2 && types[0] == InputStream.class && types[1] == OutputStream.class;
        int events = stream ? 2 : 1;
        return types.length == events || (types.length == events + 1 && types[events] == Context.class);
    }

    private static Constructor<?> constructor(Class<?> type, String handler) {
        try {
            return type.getConstructor(Map.class);
        } catch (NoSuchMethodException onlyWithout) {
            try {
                return type.getConstructor();
            } catch (NoSuchMethodException none) {
                throw new FunctionException("The handler " + handler + " has no public constructor.", none);
            }
        }
    }

    private static Exception asException(InvocationTargetException thrown) {
        return switch (thrown.getCause()) {
            case Exception exception -> exception;
            case Error error -> throw error;
            case null, default -> thrown;
        };
    }
}
