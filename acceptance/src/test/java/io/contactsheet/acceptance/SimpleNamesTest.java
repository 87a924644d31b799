package io.contactsheet.acceptance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As in every module: whose classes are not on this class path are held by the client's architecture test. */
class SimpleNamesTest {

    @Test
    void name_shouldBeOfOneClass() {
        Map<String, List<String>> bySimpleName = new ClassFileImporter()
                .importPackages("io.contactsheet.acceptance").stream()
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                        .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));

        assertThat(bySimpleName).hasSizeGreaterThan(2);
        assertThat(bySimpleName.values()).allMatch(names -> names.size() == 1);
    }
}
