package io.plumbline.campaign.workspace;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.api.WorkspaceReset;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;

@Stateless
public class WorkspaceDesk implements Workspace {

    private static final String DEMO = "demo.state";
    private static final String UNBUILT = "development";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<WorkspaceReset> resets;

    public WorkspaceDesk() {
        // for the container
    }

    WorkspaceDesk(EntityManager em, Authority authority, AuditTrail audit, Clock clock, Event<WorkspaceReset> resets) {
        this.em = em;
        this.authority = authority;
        this.audit = audit;
        this.clock = clock;
        this.resets = resets;
    }

    @Override
    public boolean demo() {
        return demoState() != DemoState.NONE;
    }

    @Override
    public DemoState demoState() {
        return state(em.find(SettingEntity.class, DEMO));
    }

    @Override
    public void beginDemo() {
        authority.require(Role.ADMIN);
        boolean foreign = demoState() == DemoState.NONE
                && !em.createNativeQuery("select 1 from campaign.advertiser").setMaxResults(1).getResultList().isEmpty();
        if (foreign) {
            throw new Conflict("workspace-not-empty", "This workspace holds data that are not demo data; demo data go into an empty one.");
        }
        mark(DemoState.SEEDING, "demo-begun");
    }

    @Override
    public void completeDemo() {
        authority.require(Role.ADMIN);
        mark(DemoState.READY, "demo-complete");
    }

    @Override
    public void reset() {
        authority.require(Role.ADMIN);
        // Two administrators who press at once must meet here.
        if (state(em.find(SettingEntity.class, DEMO, LockModeType.PESSIMISTIC_WRITE)) == DemoState.NONE) {
            throw new Conflict("workspace-not-demo", "This workspace holds real data and cannot be reset.");
        }
        mark(DemoState.SEEDING, "demo-reset");
        em.flush();
        em.clear();
        resets.fire(new WorkspaceReset(clock.instant()));
    }

    private void mark(DemoState state, String action) {
        em.merge(new SettingEntity(DEMO, state.key()));
        audit.note(action, "workspace", null, "Demo data", null, null, null);
    }

    private static DemoState state(SettingEntity kept) {
        return kept == null ? DemoState.NONE : Keyed.of(DemoState.class, "state", kept.value());
    }

    @Override
    public String baseUrl() {
        return baseUrl(System.getenv("PLUMBLINE_BASE_URL"));
    }

    static String baseUrl(String configured) {
        return configured == null || configured.isBlank() ? "http://127.0.0.1:8080" : configured.strip().replaceAll("/+$", "");
    }

    @Override
    public String version() {
        String given = System.getenv("PLUMBLINE_VERSION");
        String built = WorkspaceDesk.class.getPackage().getImplementationVersion();
        return given != null && !given.isBlank() ? given.strip() : built != null ? built : UNBUILT;
    }
}
