package io.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.reporting.api.Reports;
import io.plumbline.tracking.api.Clicks;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside the server: what only the assembled building can show. */
@ExtendWith(ArquillianExtension.class)
class BuildingIT {

    @Inject
    private Advertisers advertisers;

    @Inject
    private Clicks clicks;

    @Inject
    private Reports reports;

    @Inject
    private EntityManager marketing;

    @Inject
    private Clock clock;

    @Deployment
    static EnterpriseArchive building() {
        return Building.with(BuildingIT.class);
    }

    @Test
    void every_room_answers_in_one_building() {
        assertThat(advertisers).isNotNull();
        assertThat(clicks).isNotNull();
        assertThat(reports).isNotNull();
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void one_persistence_unit_holds_the_entities_of_more_than_one_room() {
        Set<String> rooms = marketing.getMetamodel().getEntities().stream()
                .map(EntityType::getJavaType)
                .map(type -> type.getPackageName().split("\\.")[2])
                .collect(Collectors.toSet());

        assertThat(rooms).contains("campaign", "reporting");
    }
}
