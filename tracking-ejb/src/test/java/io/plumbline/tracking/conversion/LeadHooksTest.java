package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadFilter;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadHooks;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.LeadSubmission;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What CRMs and ad platforms send, as they send it: believed by its signature, once, in whatever order; on both databases. */
class LeadHooksTest {

    private static final Instant NOON = Shopfloor.NOON;
    private static final String SECRET = "yhGJ2l8d4v6QmB1sZ0nK";
    private static final String GCLID = "Cj0KCQjw_4S3BhAAEiwA_64Yhr2nWk-" + UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void hubspot_is_believed_by_its_third_signature_for_five_minutes_and_each_change_counts_once(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        UUID lead = floor.shop.tx(() -> floor.room.leads().take(floor.submission(UUID.randomUUID() + "@firm.example", false, "51"))).leadId();
        LeadHook hook = hook(floor, LeadHook.Kind.HUBSPOT);
        // As a portal sends it: changes of other properties too, later ones first, and one that is tried again.
        String body = """
                [{"eventId":3816279480,"subscriptionId":22,"portalId":33,"appId":1160452,"occurredAt":%d,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":51,
                "propertyName":"lifecyclestage","propertyValue":"salesqualifiedlead","changeSource":"CRM","sourceId":"userId:9"},
                {"eventId":3816279340,"subscriptionId":22,"portalId":33,"appId":1160452,"occurredAt":%d,"subscriptionType":"contact.propertyChange","attemptNumber":1,"objectId":51,
                "propertyName":"lifecyclestage","propertyValue":"marketingqualifiedlead","changeSource":"CRM","sourceId":"userId:9"},
                {"eventId":3816279500,"subscriptionId":23,"portalId":33,"appId":1160452,"occurredAt":%d,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":51,
                "propertyName":"city","propertyValue":"Lyon","changeSource":"CRM_UI"}]""".formatted(NOON.toEpochMilli() - 1000, NOON.toEpochMilli() - 60_000, NOON.toEpochMilli());

        LeadHooks.Answer first = told(floor, hook, body, hubspot(hook, body, NOON, SECRET));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.accepted()).as("two stages, and a city that is none").isEqualTo(2);
        assertThat(floor.lead(lead).stage()).as("by when it happened").isEqualTo(LeadStage.SQL);
        assertThat(told(floor, hook, body, hubspot(hook, body, NOON, SECRET)).repeated()).as("delivered again").isEqualTo(2);
        assertThat(told(floor, hook, body, hubspot(hook, body, NOON, "another secret")).outcome()).isEqualTo("signature-wrong");
        assertThat(told(floor, hook, body.replace("sales", "other"), hubspot(hook, body, NOON, SECRET)).status()).as("another body").isEqualTo(401);
        assertThat(told(floor, hook, body, hubspot(hook, body, NOON.minusSeconds(301), SECRET)).outcome()).as("caught and sent again later").isEqualTo("signature-stale");
        assertThat(told(floor, hook, body, Map.of()).outcome()).isEqualTo("signature-missing");
        assertThat(floor.shop.balance("partner-payable")).as("the lead and its second stage, once").isEqualTo(2500);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_lead_form_of_google_is_a_lead_once_and_finds_its_click_by_googles_own_id(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        UUID click = click(floor, NOON.minus(Duration.ofDays(3)), GCLID);
        click(floor, NOON.minus(Duration.ofDays(2)), GCLID);
        LeadHook hook = hook(floor, LeadHook.Kind.GOOGLE);
        String email = UUID.randomUUID() + "@firm.example";
        String body = """
                {"lead_id":"TeSter-123-ABCDEFGHIJKLMNOPQRSTUVWXYZ-%s","user_column_data":[{"column_name":"Full Name","string_value":"Jane Doe","column_id":"FULL_NAME"},
                {"column_name":"User Email","string_value":"%s","column_id":"EMAIL"},{"column_name":"User Phone","string_value":"+33 1 23 45 67 89","column_id":"PHONE_NUMBER"},
                {"column_name":"How many?","string_value":"12"}],"api_version":"1.0","form_id":9007199254740993,"campaign_id":123456789012,"google_key":"%s","is_test":false,
                "gcl_id":"%s","adgroup_id":20000000000,"creative_id":30000000000,"asset_group_id":0,"lead_submit_time":"2026-03-10T11:59:30Z","something_new":{"a":[1]}}"""
                .formatted(UUID.randomUUID(), email, SECRET, GCLID);

        LeadHooks.Answer first = told(floor, hook, body, Map.of());
        assertThat(first.accepted()).as(first.toString()).isEqualTo(1);
        assertThat(told(floor, hook, body, Map.of()).repeated()).as("Google tries again").isEqualTo(1);
        assertThat(told(floor, hook, body.replace(SECRET, "somebody guesses"), Map.of()).outcome()).isEqualTo("signature-wrong");
        assertThat(told(floor, hook, body.replace("\"is_test\":false", "\"is_test\":true"), Map.of()).outcome()).isEqualTo("test");
        Lead lead = floor.shop.tx(() -> floor.room.leads().list(new LeadFilter(floor.shop.advertiser, null, null, null, null, null, null, null, null, null), PageRequest.first(5))).items().get(0);
        assertThat(lead.occurredAt()).isEqualTo(Instant.parse("2026-03-10T11:59:30Z"));
        assertThat(floor.reported).singleElement().satisfies(report -> assertThat(report.clickId()).as("the first click with that id").isEqualTo(click.toString()));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void an_id_of_a_platform_finds_its_click_and_never_for_another_advertiser_or_a_later_click(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        String fbclid = "IwAR0_x%y-" + UUID.randomUUID();
        UUID fresh = click(floor, NOON.minusSeconds(20), fbclid);
        assertThat(named(floor, fbclid, NOON)).as("noted as it was stored").isEqualTo(fresh.toString());
        assertThat(named(floor, fbclid, NOON.minusSeconds(21))).as("a click after the lead").isNull();
        assertThat(named(new LeadFloor(database), fbclid, NOON)).as("of another advertiser").isNull();
        assertThat(named(floor, "IwAR0_x", NOON)).as("too short to be one").isNull();
        String lookAlike = fbclid.replace('_', 'X');
        assertThat(named(floor, lookAlike, NOON)).as("letters that a database takes for any").isNull();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void meta_is_asked_back_by_its_token_and_believed_by_its_signature(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        LeadHook hook = hook(floor, LeadHook.Kind.META);
        assertThat(floor.shop.tx(() -> floor.room.hooks().verify(hook.key(), "subscribe", SECRET, "1158201444"))).isEqualTo("1158201444");
        assertThat((String) floor.shop.tx(() -> floor.room.hooks().verify(hook.key(), "subscribe", "guess", "1158201444"))).isNull();
        String body = """
                {"object":"page","entry":[{"id":"153125381133","time":%d,"changes":[{"field":"leadgen","value":{"leadgen_id":"55459717045641545","page_id":"153125381133",
                "form_id":"73627374","adgroup_id":"12312312312","ad_id":"12312312312","created_time":%d}},{"field":"feed","value":{"item":"like"}}]}]}""".formatted(NOON.getEpochSecond(), NOON.getEpochSecond() - 5);

        assertThat(told(floor, hook, body, meta(body, SECRET)).accepted()).as("a like is no lead").isEqualTo(1);
        assertThat(told(floor, hook, body, meta(body, SECRET)).repeated()).isEqualTo(1);
        assertThat(told(floor, hook, body, meta(body, "not the app's secret")).status()).isEqualTo(401);
        assertThat(told(floor, hook, body + " ", meta(body, SECRET)).status()).as("one byte more than was signed").isEqualTo(401);
        assertThat(told(floor, hook, body, Map.of()).outcome()).isEqualTo("signature-missing");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void clicks_that_a_message_names_are_waited_for_once_it_is_believed(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        LeadHook hook = hook(floor, LeadHook.Kind.GENERIC);
        List<String> clicks = List.of(Ids.next().toString(), Ids.next().toString());
        String body = """
                [{"external_id":"a-%1$s","stage":"new","click_id":"%1$s"},{"external_id":"b-%1$s","stage":"new"},{"external_id":"c-%1$s","stage":"new","click_id":"%2$s"}]""".formatted(clicks.toArray());

        assertThat(told(floor, hook, body, generic(body, "somebody guesses")).status()).isEqualTo(401);
        assertThat(floor.settled).as("nobody makes us wait without the secret").isEmpty();
        told(floor, hook, body, generic(body, SECRET));
        assertThat(floor.settled).isEqualTo(clicks);
    }

    /** The click that a lead with this id is credited by; null for none. */
    private static String named(LeadFloor floor, String platformId, Instant at) {
        floor.reported.clear();
        floor.shop.now = at;
        floor.shop.tx(() -> floor.room.leads().take(new LeadSubmission(floor.shop.advertiser, LeadFloor.LEAD, null,
                LeadSubmission.Origin.form("contact", null), null, new LeadSubmission.Contact(UUID.randomUUID() + "@firm.example", null, null, null),
                Map.of("fbclid", platformId), null, null, null, false, null, null, null)));
        floor.shop.now = NOON;
        return floor.reported.get(0).clickId();
    }

    private static UUID click(LeadFloor floor, Instant at, String platformId) {
        UUID id = Ids.namedAt(at.toEpochMilli(), UUID.randomUUID().toString());
        String name = platformId.startsWith("Iw") ? "fbclid" : "gclid";
        floor.shop.run("insert into tracking.click (id, at, recorded_at, advertiser_id, campaign_id, link_id, verdict, is_unique, person_id, channel, params, trace)"
                + " values (?, ?, ?, ?, ?, ?, 'valid', true, ?, 'paid-search', ?, '[]')", id, at, at, floor.shop.advertiser, floor.shop.campaign, Ids.next(), Ids.next(),
                "{\"" + name + "\":\"" + platformId + "\",\"utm_source\":\"ads\"}");
        floor.shop.tx(() -> {
            floor.room.note(floor.shop.advertiser, id, at, Map.of(name, platformId, "utm_source", "ads"));
            return null;
        });
        return id;
    }

    private static LeadHook hook(LeadFloor floor, LeadHook.Kind kind) {
        return floor.shop.tx(() -> floor.room.hooks().add(new LeadHooks.Draft(floor.shop.advertiser, null, kind.key(), kind, Map.of(), LeadFloor.LEAD, true, SECRET))).hook();
    }

    private static LeadHooks.Answer told(LeadFloor floor, LeadHook hook, String body, Map<String, String> headers) {
        Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        LeadHooks.Answer answer = floor.shop.tx(() -> floor.room.hooks().receive(new LeadHooks.Call(hook.key(), "POST", url(hook), any::get, body.getBytes(StandardCharsets.UTF_8), floor.settled::addAll)));
        floor.shop.asSystem();
        return answer;
    }

    private static String url(LeadHook hook) {
        return "https://ours.example/hooks/leads/" + hook.key();
    }

    private static Map<String, String> hubspot(LeadHook hook, String body, Instant at, String secret) {
        String said = "POST" + url(hook) + body + at.toEpochMilli();
        return Map.of("x-hubspot-signature-v3", Base64.getEncoder().encodeToString(hmac(secret, said)), "x-hubspot-request-timestamp", "" + at.toEpochMilli());
    }

    private static Map<String, String> generic(String body, String secret) {
        long at = NOON.getEpochSecond();
        return Map.of("X-Signature", "t=" + at + ",v1=" + HexFormat.of().formatHex(hmac(secret, at + "." + body)));
    }

    private static Map<String, String> meta(String body, String secret) {
        return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(hmac(secret, body)));
    }

    private static byte[] hmac(String secret, String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
