import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build on the JDK that it found: writes the home of that JDK into a file. */
void main(String[] arguments) throws Exception {
    Files.writeString(Path.of(arguments[0]), System.getProperty("java.home") + System.lineSeparator());
}
