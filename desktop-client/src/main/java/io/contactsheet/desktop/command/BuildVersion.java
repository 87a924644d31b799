package io.contactsheet.desktop.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            build.load(Objects.requireNonNull(in));
        }
        return new String[] {
            "Contact Sheet " + build.getProperty("version"), "Java " + System.getProperty("java.runtime.version")
        };
    }
}
