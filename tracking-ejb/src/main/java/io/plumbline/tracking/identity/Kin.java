package io.plumbline.tracking.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who is who among the persons of a batch, as {@link Persons} knew it when asked for all of them at once. Merges are decided here, in their order and by the rules of {@link Persons#merge}, and
 * written together.
 */
public final class Kin {

    /** Whom a decision of before keeps apart. */
    record Apart(UUID person, UUID stated) {
    }

    /** One that was decided here. */
    record Decided(UUID person, UUID stated, String evidence, Instant at) {
    }

    private final UUID advertiser;
    private final Map<UUID, UUID> canonical = new HashMap<>();
    private final Map<UUID, List<UUID>> followers = new HashMap<>();
    private final Set<Apart> apart;
    private final List<Decided> decided = new ArrayList<>();

    Kin(UUID advertiser, Map<UUID, UUID> known, Set<Apart> apart) {
        this.advertiser = advertiser;
        this.apart = apart;
        known.forEach(this::lead);
    }

    UUID advertiser() {
        return advertiser;
    }

    public UUID canonical(UUID person) {
        return canonical.getOrDefault(person, person);
    }

    /** From now on {@code person} is {@code stated}; the first to say so is believed. Both must be among those that were asked for. */
    public void merge(UUID person, UUID stated, String evidence, Instant at) {
        UUID target = canonical(stated);
        if (person.equals(target) || canonical.containsKey(person) || apart.contains(new Apart(person, stated))) {
            return;
        }
        lead(person, target);
        Collection<UUID> behind = followers.remove(person);
        if (behind != null) {
            behind.forEach(one -> lead(one, target));
        }
        decided.add(new Decided(person, stated, evidence, at));
    }

    private void lead(UUID person, UUID target) {
        canonical.put(person, target);
        followers.computeIfAbsent(target, first -> new ArrayList<>()).add(person);
    }

    List<Decided> decided() {
        return decided;
    }
}
