package io.plumbline.structure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules that keep the walls where they are. Each has an offender in a package named {@code offender} that turns it red. */
final class HouseRules {

    private static final String[] ROOMS = {"campaign", "tracking", "reporting"};

    /** What happens to results as they come in is told by their postings and traces, which hold who and why; people's acts are in the audit trail. */
    private static final Set<String> TOLD_BY_POSTINGS = Set.of("CommissionDesk", "CapDesk", "PartnerSelfDesk");
    private static final DescribedPredicate<JavaClass> MONEY_DESKS = DescribedPredicate.describe("are money's boundaries", desk -> desk.isAnnotatedWith(Stateless.class)
            && desk.getSimpleName().endsWith("Desk") && !TOLD_BY_POSTINGS.contains(desk.getSimpleName())
            && desk.getPackageName().matches("io\\.plumbline\\.campaign\\.(ledger|agreement|payee|payout|fx|programme|coupon|partner|cap|offender)"));

    private HouseRules() {
    }

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("campaign knows nobody downstream", noClasses().that(resideInAPackage("io.plumbline.campaign.."))
                .should().dependOnClassesThat(resideInAnyPackage("io.plumbline.tracking..", "io.plumbline.reporting..", "io.plumbline.web..")));
        rules.put("tracking knows nobody downstream", noClasses().that(resideInAPackage("io.plumbline.tracking.."))
                .should().dependOnClassesThat(resideInAnyPackage("io.plumbline.reporting..", "io.plumbline.web..")));
        rules.put("reporting knows no door", noClasses().that(resideInAPackage("io.plumbline.reporting.."))
                .should().dependOnClassesThat(resideInAPackage("io.plumbline.web..")));
        for (String room : ROOMS) {
            rules.put("neighbours see only the api of " + room, noClasses().that(outside(room))
                    .should().dependOnClassesThat(resideInAPackage("io.plumbline." + room + "..").and(DescribedPredicate.not(resideInAPackage("io.plumbline." + room + ".api..")))));
        }
        rules.put("shared knows nobody", noClasses().that(resideInAPackage("io.plumbline.shared.."))
                .should().dependOnClassesThat(resideInAnyPackage("io.plumbline.campaign..", "io.plumbline.tracking..", "io.plumbline.reporting..", "io.plumbline.web..")));
        rules.put("an entity never leaves its feature", classes().that().areAnnotatedWith(Entity.class).should().notBePublic());
        rules.put("names say the business act", noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)$"));
        rules.put("time is an argument", noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now"));
        rules.put("money leaves evidence", methods().that().arePublic().and().areDeclaredInClassesThat(MONEY_DESKS).should(new Evidence()));
        rules.put("schedules of one timer do not wait for each other", classes().that().areAnnotatedWith(Singleton.class).should(new Unhindered()));
        return rules;
    }

    private static DescribedPredicate<JavaClass> outside(String room) {
        return resideInAPackage("io.plumbline..").and(DescribedPredicate.not(resideInAPackage("io.plumbline." + room + "..")));
    }
}
