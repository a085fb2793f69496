package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whose campaigns they are. Reading is for staff, changing for marketers; a caller confined to one advertiser sees that one. */
public interface Advertisers {

    /**
     * What {@code system:demo} adds is marked as demo data.
     *
     * @throws io.plumbline.shared.Invalid with every fault of the draft
     */
    Advertiser add(AdvertiserDraft draft);

    /** @param expectedVersion version the caller saw, or null not to check */
    Advertiser amend(UUID id, Long expectedVersion, AdvertiserDraft draft);

    /** @throws io.plumbline.shared.NotFound also when it lies outside the caller's scope */
    Advertiser get(UUID id);

    /** Newest first. @param text part of the name, or null */
    Page<Advertiser> list(String text, PageRequest page);

    /** All the caller may see, by name, at most 1000: for choosers. */
    List<Advertiser> choices();

    /** For the edge and for other rooms: asks no role and no scope. */
    Optional<Advertiser> find(UUID id);
}
