package io.contactsheet.desktop.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.ui.sheet.RemoteGallery;
import io.contactsheet.desktop.ui.window.GallerySession;
import io.contactsheet.shared.architecture.ModuleRule;
import io.templaterunner.files.AtomicReplacement;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which module may use which, and what of others; and no cycles between packages anywhere. */
class ArchitectureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Of shared.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.contactsheet", "io.templaterunner");

    /** Each module whose code goes to who uses the product; the others have such a test of their own. */
    private static final ModuleRule[] MODULES = {
        new ModuleRule("io.contactsheet.shared.."),
        new ModuleRule(
                "io.contactsheet.imaging..",
                "io.contactsheet.shared.size..",
                "com.twelvemonkeys..",
                "net.coobird.thumbnailator..",
                "javax.imageio.."),
        new ModuleRule(
                "io.contactsheet.lambda..",
                "io.contactsheet.shared..",
                "io.contactsheet.imaging..",
                "software.amazon.awssdk..",
                "com.amazonaws.services.lambda.runtime..",
                "org.apache.http.conn.socket..",
                "org.crac.."),
        new ModuleRule(
                "io.templaterunner..",
                "software.amazon.awssdk..",
                "com.amazonaws.services.lambda.runtime..",
                "com.fasterxml.jackson..",
                "org.gaul.s3proxy..",
                "org.eclipse.jetty..",
                "org.snakeyaml.engine..",
                "com.nimbusds..",
                "org.junit.jupiter.api.extension..",
                "org.slf4j..",
                "javax.crypto.."),
        new ModuleRule(
                "io.contactsheet.desktop..",
                "io.contactsheet.shared..",
                "io.contactsheet.imaging..",
                "io.templaterunner..",
                "org.eclipse.jetty..",
                "javafx..",
                "atlantafx..",
                "picocli..",
                "com.fasterxml.jackson..",
                "org.slf4j..",
                "javax.imageio..",
                "javax.net.ssl..",
                "javax.xml.stream..")
    };

    @ParameterizedTest
    @FieldSource("MODULES")
    void eachModule_shouldUseWhatTheTableAllowsAndNothingElse(ModuleRule module) {
        module.check(PROJECT);
    }

    @Test
    void everyClass_shouldBelongToAModule() {
        assertThat(PROJECT).allMatch(type -> ModuleRule.isOfOne(type, MODULES));
    }

    @Test
    void packages_shouldHaveNoCycles() {
        slices().matching("io.contactsheet.(**)").should().beFreeOfCycles().check(PROJECT);
        slices().matching("io.templaterunner.(*)..").should().beFreeOfCycles().check(PROJECT);
    }

    /** Everybody else is a client of an API, wherever that runs. */
    @Test
    void templateRunner_shouldBeKnownToTheGalleryOnThisComputerAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.contactsheet..")
                .and()
                .resideOutsideOfPackage("io.contactsheet.desktop.local..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.templaterunner..")
                        .and(not(resideInAPackage("io.templaterunner.files..")))
                        .and(not(resideInAPackage("io.templaterunner.cognito.."))))
                .because("it is composed in one place")
                .check(PROJECT);
    }

    /** What tests use comes with the library, and nothing of it needs JUnit but that. */
    @Test
    void templateRunner_shouldNeedJUnitInItsExtensionAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.templaterunner..")
                .and()
                .resideOutsideOfPackage("io.templaterunner.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(PROJECT);
    }

    @Test
    void json_shouldBeJackson2() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .because("the Jackson 3 that is on the class path too is the embedded S3's own")
                .check(PROJECT);
    }

    @Test
    void engine_shouldKnowNoWindow() {
        noClasses()
                .that()
                .resideInAPackage("io.contactsheet.desktop..")
                .and()
                .resideOutsideOfPackage("io.contactsheet.desktop.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.contactsheet.desktop.ui..", "javafx..", "atlantafx..")
                .because("the command runs where there is no display, and never loads JavaFX")
                .check(PROJECT);
    }

    @Test
    void webServer_shouldBeKnownToTheGalleryOnThisComputerAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.contactsheet.desktop..")
                .and()
                .resideOutsideOfPackage("io.contactsheet.desktop.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .because("the app is a client; it serves nothing but the code that lets a browser in")
                .check(PROJECT);
    }

    @Test
    void viewModels_shouldKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.animation..", "atlantafx..")
                                .and(not(resideInAPackage("javafx.scene.image"))))
                .because("a view model is tested without a window")
                .check(PROJECT);
    }

    @Test
    void window_shouldReachTheNetworkThroughTheGuardAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.contactsheet.desktop.ui..")
                .and()
                .areNotAssignableTo(RemoteGallery.class)
                .and()
                .areNotAssignableTo(GallerySession.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(GalleryClient.class)
                .because("the client waits for answers, and RemoteGallery refuses to do so on the FX thread")
                .check(PROJECT);
    }

    /** So that no failure ends a thread unseen. */
    @Test
    void everyThread_shouldHaveAHandlerOfUncaughtFailures() {
        classes()
                .that(describe("make threads", ArchitectureTest::makesThreads))
                .should(ArchCondition.from(describe(
                        "give them a handler",
                        made -> made.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getName().equals("uncaughtExceptionHandler")))))
                .check(PROJECT);
        noClasses()
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newVirtualThreadPerTaskExecutor")
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newFixedThreadPool", int.class)
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newCachedThreadPool")
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newSingleThreadExecutor")
                .check(PROJECT);
    }

    private static boolean makesThreads(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Thread.class))
                .anyMatch(call -> call.getName().equals("ofVirtual")
                        || call.getName().equals("ofPlatform")
                        || call.getName().equals("startVirtualThread"));
    }

    @Test
    void everyLog_shouldBeOfOneKind() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .because("one log has one configuration: SLF4J")
                .check(PROJECT);
        noClasses()
                .that()
                .haveNameNotMatching("io\\.contactsheet\\.desktop\\.command\\.Log(ging|File)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging")
                .because("who logs does not know where to")
                .check(PROJECT);
    }

    /** A file that is moved over another one without having been brought to the disk is empty after a power failure. */
    @Test
    void file_shouldBeReplacedInOneWay() {
        noClasses()
                .that()
                .areNotAssignableTo(AtomicReplacement.class)
                .should()
                .accessField(StandardCopyOption.class, "ATOMIC_MOVE")
                .because("AtomicReplacement brings content and name to the disk")
                .check(PROJECT);
    }

    @Test
    void window_shouldNeverWait() {
        noClasses()
                .that()
                .resideInAPackage("io.contactsheet.desktop.ui.(sheet|grid|upload|viewer|notice|look|task)..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(Thread.class, "join")
                .orShould()
                .callMethod(Object.class, "wait")
                .orShould()
                .callMethod(java.util.concurrent.Future.class, "get")
                .orShould()
                .callMethod(java.util.concurrent.CompletableFuture.class, "join")
                .orShould()
                .callMethod(java.util.concurrent.CompletableFuture.class, "get")
                .orShould()
                .callMethod(java.util.concurrent.CountDownLatch.class, "await")
                .because("whatever waits belongs into a task")
                .check(PROJECT);
    }
}
