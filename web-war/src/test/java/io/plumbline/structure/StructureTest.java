package io.plumbline.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StructureTest {

    private static final List<Path> HOUSE = Stream.of("../campaign-ejb", "../tracking-ejb", "../reporting-ejb", ".")
            .map(module -> Path.of(module, "target/classes")).filter(Files::isDirectory).toList();

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter().importPaths(HOUSE);
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(
            "io.plumbline.campaign.offender", "io.plumbline.tracking.offender", "io.plumbline.reporting.offender", "io.plumbline.shared.offender");

    @TestFactory
    Stream<DynamicTest> every_room_keeps_every_rule() {
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(breaches(rule.getValue(), HOUSE_CLASSES)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_has_an_offender_that_turns_it_red() {
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(breaches(rule.getValue(), OFFENDERS)).isNotEmpty()));
    }

    @Test
    void all_four_modules_are_looked_at() {
        assertThat(HOUSE).hasSize(4);
    }

    private static Collection<String> breaches(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }
}
