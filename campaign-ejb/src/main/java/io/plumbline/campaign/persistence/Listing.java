package io.plumbline.campaign.persistence;

import io.plumbline.shared.Like;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A filtered list of one kind of entity {@code e}. A filter whose value is null asks for nothing. */
public final class Listing<E> {

    /** Choosers are for picking by eye; beyond this a person searches. */
    public static final int CHOICES = 1000;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final EntityManager em;
    private final Class<E> type;
    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Listing(EntityManager em, Class<E> type) {
        this.em = em;
        this.type = type;
        this.from = "select e from " + type.getSimpleName() + " e";
    }

    public static <E> Listing<E> of(EntityManager em, Class<E> type) {
        return new Listing<>(em, type);
    }

    public Listing<E> where(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(parameter, value);
        }
        return this;
    }

    public Listing<E> is(String property, Object value) {
        return where("e." + property + " = :" + property, property, value);
    }

    public Listing<E> absent(String property) {
        conditions.add("e." + property + " is null");
        return this;
    }

    /** One more value of the last condition. */
    public Listing<E> with(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    /** Ignoring case, anywhere in one of the properties. */
    public Listing<E> contains(String text, String... properties) {
        String pattern = text == null || text.isBlank() ? null : Like.holding(text.strip().toLowerCase(Locale.ROOT));
        String either = String.join(" or ", Arrays.stream(properties).map(p -> "lower(e." + p + ") like :text escape '!'").toList());
        return where("(" + either + ")", "text", pattern);
    }

    /** Newest first, as ids are time-ordered. */
    public <R> Page<R> page(PageRequest request, Function<E, UUID> id, Function<List<E>, List<R>> records) {
        where("e.id < :after", "after", request.after());
        Page<E> page = request.page(query(" order by e.id desc", request.limit() + 1).getResultList(), id);
        return new Page<>(records.apply(page.items()), page.next());
    }

    public List<E> byName() {
        return query(" order by lower(e.name), e.id", CHOICES).getResultList();
    }

    /** By id or by name ignoring case; of several with one name the oldest. */
    public Optional<E> named(String nameOrId) {
        if (nameOrId == null || nameOrId.isBlank()) {
            return Optional.empty();
        }
        String text = nameOrId.strip();
        if (ID.matcher(text).matches()) {
            return is("id", UUID.fromString(text)).top("e.id", 1).stream().findFirst();
        }
        return where("lower(e.name) = :name", "name", text.toLowerCase(Locale.ROOT)).top("e.id", 1).stream().findFirst();
    }

    public List<E> top(String order, int limit) {
        return query(" order by " + order, limit).getResultList();
    }

    /** @param sums at least two */
    public Object[] count(String sums) {
        TypedQuery<Object[]> query = em.createQuery("select " + sums + from.substring("select e".length()) + where(), Object[].class);
        values.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private TypedQuery<E> query(String order, int limit) {
        TypedQuery<E> query = em.createQuery(from + where() + order, type).setMaxResults(limit);
        values.forEach(query::setParameter);
        return query;
    }

    private String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
