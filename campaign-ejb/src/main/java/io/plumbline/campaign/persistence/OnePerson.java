package io.plumbline.campaign.persistence;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** Whether two names of callers stand for one person: a login and the keys it has issued, or two of these. What takes two persons is not done by one of them with two names. */
public final class OnePerson {

    private static final String KEY = "key:";

    private final EntityManager em;

    public OnePerson(EntityManager em) {
        this.em = em;
    }

    public boolean is(String one, String other) {
        if (one == null || other == null || one.equals(other)) {
            return one != null && one.equals(other);
        }
        Set<String> persons = Set.copyOf(persons(one));
        return persons(other).stream().anyMatch(persons::contains);
    }

    /** @return {@code other} when both are one person, so that it is found equal; else the name itself */
    public String named(String name, String other) {
        return is(name, other) ? other : name;
    }

    /** Who holds what this caller issues: itself, or whoever holds the key; null when that is nobody in particular. */
    public String holder(String name) {
        return name.startsWith(KEY) ? holders(name).stream().findFirst().orElse(null) : name.startsWith("system:") ? null : name;
    }

    /** Keys may share a name: then it may be any of their holders. */
    private List<String> persons(String name) {
        List<String> holders = name.startsWith(KEY) ? holders(name) : List.of();
        return holders.isEmpty() ? List.of(name) : holders;
    }

    @SuppressWarnings("unchecked")
    private List<String> holders(String key) {
        return em.createNativeQuery("select distinct holder from campaign.api_key where name = :name and holder is not null", String.class)
                .setParameter("name", key.substring(KEY.length())).setMaxResults(100).getResultList();
    }
}
