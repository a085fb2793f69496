package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;

public interface Leads {

    /** One row a stage reached; the same (advertiser, external id, stage) is kept once. @return for each whether it was new */
    List<Boolean> put(List<LeadEntry> entries);

    Page<LeadEntry> list(EventFilter filter, PageRequest page);
}
