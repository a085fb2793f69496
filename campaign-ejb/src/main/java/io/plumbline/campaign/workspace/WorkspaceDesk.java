package io.plumbline.campaign.workspace;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

@Stateless
public class WorkspaceDesk implements Workspace {

    private static final String DEMO = "demo";
    private static final String UNBUILT = "development";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    @Override
    public boolean demo() {
        SettingEntity demo = em.find(SettingEntity.class, DEMO);
        return demo != null && Boolean.parseBoolean(demo.value());
    }

    @Override
    public void markDemo(boolean demo) {
        authority.require(Role.ADMIN);
        boolean before = demo();
        em.merge(new SettingEntity(DEMO, Boolean.toString(demo)));
        if (before != demo) {
            audit.note(demo ? "demo-added" : "demo-removed", "workspace", null, "Demo data", null, null, null);
        }
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
