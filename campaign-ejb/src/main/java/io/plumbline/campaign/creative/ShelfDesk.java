package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeShelf;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.persistence.Listing;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class ShelfDesk implements CreativeShelf {

    private static final int LONGEST_CODE = 32;

    @Inject
    private EntityManager em;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Workspace workspace;

    public ShelfDesk() {
        // for the container
    }

    ShelfDesk(EntityManager em, Advertisers advertisers, Workspace workspace) {
        this.em = em;
        this.advertisers = advertisers;
        this.workspace = workspace;
    }

    @Override
    public Optional<Shown> shown(String code, Instant now) {
        Optional<CreativeEntity> asked = code == null || code.length() > LONGEST_CODE ? Optional.empty()
                : Listing.of(em, CreativeEntity.class).is("code", code).top("e.id", 1).stream().findFirst();
        return asked.flatMap(creative -> shown(creative, now));
    }

    private Optional<Shown> shown(CreativeEntity asked, Instant now) {
        CreativeBook book = new CreativeBook(em, advertisers, workspace.baseUrl());
        CreativeEntity one = asked;
        for (int steps = 0; one != null && steps <= CreativeRules.LONGEST_CHAIN; steps++) {
            if (one.liveNumber() != null && one.runsOn(book.day(one.advertiserId(), now))) {
                Creative creative = book.records(List.of(one), now).get(0);
                return Optional.of(new Shown(creative, creative.live().file(), one != asked));
            }
            one = one.fallbackId() == null ? null : em.find(CreativeEntity.class, one.fallbackId());
        }
        Creative nothing = book.records(List.of(asked), now).get(0);
        return nothing.live() == null ? Optional.empty() : Optional.of(new Shown(nothing, null, false));
    }

    @Override
    public Optional<byte[]> content(UUID fileId) {
        return new MediaStore(em).content(fileId);
    }

    @Override
    public Optional<byte[]> part(UUID fileId, String path) {
        return content(fileId).map(zip -> Bundle.open(zip).part(path));
    }
}
