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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@Stateless
public class ChoiceDesk implements Choices {

    private static final String ANY = "1 = 1";
    private static final String WORKING = "e.status = 'active' and exists (select c from CampaignEntity c where c.id = e.campaignId and c.status = 'active')";
    private static final String CHOICE = "new " + Choice.class.getName() + "(e.id, e.name)";

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
        requireReader(of);
        String part = text == null ? "" : Like.literal(text.strip().toLowerCase(Locale.ROOT));
        return query(Choice.class, CHOICE, of, offered(of) + " and (lower(e.name) like :part escape '!'" + (of == Of.LINK ? " or lower(e.key) like :part escape '!'" : "") + ")",
                " order by case when lower(e.name) like :start escape '!' then 0 else 1 end, lower(e.name), e.id")
                .setParameter("part", "%" + part + "%").setParameter("start", part + "%").setMaxResults(Math.min(most, BY_EYE + 1)).getResultList();
    }

    @Override
    public Map<UUID, String> names(Of of, Collection<UUID> ids) {
        requireReader(of);
        return ids.isEmpty() ? Map.of() : query(Choice.class, CHOICE, of, "e.id in :ids", "").setParameter("ids", ids).getResultStream().collect(Collectors.toMap(Choice::id, Choice::name));
    }

    @Override
    public long count(Of of) {
        requireReader(of);
        return query(Long.class, "count(e)", of, offered(of), "").getSingleResult();
    }

    /** Staff look for what has ended as well; a partner chooses what to show visitors. */
    private String offered(Of of) {
        return of == Of.LINK && authority.isPartner() ? WORKING : ANY;
    }

    private void requireReader(Of of) {
        if (of == Of.LINK) {
            authority.requireReader();
        } else {
            authority.requireStaff();
        }
    }

    private <T> TypedQuery<T> query(Class<T> told, String what, Of of, String condition, String order) {
        String advertiser = scope(of);
        Optional<UUID> ours = advertiser == null ? Optional.empty() : authority.advertiserScope();
        Optional<UUID> theirs = of == Of.LINK ? authority.partnerScope() : Optional.empty();
        TypedQuery<T> query = em.createQuery("select " + what + " from " + entity(of) + " e where " + (ours.isEmpty() ? "" : "e." + advertiser + " = :ours and ")
                + (theirs.isEmpty() ? "" : "e.partnerId = :theirs and ") + condition + order, told);
        ours.ifPresent(id -> query.setParameter("ours", id));
        theirs.ifPresent(id -> query.setParameter("theirs", id));
        return query;
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
