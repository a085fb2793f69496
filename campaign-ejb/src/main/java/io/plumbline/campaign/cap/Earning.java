package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which caps on payout lie on clicks and impressions: thousands at once, few of them capped, so that most questions are asked once. */
final class Earning {

    private record Pair(UUID campaign, UUID partner) {
    }

    private final CapBook book;
    private final Terms terms;
    private final Map<UUID, String> capped;
    private final Map<List<UUID>, List<CapRow>> known = new HashMap<>();

    Earning(CapBook book, Terms terms) {
        this.book = book;
        this.terms = terms;
        this.capped = book.payoutSubjects();
    }

    /** Everybody locks caps in the order of their ids, and the periods of one in theirs. @return the subjects that lie under any */
    Set<UUID> lock(List<CapClaim> claims) {
        Map<CapClaim, List<CapRow>> under = new LinkedHashMap<>();
        subjects(claims).forEach((claim, subjects) -> under.put(claim, caps(subjects)));
        under.values().removeIf(List::isEmpty);
        Map<UUID, Set<LocalDate>> periods = new TreeMap<>(Comparator.comparing(UUID::toString));
        under.forEach((claim, caps) -> caps.forEach(cap -> periods.computeIfAbsent(cap.id(), id -> new TreeSet<>()).add(cap.periodAt(claim.at()))));
        periods.forEach((cap, days) -> days.forEach(day -> book.lock(cap, day)));
        return under.keySet().stream().map(CapClaim::subjectId).collect(Collectors.toSet());
    }

    List<CapRow> caps(CapClaim claim) {
        return caps(subjects(List.of(claim)).getOrDefault(claim, List.of()));
    }

    private List<CapRow> caps(List<UUID> subjects) {
        return subjects.isEmpty() ? List.of() : known.computeIfAbsent(subjects, book::onPayout);
    }

    private Map<CapClaim, List<UUID>> subjects(List<CapClaim> claims) {
        if (capped.isEmpty()) {
            return Map.of();
        }
        Map<CapClaim, List<UUID>> subjects = new LinkedHashMap<>();
        Map<CapClaim, UUID> agreements = capped.containsValue("agreement") ? agreements(claims) : Map.of();
        for (CapClaim claim : claims) {
            subjects.put(claim, Stream.of(claim.campaignId(), claim.partnerId(), claim.linkId(), agreements.get(claim)).filter(Objects::nonNull).filter(capped::containsKey).toList());
        }
        return subjects;
    }

    /** Where the first and the last click of a pair fall under the same agreement, so do all between. */
    private Map<CapClaim, UUID> agreements(List<CapClaim> claims) {
        Map<Pair, List<CapClaim>> pairs = claims.stream().filter(claim -> claim.campaignId() != null && claim.partnerId() != null)
                .collect(Collectors.groupingBy(claim -> new Pair(claim.campaignId(), claim.partnerId()), Collectors.toCollection(ArrayList::new)));
        Map<CapClaim, UUID> found = new HashMap<>();
        pairs.forEach((pair, own) -> {
            own.sort(Comparator.comparing(CapClaim::termsAt));
            Optional<UUID> first = inForce(pair, own.get(0).termsAt());
            boolean same = first.equals(inForce(pair, own.get(own.size() - 1).termsAt()));
            own.forEach(claim -> (same ? first : inForce(pair, claim.termsAt())).ifPresent(agreement -> found.put(claim, agreement)));
        });
        return found;
    }

    private Optional<UUID> inForce(Pair pair, Instant at) {
        return terms.inForce(pair.campaign(), pair.partner(), at).map(Agreement::id);
    }
}
