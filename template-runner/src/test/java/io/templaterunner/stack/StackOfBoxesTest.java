package io.templaterunner.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine of stacks, with a service that is no service of AWS: it knows none. */
class StackOfBoxesTest {

    private static final String TEMPLATE = """
            Resources:
              Box:
                Type: Test::Shelf::Box
                Properties: {Size: 1}
            Outputs:
              Box: {Value: !GetAtt Box.Size}
            """;

    @TempDir
    private Path folder;

    private final List<String> done = new ArrayList<>();

    /** Boxes of a size; one of the size 13 is refused. */
    private final class Shelf implements AwsService {

        @Override
        public List<ResourceKind> kinds() {
            return List.of(new ResourceKind() {
                @Override
                public String type() {
                    return "Test::Shelf::Box";
                }

                @Override
                public Identity create(Declaration box) {
                    String size = box.text("Size");
                    if (size.equals("13")) {
                        throw box.refused(box.properties().get("Size"), "No box is of the size 13");
                    }
                    done.add("create " + box.id() + " " + size);
                    return new Identity(box.seed(), Map.of("Size", Naming.value(box, size)));
                }

                @Override
                public void remove(String logicalId, DeployedResource box) {
                    done.add("remove " + box.physicalId());
                }

                @Override
                public void undo(String logicalId, Optional<DeployedResource> before, DeployedResource made) {
                    done.add("undo " + made.physicalId());
                }
            });
        }

        @Override
        public void removeMade() {
            done.add("remove made");
        }
    }

    private static final class EmptyShelf implements AwsService {

        @Override
        public List<ResourceKind> kinds() {
            return List.of();
        }
    }

    private Map<String, String> deploy(String template) throws IOException, InterruptedException {
        done.clear();
        try (AwsServices services = new AwsServices()) {
            services.register(List.of(new Shelf()));
            StackContext context = StackContext.of(
                    Account.LOCAL,
                    StackState.open(folder),
                    folder,
                    InstantSource.system(),
                    services::localised,
                    Set.of());
            Stack stack = new Stack(services, context, "code");
            stack.deploy(Template.parse("boxes.yaml", template), Map.of());
            return stack.outputs();
        }
    }

    @Test
    void kind_shouldBeMadeReplacedAndRemoved() throws Exception {
        assertThat(deploy(TEMPLATE)).containsEntry("Box", "1");
        assertThat(done).containsExactly("create Box 1");

        deploy(TEMPLATE.replace("Size: 1", "Size: 2"));
        assertThat(done).containsExactly("create Box 2", "remove Box");

        deploy(TEMPLATE.replace("Box:", "Crate:").replace("Box.Size", "Crate.Size"));
        assertThat(done).containsExactly("create Crate 1", "remove Box#1");
    }

    @Test
    void refusal_shouldUndoWhatWasDone() throws Exception {
        String second = TEMPLATE.replace(
                "Outputs:", "  Late: {Type: 'Test::Shelf::Box', DependsOn: Box, Properties: {Size: 13}}\nOutputs:");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(second))
                .withMessageContaining("No box is of the size 13");
        assertThat(done).containsExactly("create Box 1", "undo Box", "remove made");
    }

    @Test
    void fixedProperty_shouldNotBeChanged() throws Exception {
        deploy(TEMPLATE);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(TEMPLATE.replace("Size: 1", "Size: 1, Colour: red")))
                .withMessageContaining("Updates are not allowed for property - Colour");
    }

    @Test
    void typeOfTheFileWithoutAKind_shouldBeAFault() {
        try (AwsServices services = new AwsServices()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> services.register(List.of(new EmptyShelf())))
                    .withMessageContaining("has no kind for [Test::Shelf::Box]");
        }
    }
}
