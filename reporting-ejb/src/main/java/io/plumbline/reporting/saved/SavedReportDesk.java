package io.plumbline.reporting.saved;

import io.plumbline.reporting.api.SavedReport;
import io.plumbline.reporting.api.SavedReports;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

@Stateless
public class SavedReportDesk implements SavedReports {

    private static final int MOST = 200;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public SavedReport save(String name, boolean shared, String query) {
        authority.requireStaff();
        new Check().text("name", name, 200).text("query", query, 8000).done();
        SavedReportEntity report = own(name);
        report.keep(shared, query);
        // Only now: what is inserted is what a new one holds at this moment.
        em.persist(report);
        em.flush();
        return report.toRecord();
    }

    @Override
    public List<SavedReport> list() {
        authority.requireStaff();
        return em.createQuery("select r from SavedReport r where r.owner = :me or r.shared = true order by r.name, r.id", SavedReportEntity.class)
                .setParameter("me", authority.caller().name()).setMaxResults(MOST)
                .getResultStream().map(SavedReportEntity::toRecord).toList();
    }

    @Override
    public void delete(UUID id) {
        authority.requireStaff();
        SavedReportEntity report = em.find(SavedReportEntity.class, id);
        if (report == null || !report.isOwnedBy(authority.caller().name())) {
            throw new NotFound("saved-report", id);
        }
        em.remove(report);
    }

    private SavedReportEntity own(String name) {
        String me = authority.caller().name();
        return em.createQuery("select r from SavedReport r where r.owner = :me and r.name = :name", SavedReportEntity.class)
                .setParameter("me", me).setParameter("name", name).getResultStream().findFirst()
                .orElseGet(() -> new SavedReportEntity(Ids.next(), me, name, clock.instant()));
    }
}
