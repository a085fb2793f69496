package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.Choice;
import io.plumbline.campaign.api.Choices;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Like;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@Stateless
public class ChoiceDesk implements Choices {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;

    public ChoiceDesk() {
    }

    ChoiceDesk(EntityManager em, Authority authority) {
        this.em = em;
        this.authority = authority;
    }

    @Override
    public List<Choice> like(Of of, String text, int most) {
        authority.requireStaff();
        String part = text == null ? "" : Like.literal(text.strip().toLowerCase(Locale.ROOT));
        return query(of, "(lower(e.name) like :part escape '!'" + (of == Of.LINK ? " or lower(e.key) like :part escape '!'" : "") + ")",
                " order by case when lower(e.name) like :start escape '!' then 0 else 1 end, lower(e.name), e.id")
                .setParameter("part", "%" + part + "%").setParameter("start", part + "%").setMaxResults(Math.min(most, BY_EYE + 1)).getResultList();
    }

    @Override
    public Map<UUID, String> names(Of of, Collection<UUID> ids) {
        authority.requireStaff();
        return ids.isEmpty() ? Map.of() : query(of, "e.id in :ids", "").setParameter("ids", ids).getResultStream().collect(Collectors.toMap(Choice::id, Choice::name));
    }

    private TypedQuery<Choice> query(Of of, String condition, String order) {
        String scope = scope(of);
        UUID own = scope == null ? null : authority.advertiserScope().orElse(null);
        TypedQuery<Choice> query = em.createQuery("select new " + Choice.class.getName() + "(e.id, e.name) from " + entity(of) + " e where "
                + (own == null ? "" : "e." + scope + " = :own and ") + condition + order, Choice.class);
        return own == null ? query : query.setParameter("own", own);
    }

    private static String entity(Of of) {
        return switch (of) {
            case ADVERTISER -> "AdvertiserEntity";
            case CAMPAIGN -> "CampaignEntity";
            case PARTNER -> "PartnerEntity";
            case LINK -> "LinkEntity";
        };
    }

    /** What says whose it is; partners are everybody's. */
    private static String scope(Of of) {
        return switch (of) {
            case ADVERTISER -> "id";
            case CAMPAIGN, LINK -> "advertiserId";
            case PARTNER -> null;
        };
    }
}
