package io.plumbline.web.portal.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ImportJob;
import io.plumbline.tracking.api.Imports;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** One import: how far it is, what became of its rows, and what is wrong with the bad ones. */
@Named
@RequestScoped
public class ImportView {

    @Inject
    private Imports imports;
    @Inject
    private HttpServletRequest request;

    private ImportJob job;

    @PostConstruct
    public void read() {
        job = imports.get(Ids.parse("import", request.getParameter("id")));
    }

    public ImportJob getJob() {
        return job;
    }

    public boolean isUnderWay() {
        return "queued".equals(job.status()) || "running".equals(job.status());
    }
}
