package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.UUID;

/** Whether the places that visitors are sent to answer. An alert only: routing never changes because of it. */
public interface Health {

    /** Every destination that takes visitors. @param linkId, state null for all */
    Page<DestinationHealth> list(UUID linkId, String state, PageRequest page);

    /** Those that are down, longest first, at most 20. */
    List<DestinationHealth> down();
}
