package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.LookAlike;
import io.plumbline.campaign.api.LookAlikes;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.NotFound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

@Stateless
public class LookAlikeDesk implements LookAlikes {

    private static final String PARTNER = "select cast(p.id as varchar(36)), cast(null as varchar(36)), p.name, p.status from campaign.partner p ";
    private static final String APPLICATION = "select cast(a.partner_id as varchar(36)), cast(a.id as varchar(36)), a.name, a.status from campaign.application a ";
    private static final String ADDRESS = "regexp_replace(lower(%s), '[+][^@]*@', '@')";

    private static final String SHARED = "exists (select 1 from campaign.application mine join campaign.application theirs on mine.%1$s = theirs.%1$s"
            + " where mine.partner_id = :self and theirs.partner_id = p.id)";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;

    public LookAlikeDesk() {
        // for the container
    }

    LookAlikeDesk(EntityManager em, Authority authority) {
        this.em = em;
        this.authority = authority;
    }

    @Override
    public List<LookAlike> ofApplication(UUID applicationId) {
        authority.requireStaff();
        Object[] self = one("select lower(a.name), " + ADDRESS.formatted("a.email") + ", a.website, cast(a.partner_id as varchar(36)), cast(a.address_mark as varchar(64)), cast(a.device_mark as varchar(64)) from campaign.application a where a.id = :id",
                "application", applicationId);
        UUID own = self[3] == null ? new UUID(0, 0) : UUID.fromString((String) self[3]);
        List<LookAlike> found = new ArrayList<>();
        found.addAll(like("email", PARTNER + "where p.id <> :own and " + ADDRESS.formatted("p.email") + " = :value", Map.of("own", own, "value", self[1])));
        found.addAll(like("email", APPLICATION + "where a.id <> :self and " + ADDRESS.formatted("a.email") + " = :value", Map.of("self", applicationId, "value", self[1])));
        found.addAll(like("name", PARTNER + "where p.id <> :own and lower(p.name) = :value", Map.of("own", own, "value", self[0])));
        found.addAll(like("name", APPLICATION + "where a.id <> :self and lower(a.name) = :value", Map.of("self", applicationId, "value", self[0])));
        String host = host((String) self[2]);
        if (host != null) {
            found.addAll(like("website", APPLICATION + "where a.id <> :self and (lower(a.website) like :exact or lower(a.website) like :www)",
                    Map.of("self", applicationId, "exact", "%://" + host + "%", "www", "%://www." + host + "%")));
        }
        found.addAll(same("device", APPLICATION + "where a.id <> :self and a.device_mark = :value", applicationId, self[5]));
        found.addAll(same("address", APPLICATION + "where a.id <> :self and a.address_mark = :value", applicationId, self[4]));
        return found.stream().limit(MOST).toList();
    }

    @Override
    public List<LookAlike> ofPartner(UUID partnerId) {
        authority.requireStaff();
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("You are confined to one advertiser; partners work for all of them.");
        }
        Object[] self = one("select " + ADDRESS.formatted("p.email") + ", lower(y.legal_name), y.vat_id, y.tax_number from campaign.partner p"
                + " left join campaign.payee y on y.partner_id = p.id where p.id = :id", "partner", partnerId);
        List<LookAlike> found = new ArrayList<>();
        String payee = PARTNER + "join campaign.payee y on y.partner_id = p.id where p.id <> :self and ";
        found.addAll(same("email", PARTNER + "where p.id <> :self and " + ADDRESS.formatted("p.email") + " = :value", partnerId, self[0]));
        found.addAll(same("vat-id", payee + "y.vat_id = :value", partnerId, self[2]));
        found.addAll(same("tax-number", payee + "y.tax_number = :value", partnerId, self[3]));
        found.addAll(same("name", payee + "lower(y.legal_name) = :value", partnerId, self[1]));
        found.addAll(like("device", PARTNER + "where p.id <> :self and " + SHARED.formatted("device_mark"), Map.of("self", partnerId)));
        found.addAll(like("address", PARTNER + "where p.id <> :self and " + SHARED.formatted("address_mark"), Map.of("self", partnerId)));
        found.addAll(like("account", PARTNER + "where p.id <> :self and exists (select 1 from campaign.payee_bank other join campaign.payee_bank mine on mine.mark = other.mark"
                + " where other.partner_id = p.id and mine.partner_id = :self and mine.slot is not null)", Map.of("self", partnerId)));
        return found.stream().limit(MOST).toList();
    }

    private List<LookAlike> same(String by, String query, UUID self, Object value) {
        return value == null ? List.of() : like(by, query, Map.of("self", self, "value", value));
    }

    @SuppressWarnings("unchecked")
    private List<LookAlike> like(String by, String query, Map<String, Object> values) {
        var asked = em.createNativeQuery(query + " order by 3, 1").setMaxResults(MOST);
        values.forEach(asked::setParameter);
        return ((List<Object[]>) asked.getResultList()).stream().map(row -> new LookAlike(by, id(row[0]), id(row[1]), (String) row[2], (String) row[3])).toList();
    }

    @SuppressWarnings("unchecked")
    private Object[] one(String query, String what, UUID id) {
        List<Object[]> rows = em.createNativeQuery(query).setParameter("id", id).getResultList();
        return rows.stream().findFirst().orElseThrow(() -> new NotFound(what, id));
    }

    private static UUID id(Object text) {
        return text == null ? null : UUID.fromString((String) text);
    }

    private static String host(String website) {
        try {
            String host = website == null ? null : URI.create(website.strip()).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "").replace("%", "").replace("_", "");
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
