package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Letters through the server's own mail session to a mail server, and the links in them as people open them. */
class MailIT {

    /** A letter is opened on any device, also by a browser that keeps no cookie. */
    private static final String REFUSED = "";
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/\\S+)");
    private static final Duration QUICKEST = Duration.ofMillis(3_200);

    @Test
    void a_lead_counts_once_its_owner_has_used_the_link_of_the_letter() {
        Deal deal = Deal.on(Server.on(Database.H2));
        String email = UUID.randomUUID() + "@firm.example";
        String lead = deal.api().post("/leads", json("{'campaignId':'%s','partnerId':'%s','goal':'sale','email':'%s','optIn':true,'language':'de','amount':{'amount':'80.00','currency':'EUR'}}",
                deal.campaign(), deal.partner(), email)).is(201).json().get("leadId").asText();
        String conversion = deal.api().get("/leads/" + lead).is(200).json().at("/results/0/conversionId").asText();
        assertThat(deal.conversion(conversion).get("status").asText()).isEqualTo("on-hold");

        String letter = Mailbox.letters(email, 1).get(0);
        assertThat(letter).startsWith("Bitte bestätigen Sie Ihre Anfrage an " + deal.name()).contains("einmal");
        assertThat(Http.open(deal.server()).send("POST", link(letter), new byte[0], "Content-Type", "application/x-www-form-urlencoded").is(200).text()).contains("Vielen Dank", deal.name());

        assertThat(deal.conversion(conversion).get("status").asText()).as("waits as any other").isEqualTo("pending");
        JsonNode standing = deal.api().get("/leads/" + lead + "/confirmation").is(200).json();
        assertThat(standing.get("mail").asText()).isEqualTo("sent");
        assertThat(deal.api().get("/leads/" + lead).is(200).json().get("optIn").asText()).isEqualTo("confirmed");
    }

    @Test
    void who_applies_confirms_the_address_is_approved_and_comes_in_by_the_invitation_in_the_second_letter() {
        Server server = Server.on(Database.H2);
        Http api = Http.api(server);
        api.patch("/programme", json("{'open':true,'questions':[{'key':'reach','text':'How many?','kind':'line','required':true,'choices':[]}]}")).is(200);
        String email = UUID.randomUUID() + "@applicant.example";
        Http open = Http.open(server);
        Http.Answer form = open.get("/join.xhtml?lang=de").is(200);
        long shown = System.nanoTime();
        Poll.until(Duration.ofSeconds(10), System::nanoTime, now -> now - shown > QUICKEST.toNanos());
        assertThat(submit(open, form, "/join.xhtml", "join", Map.of("email", email, "type", "AFFILIATE", "currency", "EUR", "name", "Reading corner", "answer", "Ten thousand"), form.cookies()).is(200).text())
                .contains(email, "join-status.xhtml");
        JsonNode application = api.get("/applications?text=" + email).is(200).json().at("/items/0");
        String id = application.get("id").asText();
        assertThat(application.get("status").asText()).isEqualTo("unconfirmed");
        assertThat(api.patch("/applications/" + id, json("{'status':'approved'}")).is(409).json().get("code").asText()).isEqualTo("application-unconfirmed");

        String letter = Mailbox.letters(email, 1).get(0);
        assertThat(letter).startsWith("Bitte bestätigen Sie Ihre Bewerbung");
        Http.Answer asked = open.get(link(letter)).is(200);
        assertThat(submit(open, asked, link(letter), "confirm", Map.of(), REFUSED).is(200).text()).as("in the letter's language").contains("lang=\"de\"");
        assertThat(api.get("/applications/" + id).is(200).json().get("status").asText()).isEqualTo("pending");
        assertThat(api.patch("/applications/" + id, json("{'status':'approved'}")).is(200).json().get("mailed").asBoolean()).isTrue();

        String invitation = link(Mailbox.letters(email, 2).get(1));
        Http.Answer chosen = open.get(invitation).is(200);
        assertThat(submit(open, chosen, invitation, "choose", Map.of("password", "a password of my own", "again", "another one of my own"), REFUSED).is(200).text())
                .as("refused on the page, in its language").contains("lang=\"de\"", "Die beiden Kennwörter");
        submit(open, chosen, invitation, "choose", Map.of("password", "a password of my own", "again", "a password of my own"), REFUSED).is(302);
        assertThat(Portal.signedIn(server, email, "a password of my own").get("/partner/dashboard.xhtml").is(200).text()).contains("Reading corner");
        api.patch("/programme", json("{'questions':[]}")).is(200);
    }

    private static String link(String letter) {
        Matcher link = LINK.matcher(letter);
        assertThat(link.find()).as(letter).isTrue();
        return link.group(1);
    }

    /** As a browser sends a form: what is not given stays empty. @param values by the end of the field's name */
    private static Http.Answer submit(Http open, Http.Answer page, String path, String form, Map<String, String> values, String cookies) {
        StringBuilder sent = new StringBuilder(form + "=" + form + "&jakarta.faces.ViewState=" + encoded(Portal.viewState(page)));
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.text());
        sent.append(nonce.find() ? "&primefaces.nonce=" + encoded(nonce.group(1)) : "");
        Matcher field = Pattern.compile("name=\"(" + form + ":[^\"]*)\"").matcher(page.text());
        while (field.find()) {
            String name = field.group(1);
            sent.append('&').append(encoded(name)).append('=').append(encoded(values.entrySet().stream().filter(one -> name.endsWith(":" + one.getKey())).map(Map.Entry::getValue).findFirst().orElse("")));
        }
        return open.send("POST", path, sent.toString().getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookies);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
