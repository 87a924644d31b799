package io.contactsheet.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} says, in each language. */
class HelpTest {

    private static final String BUNDLE = "io.contactsheet.desktop.command.help";

    @Test
    void bothLanguages_shouldTellOfTheSame() {
        assertThat(texts("de").keySet()).isEqualTo(texts("en").keySet());
        assertThat(texts("de").getLocale()).isEqualTo(Locale.GERMAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyCommandAndOption_shouldBeDescribed(String language) {
        commands(line(language)).forEach(command -> {
            assertThat(command.usageMessage().description())
                    .as(command.qualifiedName())
                    .isNotEmpty();
            for (ArgSpec argument : command.args()) {
                assertThat(argument.description())
                        .as(command.qualifiedName() + " " + argument.paramLabel())
                        .isNotEmpty();
            }
        });
    }

    @Test
    void noText_shouldBeOfACommandOrAnOptionThatIsNotThere() {
        Set<String> owners = new TreeSet<>(Set.of("usage", "mixinStandardHelpOptions", "helpCommand"));
        commands(line("en")).forEach(command -> {
            owners.add(command.qualifiedName(".") + ".usage");
            command.options().forEach(option -> owners.addAll(keys(command, option)));
            command.positionalParameters()
                    .forEach(argument -> owners.add(command.qualifiedName(".") + "." + argument.descriptionKey()));
        });
        assertThat(texts("en").keySet())
                .allMatch(key -> owners.stream().anyMatch(owner -> key.equals(owner) || key.startsWith(owner + ".")));
    }

    @Test
    void help_shouldBeInTheLanguageOfTheSystem() {
        assertThat(line("de").getUsageMessage())
                .startsWith("Aufruf: contact-sheet")
                .contains("Lädt Fotos hoch");
        assertThat(line("en").getUsageMessage())
                .startsWith("Usage: contact-sheet")
                .contains("Uploads photos");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            upload -> Es fehlt: FILE|FOLDER.
            thumbnail a.jpg -> Es fehlt: --out.
            dance -> Das kennt der Befehl nicht: dance
            upload --dance a.jpg -> Das kennt der Befehl nicht: --dance
            serve --port many -> Das ist kein Wert für --port: many
            serve --port 1 --port 2 -> Das darf nur einmal angegeben werden: --port.
            """)
    void misuse_shouldBeToldInTheLanguageOfTheSystem(String arguments, String told) {
        StringWriter err = new StringWriter();
        CommandLine line = line("de").setErr(new PrintWriter(err, true));

        assertThat(line.execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).startsWith(told).anyMatch(each -> each.startsWith("Aufruf: contact-sheet"));
    }

    private static Set<String> keys(CommandSpec command, OptionSpec option) {
        String name = option.longestName().replaceFirst("^-+", "");
        return Set.of(name, command.qualifiedName(".") + "." + name);
    }

    private static Stream<CommandSpec> commands(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().map(CommandLine::getCommandSpec));
    }

    private static ResourceBundle texts(String language) {
        return messages(language).others(BUNDLE);
    }

    private static Messages messages(String language) {
        return Messages.in(Locale.of(language));
    }

    private static CommandLine line(String language) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return ContactSheet.commandLine(
                new Terminal(nowhere, nowhere, false), () -> {}, new Failures("test"), messages(language));
    }
}
