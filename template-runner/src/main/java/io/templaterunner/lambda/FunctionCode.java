package io.templaterunner.lambda;

import java.nio.file.Path;
import java.util.List;

/**
 * The code of a stack's functions, which a template only names: {@code Code: {S3Bucket: …, S3Key: …}}. Safe for several
 * threads at once.
 */
public interface FunctionCode {

    /**
     * The class loader that finds the classes of a function.
     *
     * @param key the {@code S3Key} of the function's code, such as {@code releases/worker.jar}
     * @throws FunctionException if there is no such code
     */
    ClassLoader loader(String key);

    /**
     * Another text whenever the code is another. By it a stack knows that a custom resource is to be updated, and that a
     * function has a new version, though nothing of the template changed.
     */
    String fingerprint();

    /** The classes of this program itself: of its class path, or of its modules. */
    static FunctionCode ofThisProgram() {
        return of(FunctionCode.class.getClassLoader(), CodeFingerprint.ofThisProgram());
    }

    /** What a class loader finds, for all functions. */
    static FunctionCode of(ClassLoader loader, String fingerprint) {
        return new FunctionCode() {
            @Override
            public ClassLoader loader(String key) {
                return loader;
            }

            @Override
            public String fingerprint() {
                return fingerprint;
            }
        };
    }

    /**
     * Jars that hold all that their functions need, as they are uploaded for Lambda. One jar is the code of all functions; of
     * several, a function has the one with the file name of its key. Of this program their classes see what Lambda's
     * runtime for Java gives, and no more. The jars stay open as long as this object is in use.
     *
     * @param jars one at least
     */
    static FunctionCode of(Path... jars) {
        return new JarCode(List.of(jars));
    }
}
