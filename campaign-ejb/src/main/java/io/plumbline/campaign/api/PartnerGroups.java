package io.plumbline.campaign.api;

import java.util.List;
import java.util.UUID;

/** Groups of partners. Reading is for staff, changing for marketers. */
public interface PartnerGroups {

    /** @throws io.plumbline.shared.Conflict code {@code group-exists} */
    PartnerGroup add(PartnerGroup.Draft draft);

    /** The name; the key stays. @param expectedVersion version the caller saw, or null not to check */
    PartnerGroup amend(UUID id, Long expectedVersion, PartnerGroup.Draft draft);

    /** @throws io.plumbline.shared.Conflict code {@code group-in-use} while partners are in it */
    void remove(UUID id);

    PartnerGroup get(UUID id);

    /** By name, at most 1000. */
    List<PartnerGroup> list();
}
