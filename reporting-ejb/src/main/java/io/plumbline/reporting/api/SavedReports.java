package io.plumbline.reporting.api;

import java.util.List;
import java.util.UUID;

/** Reports that somebody gave a name, for himself or for everybody. */
public interface SavedReports {

    /** Replaces the caller's own report of that name. */
    SavedReport save(String name, boolean shared, String query);

    /** The caller's own and the shared ones, by name, at most 200. */
    List<SavedReport> list();

    /** Only one's own. */
    void delete(UUID id);
}
