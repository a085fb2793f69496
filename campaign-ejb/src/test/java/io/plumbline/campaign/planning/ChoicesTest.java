package io.plumbline.campaign.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Choice;
import io.plumbline.campaign.api.Choices;
import io.plumbline.campaign.api.Choices.Of;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChoicesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    private final UUID advertiser = Ids.next();
    private final UUID campaign = Ids.next();

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_begins_with_the_words_comes_before_what_holds_them(Database database) {
        prepare(database, "the acme network", "Acme 2", "ACME 1", "100% acme_x", "Other");

        assertThat(like(database, null, Of.LINK, " acme ", 10)).extracting(Choice::name).containsExactly("ACME 1", "Acme 2", "100% acme_x", "the acme network");
        assertThat(like(database, null, Of.LINK, "0% ACME_", 10)).as("signs of the database's own are letters").extracting(Choice::name).containsExactly("100% acme_x");
        assertThat(like(database, null, Of.LINK, "acme", 2)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_link_is_found_by_its_key(Database database) {
        Map<String, UUID> links = prepare(database, "Winter");
        String key = "k" + links.get("Winter").toString().substring(24);

        assertThat(like(database, null, Of.LINK, key, 10)).extracting(Choice::id).containsExactly(links.get("Winter"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void no_list_is_longer_than_an_eye_can_follow_and_every_name_is_told(Database database) {
        String[] names = IntStream.range(0, 1_200).mapToObj("Link %04d"::formatted).toArray(String[]::new);
        Map<String, UUID> links = prepare(database, names);
        UUID last = links.get("Link 1199");

        assertThat(like(database, null, Of.LINK, null, Integer.MAX_VALUE)).hasSize(Choices.BY_EYE + 1);
        assertThat(names(database, null, List.of(last, Ids.next()))).containsExactlyEntriesOf(Map.of(last, "Link 1199"));
        assertThat(count(database, mara(null), Of.LINK)).isEqualTo(1_200);
        assertThat(count(database, mara(Ids.next()), Of.LINK)).isZero();
        assertThat(count(database, mara(advertiser), Of.CAMPAIGN)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void who_is_confined_to_an_advertiser_is_told_of_nobody_else(Database database) {
        Map<String, UUID> links = prepare(database, "Ours");

        assertThat(like(database, Ids.next(), Of.LINK, null, 10)).isEmpty();
        assertThat(names(database, Ids.next(), links.values())).isEmpty();
        assertThat(names(database, advertiser, links.values())).hasSize(1);
        assertThat(like(database, advertiser, Of.ADVERTISER, null, 10)).extracting(Choice::id).containsExactly(advertiser);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partner_is_told_of_links_of_its_own_and_of_nothing_else(Database database) {
        Map<String, UUID> links = prepare(database, "Mine", "Somebody else's");
        UUID partner = Ids.next();
        Caller blog = new Caller("blog", Set.of(Role.PARTNER), null, partner);
        Database.inTransaction(sessions(database), em -> em.createNativeQuery("""
                insert into campaign.partner (id, version, name, partner_type, currency, status, created_at) values (:id, 0, 'Blog', 'affiliate', 'EUR', 'active', :now)""")
                .setParameter("id", partner).setParameter("now", NOON).executeUpdate());
        Database.inTransaction(sessions(database), em -> em.createNativeQuery("update campaign.link set partner_id = :partner where id = :id").setParameter("partner", partner)
                .setParameter("id", links.get("Mine")).executeUpdate());

        List<Choice> offered = by(database, blog, desk -> desk.like(Of.LINK, null, 10));
        assertThat(offered).extracting(Choice::name).containsExactly("Mine");
        Map<UUID, String> told = by(database, blog, desk -> desk.names(Of.LINK, links.values()));
        assertThat(told).containsOnlyKeys(links.get("Mine"));
        assertThat(count(database, blog, Of.LINK)).isEqualTo(1);
        for (String stopped : List.of("update campaign.link set status = 'paused'", "update campaign.campaign set status = 'paused'")) {
            Database.inTransaction(sessions(database), em -> em.createNativeQuery("update campaign.link set status = 'active'").executeUpdate());
            Database.inTransaction(sessions(database), em -> em.createNativeQuery(stopped).executeUpdate());
            List<Choice> left = by(database, blog, desk -> desk.like(Of.LINK, null, 10));
            assertThat(left).as(stopped).isEmpty();
            assertThat(count(database, blog, Of.LINK)).as(stopped).isZero();
            Map<UUID, String> named = by(database, blog, desk -> desk.names(Of.LINK, links.values()));
            assertThat(named).as("what is past has a name still").hasSize(1);
            assertThat(count(database, mara(null), Of.LINK)).isEqualTo(2);
        }
        for (Of of : List.of(Of.ADVERTISER, Of.CAMPAIGN, Of.PARTNER)) {
            assertThatThrownBy(() -> by(database, blog, desk -> desk.like(of, null, 10))).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> count(database, blog, of)).isInstanceOf(Forbidden.class);
        }
    }

    private Map<String, UUID> prepare(Database database, String... names) {
        Map<String, UUID> links = new LinkedHashMap<>();
        return Database.inTransaction(sessions(database), em -> {
            em.createNativeQuery("delete from campaign.link").executeUpdate();
            em.createNativeQuery("""
                    insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)
                    values (:id, 0, 'Shop', 'EUR', 'UTC', 'https://shop.example', '[]', false, :now)""").setParameter("id", advertiser).setParameter("now", NOON).executeUpdate();
            em.createNativeQuery("""
                    insert into campaign.campaign (id, version, advertiser_id, name, objective, channel, starts_on, targets, status, created_at)
                    values (:id, 0, :advertiser, 'Autumn', 'leads', 'display', :day, '[]', 'active', :now)""").setParameter("id", campaign).setParameter("advertiser", advertiser)
                    .setParameter("day", LocalDate.of(2026, 1, 1)).setParameter("now", NOON).executeUpdate();
            for (String name : names) {
                UUID id = Ids.next();
                links.put(name, id);
                em.createNativeQuery("""
                        insert into campaign.link (id, version, link_key, advertiser_id, campaign_id, name, status, created_at)
                        values (:id, 0, :key, :advertiser, :campaign, :name, 'active', :now)""").setParameter("id", id).setParameter("key", "k" + id.toString().substring(24))
                        .setParameter("advertiser", advertiser).setParameter("campaign", campaign).setParameter("name", name).setParameter("now", NOON).executeUpdate();
            }
            return links;
        });
    }

    private static List<Choice> like(Database database, UUID scope, Of of, String text, int most) {
        return as(database, scope, desk -> desk.like(of, text, most));
    }

    private static Map<UUID, String> names(Database database, UUID scope, Collection<UUID> ids) {
        return as(database, scope, desk -> desk.names(Of.LINK, ids));
    }

    private static <T> T as(Database database, UUID scope, Function<ChoiceDesk, T> work) {
        return by(database, mara(scope), work);
    }

    private static Caller mara(UUID scope) {
        return new Caller("mara", Set.of(Role.MARKETER), scope, null);
    }

    private static long count(Database database, Caller caller, Of of) {
        return by(database, caller, desk -> desk.count(of));
    }

    private static <T> T by(Database database, Caller caller, Function<ChoiceDesk, T> work) {
        return Database.inTransaction(sessions(database), em -> work.apply(desk(em, caller)));
    }

    private static ChoiceDesk desk(EntityManager em, Caller caller) {
        Authority authority = new Authority();
        authority.actAs(caller);
        return new ChoiceDesk(em, authority);
    }

    private static SessionFactory sessions(Database database) {
        return OPEN.computeIfAbsent(database, d -> d.fresh(entity("advertiser.AdvertiserEntity"), entity("planning.CampaignEntity"), entity("partner.PartnerEntity"), entity("link.LinkEntity")));
    }

    /** They are their rooms' own; here they are only put on the map. */
    private static Class<?> entity(String name) {
        try {
            return Class.forName("io.plumbline.campaign." + name);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }
}
