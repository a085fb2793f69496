package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.MediaFile;
import io.plumbline.shared.NotFound;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what is known of creatives: a page of them costs three questions, however long it is. */
final class CreativeBook {

    private final EntityManager em;
    private final Advertisers advertisers;
    private final String baseUrl;

    CreativeBook(EntityManager em, Advertisers advertisers, String baseUrl) {
        this.em = em;
        this.advertisers = advertisers;
        this.baseUrl = baseUrl;
    }

    List<Creative> records(List<CreativeEntity> creatives, Instant now) {
        Map<UUID, List<CreativeVersion>> shown = shown(creatives);
        Map<UUID, LocalDate> today = new HashMap<>();
        return creatives.stream().map(one -> {
            List<CreativeVersion> versions = shown.getOrDefault(one.id(), List.of());
            CreativeVersion live = numbered(versions, one.liveNumber());
            CreativeVersion last = versions.isEmpty() ? null : versions.get(0);
            LocalDate day = today.computeIfAbsent(one.advertiserId(), id -> day(id, now));
            return one.record(baseUrl, day, live, last == live ? null : last);
        }).toList();
    }

    LocalDate day(UUID advertiserId, Instant now) {
        return now.atZone(advertisers.find(advertiserId).map(Advertiser::timeZone).map(ZoneId::of).orElse(ZoneId.of("UTC"))).toLocalDate();
    }

    /** The live and the latest of each, latest first. */
    private Map<UUID, List<CreativeVersion>> shown(List<CreativeEntity> creatives) {
        if (creatives.isEmpty()) {
            return Map.of();
        }
        List<CreativeVersionEntity> found = em.createQuery("""
                select v from CreativeVersionEntity v, CreativeEntity c where c.id = v.creativeId and c.id in :ids and (v.number = c.liveNumber
                or v.number = (select max(w.number) from CreativeVersionEntity w where w.creativeId = c.id)) order by v.number desc""", CreativeVersionEntity.class)
                .setParameter("ids", creatives.stream().map(CreativeEntity::id).toList()).getResultList();
        Map<UUID, MediaFile> files = files(found);
        return found.stream().collect(Collectors.groupingBy(CreativeVersionEntity::creativeId, Collectors.mapping(version -> record(version, files), Collectors.toList())));
    }

    List<CreativeVersion> versions(UUID creativeId, int most) {
        List<CreativeVersionEntity> found = em.createQuery("select v from CreativeVersionEntity v where v.creativeId = :id order by v.number desc", CreativeVersionEntity.class)
                .setParameter("id", creativeId).setMaxResults(most).getResultList();
        Map<UUID, MediaFile> files = files(found);
        return found.stream().map(version -> record(version, files)).toList();
    }

    /** @throws NotFound code {@code version-not-found} */
    CreativeVersionEntity version(UUID creativeId, int number) {
        return em.createQuery("select v from CreativeVersionEntity v where v.creativeId = :id and v.number = :number", CreativeVersionEntity.class).setParameter("id", creativeId)
                .setParameter("number", number).getResultStream().findFirst().orElseThrow(() -> new NotFound("version", number));
    }

    private static CreativeVersion record(CreativeVersionEntity version, Map<UUID, MediaFile> files) {
        return version.record(version.fileId() == null ? null : files.get(version.fileId()));
    }

    private Map<UUID, MediaFile> files(List<CreativeVersionEntity> versions) {
        List<UUID> ids = versions.stream().map(CreativeVersionEntity::fileId).filter(Objects::nonNull).distinct().toList();
        return ids.isEmpty() ? Map.of() : em.createQuery("select f from MediaEntity f where f.id in :ids", MediaEntity.class).setParameter("ids", ids).getResultStream()
                .map(MediaEntity::record).collect(Collectors.toMap(MediaFile::id, Function.identity()));
    }

    private static CreativeVersion numbered(List<CreativeVersion> versions, Integer number) {
        return versions.stream().filter(version -> number != null && version.number() == number).findFirst().orElse(null);
    }
}
