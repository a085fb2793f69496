package io.plumbline.web.portal.demo;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.api.Workspace.DemoState;
import io.plumbline.shared.Authority;
import io.plumbline.web.demo.Progress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The line on every page of a demo workspace. */
@Named("demo")
@RequestScoped
public class DemoView {

    @Inject
    private Workspace workspace;
    @Inject
    private Authority authority;
    @Inject
    private Progress progress;

    private DemoState state;

    public boolean isShown() {
        return state() != DemoState.NONE || progress.getFailure() != null;
    }

    public boolean isSeeding() {
        return progress.isRunning();
    }

    public boolean isBroken() {
        return !progress.isRunning() && (progress.getFailure() != null || state() == DemoState.SEEDING);
    }

    public int getPercent() {
        return progress.getPercent();
    }

    public String getFailure() {
        return progress.getFailure();
    }

    public boolean isResettable() {
        return authority.has() && !isSeeding() && state() != DemoState.NONE;
    }

    private DemoState state() {
        state = state == null ? workspace.demoState() : state;
        return state;
    }
}
