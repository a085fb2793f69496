package io.plumbline.campaign.creative;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeUpload;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.TermsPolicy;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;

/** An advertiser with two campaigns on a real database; a partner is in the first of them. */
final class Studio {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    final SessionFactory sessions;
    final UUID advertiser = Ids.next();
    final UUID campaign = Ids.next();
    final UUID other = Ids.next();
    final UUID partner = Ids.next();
    boolean secondPerson = true;
    Instant now = NOON;

    Studio(Database database) {
        sessions = OPEN.computeIfAbsent(database, d -> d.with(CreativeEntity.class, CreativeVersionEntity.class, MediaEntity.class, MediaRoomEntity.class));
        Database.inTransaction(sessions, em -> {
            em.createNativeQuery("""
                    insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)
                    values (:id, 0, 'Shop', 'EUR', 'Europe/Berlin', 'https://shop.example', '[]', false, :now)""").setParameter("id", advertiser).setParameter("now", NOON).executeUpdate();
            for (UUID id : List.of(campaign, other)) {
                em.createNativeQuery("""
                        insert into campaign.campaign (id, version, advertiser_id, name, objective, channel, starts_on, targets, status, created_at)
                        values (:id, 0, :advertiser, 'Autumn', 'sales', 'display', :day, '[]', 'active', :now)""").setParameter("id", id).setParameter("advertiser", advertiser)
                        .setParameter("day", LocalDate.of(2026, 1, 1)).setParameter("now", NOON).executeUpdate();
            }
            return null;
        });
    }

    <T> T as(String who, Function<CreativeDesk, T> work, Role... roles) {
        Authority authority = new Authority();
        authority.actAs(new Caller(who, Set.of(roles.length == 0 ? new Role[] {Role.MARKETER, Role.APPROVER} : roles), null, Set.of(roles).contains(Role.PARTNER) ? partner : null));
        return Database.inTransaction(sessions, em -> work.apply(desk(em, authority)));
    }

    private CreativeDesk desk(EntityManager em, Authority authority) {
        return new CreativeDesk(em, Clock.fixed(now, ZoneOffset.UTC), authority, new Silent(), advertisers(), campaigns(), offers(), proposals(), workspace());
    }

    <T> T shelf(Function<ShelfDesk, T> work) {
        return Database.inTransaction(sessions, em -> work.apply(new ShelfDesk(em, advertisers(), workspace())));
    }

    Creative banner(UnaryOperator<CreativeDraft> but) {
        return as("mara", desk -> desk.add(but.apply(new CreativeDraft(advertiser, "Autumn banner", CreativeKind.BANNER, List.of(), null, null, null, null))));
    }

    Creative banner() {
        return banner(same -> same);
    }

    /** A new version of it, drawn in other measures each time. */
    Creative drawn(Creative of, int width) {
        return as("mara", desk -> desk.put(of.id(), new CreativeUpload(new CreativeWords("A lamp", null, null, null, null, null), Drawn.picture("png", width, 250), "image/png", null)));
    }

    /** Drawn by one, approved by another. */
    Creative live(Creative of, int width) {
        int number = drawn(of, width).open().number();
        as("mara", desk -> desk.propose(of.id(), number));
        return as("anna", desk -> desk.approve(of.id(), number, null));
    }

    private Advertisers advertisers() {
        return answering(Advertisers.class, Map.of(
                "find", args -> Optional.of(args[0]).filter(advertiser::equals).map(id -> shop()), "get", args -> shop()));
    }

    private Advertiser shop() {
        return new Advertiser(advertiser, 0, "Shop", "EUR", "Europe/Berlin", "https://shop.example", List.of("shop.example"), null, false, NOON);
    }

    private Campaigns campaigns() {
        return answering(Campaigns.class, Map.of("find", args -> Optional.of(args[0]).filter(id -> id.equals(campaign) || id.equals(other))
                .map(id -> new Campaign((UUID) id, 0, advertiser, "Autumn", null, "display", null, null, null, List.of(), null, PlanStatus.ACTIVE, NOON))));
    }

    private Offers offers() {
        return answering(Offers.class, Map.of("own", args -> List.of(
                new Offer(campaign, "Autumn", advertiser, "Shop", "https://shop.example", "display", "", null, true, null, null, null),
                new Offer(other, "Winter", advertiser, "Shop", "https://shop.example", "display", "", null, false, null, null, null))));
    }

    private Proposals proposals() {
        return answering(Proposals.class, Map.of("policy", args -> new TermsPolicy(secondPerson, false)));
    }

    private static Workspace workspace() {
        return answering(Workspace.class, Map.of("baseUrl", args -> "https://ads.example"));
    }

    static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answers.get(method.getName()).apply(args)));
    }
}
