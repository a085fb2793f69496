package io.plumbline.web.portal.importing;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.api.ImportOrder;
import io.plumbline.tracking.api.Imports;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Uploads a file and follows it. */
@Named
@RequestScoped
public class ImportEditView {

    @Inject
    private Imports imports;

    @Inject
    private HttpServletRequest request;

    private ImportKind kind = ImportKind.TOUCHPOINTS;
    private UUID advertiserId;
    private String goal;
    private String currency;
    private boolean dryRun;
    private Part file;

    @PostConstruct
    void preselect() {
        kind = getKinds().stream().filter(k -> k.key().equals(request.getParameter("kind"))).findFirst().orElse(kind);
    }

    public String start() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Invalid("file", "file-missing", "Choose a CSV file that is not empty.");
        }
        try (InputStream body = file.getInputStream()) {
            UUID id = imports.start(new ImportOrder(kind, advertiserId, goal, currency, file.getSubmittedFileName(), dryRun, Map.of()), body);
            return "/app/imports/view.xhtml?faces-redirect=true&id=" + id;
        }
    }

    public List<ImportKind> getKinds() {
        return List.of(ImportKind.values());
    }

    public ImportKind getKind() {
        return kind;
    }

    public void setKind(ImportKind kind) {
        this.kind = kind;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
