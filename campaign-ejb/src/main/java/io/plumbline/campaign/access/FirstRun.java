package io.plumbline.campaign.access;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.shared.Role;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An empty installation gets its first administrator and key, and says them in a file. The file comes first and the database
 * follows it: whenever the machine dies in between, the next start finds the file and makes what it says.
 */
@Singleton
@Startup
public class FirstRun {

    private static final Logger LOG = System.getLogger(FirstRun.class.getName());
    private static final String ACTOR = "system:first-run";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private AuditTrail audit;
    @Inject
    private Workspace workspace;

    @PostConstruct
    void letTheFirstPersonIn() {
        if (!Listing.of(em, UserEntity.class).top("e.id", 1).isEmpty()) {
            return;
        }
        Path data = data();
        Optional<Credentials> said = Credentials.read(data);
        Credentials first = said.orElseGet(Credentials::random);
        if (said.isEmpty()) {
            first.write(data, workspace.baseUrl());
        }
        admit(first, clock.instant());
        LOG.log(Level.INFO, "First start: the administrator and the first API key are in " + data.resolve(Credentials.FILE));
    }

    private void admit(Credentials first, Instant now) {
        UserEntity admin = new UserEntity(new UserDraft(UserRules.login(first.user()), "Administrator", first.password(), Role.ADMIN, null, null,
                true), now);
        ApiKeyEntity key = new ApiKeyEntity(first.apiKey(), "first-run", Set.of(Role.ADMIN), null, null, ACTOR, null, now);
        em.persist(admin);
        em.persist(key);
        audit.noteAs(ACTOR, "create", "user", admin.id(), admin.login(), null, null, admin.record());
        audit.noteAs(ACTOR, "create", "api-key", key.id(), "first-run", null, null, key.record());
    }

    private static Path data() {
        String configured = System.getenv("PLUMBLINE_DATA");
        return Path.of(configured != null && !configured.isBlank() ? configured : System.getProperty("jboss.server.data.dir", "data"));
    }
}
