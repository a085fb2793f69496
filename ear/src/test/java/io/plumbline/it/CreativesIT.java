package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a designer's file to what the public sees, through HTTP. */
class CreativesIT {

    private static Server server;
    private static Deal deal;

    @BeforeAll
    static void aDeal() {
        server = Server.on(Database.H2);
        deal = Deal.on(server);
    }

    @Test
    void what_one_uploads_exactly_one_other_approves_and_everybody_may_fetch() throws Exception {
        Http one = Http.api(server, key("approver"));
        Http other = Http.api(server, key("finance"));
        Http open = Http.open(server);
        String id = creative("banner", "");
        byte[] picture = picture(300, 250, Color.ORANGE);
        JsonNode drawn = upload(id, picture, "image/png", "?alt=A%20lamp").is(201).json();
        String path = drawn.get("url").asText().replaceFirst("^https?://[^/]+", "");
        assertThat(drawn.at("/open/file/size").asText()).isEqualTo("medium-rectangle");
        deal.api().send("PUT", "/agreements/policy", json("{'secondPerson':true,'backTest':false}").getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
        try {
            assertThat(deal.api().send("POST", "/creatives/" + id + "/versions/1/propose", null).is(200).json().get("state").asText()).isEqualTo("waiting");
            assertThat(deal.api().post("/creatives/" + id + "/versions/1/approve", "{}").is(409).json().get("code").asText()).isEqualTo("own-version");
            assertThat(open.get(path).status()).as("not before it is approved").isEqualTo(404);
            assertThat(atOnce(() -> one.post("/creatives/" + id + "/versions/1/approve", "{}").status(), () -> other.post("/creatives/" + id + "/versions/1/approve", "{}").status()))
                    .containsExactlyInAnyOrder(200, 409);
        } finally {
            deal.api().send("PUT", "/agreements/policy", json("{'secondPerson':false,'backTest':false}").getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
        }

        Http.Answer served = open.get(path).is(200);

        assertThat(served.body()).isEqualTo(picture);
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(served.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(served.headers().firstValue("X-Frame-Options")).as("made to stand in other people's pages").isEmpty();
        assertThat(open.get(path, "If-None-Match", served.header("ETag")).status()).isEqualTo(304);

        byte[] next = picture(300, 250, Color.BLUE);
        upload(id, next, "image/png", "?alt=A%20blue%20lamp").is(201);
        deal.api().send("POST", "/creatives/" + id + "/versions/2/propose", null).is(200);
        assertThat(open.get(path, "If-None-Match", served.header("ETag")).is(200).body()).as("the same address, the new version").isEqualTo(next);
        deal.api().patch("/creatives/" + id, json("{'archived':true}")).is(200);
        assertThat(open.get(path).status()).isEqualTo(410);
        assertThat(open.get("/m/no-such-code").status()).isEqualTo(404);
    }

    @Test
    void a_partner_pastes_code_whose_clicks_count_for_the_creative() throws IOException {
        String id = creative("banner", "");
        upload(id, picture(728, 90, Color.GREEN), "image/png", "?alt=Lamps").is(201);
        JsonNode live = deal.api().send("POST", "/creatives/" + id + "/versions/1/propose", null).is(200).json();
        Http partner = Http.api(server, Http.api(server).post("/api-keys", json("{'name':'p','scopes':['partner'],'partnerId':'%s'}", deal.partner())).is(201).json().get("key").asText());

        assertThat(partner.get("/creatives").is(200).text()).contains(id).doesNotContain("createdBy\":\"", "decidedBy\":\"");
        JsonNode code = partner.get("/creatives/" + id + "/code?link=" + deal.link()).is(200).json();
        assertThat(code.get("html").asText()).contains("creative=" + live.get("code").asText(), "width=\"728\" height=\"90\"", "/i/" + deal.key() + ".gif");
        assertThat(code.get("linkStatus").asText()).isEqualTo("active");
        deal.edge().get("/c/" + deal.key() + "?format=json&creative=" + live.get("code").asText()).is(200);
        deal.edge().get("/i/" + deal.key() + ".gif?creative=" + live.get("code").asText()).is(200);

        String asked = json("{%s,'dimensions':['creative'],'metrics':['impressions','clicks'],'filters':[{'dimension':'creative','op':'in','values':['%s']}]}", Deal.period(), live.get("code").asText());
        JsonNode counted = Poll.until(java.time.Duration.ofSeconds(20), () -> deal.api().post("/reports/query", asked).is(200).json().get("totals"), totals -> totals.toString().equals("[1,1]"));
        assertThat(counted.toString()).isEqualTo("[1,1]");
        Deal stranger = Deal.on(server);
        Http strange = Http.api(server, Http.api(server).post("/api-keys", json("{'name':'s','scopes':['partner'],'partnerId':'%s'}", stranger.partner())).is(201).json().get("key").asText());
        assertThat(strange.get("/creatives").is(200).text()).doesNotContain(id);
        assertThat(strange.get("/creatives/" + id).status()).isEqualTo(404);
    }

    @Test
    void files_that_lie_run_or_weigh_too_much_are_refused_with_a_reason() throws IOException {
        String id = creative("banner", "");
        String page = creative("html5", "");
        BufferedImage noise = new BufferedImage(300, 250, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(3);
        for (int i = 0; i < 300 * 250; i++) {
            noise.setRGB(i % 300, i / 300, random.nextInt());
        }
        byte[] small = picture(30, 30, Color.RED);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(small);
        both.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(code(upload(id, written(noise), "image/png", "?alt=x"))).isEqualTo("400 file-too-heavy");
        assertThat(code(upload(id, small, "image/jpeg", "?alt=x"))).isEqualTo("400 file-type-lies");
        assertThat(code(upload(id, both.toByteArray(), "image/png", "?alt=x"))).isEqualTo("400 file-corrupt");
        assertThat(code(upload(id, "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "image/png", "?alt=x"))).isEqualTo("400 file-type-active");
        assertThat(code(upload(id, new byte[(5 << 20) + 1], "image/png", "?alt=x"))).isEqualTo("413 body-too-large");
        assertThat(code(upload(page, zip("index.html", new byte[11 << 20]), "application/zip", "?alt=x"))).isEqualTo("400 bundle-too-large");
        assertThat(code(upload(id, small, "image/png", ""))).isEqualTo("400 required");
    }

    @Test
    void an_html5_ad_runs_in_a_frame_that_can_do_nothing_but_show_itself() throws IOException {
        String id = creative("html5", "");
        byte[] ad = zip("index.html", "<!doctype html><meta name=\"ad.size\" content=\"width=300,height=250\"><script>clickTag=1</script>".getBytes(StandardCharsets.UTF_8));
        upload(id, ad, "application/zip", "?alt=An%20ad").is(201);
        String path = deal.api().send("POST", "/creatives/" + id + "/versions/1/propose", null).is(200).json().get("url").asText().replaceFirst("^https?://[^/]+", "");

        assertThat(Http.open(server).get(path + "?clickTag=x").is(302).header("Location")).endsWith("/index.html?clickTag=x");
        Http.Answer page = Http.open(server).get(path + "/index.html").is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("sandbox allow-scripts").doesNotContain("allow-same-origin");
        assertThat(Http.open(server).get(path + "/../../WEB-INF/web.xml").status()).isIn(400, 404);
        assertThat(Http.open(server).get(path + "/other.js").status()).isEqualTo(404);
    }

    private static String creative(String kind, String more) {
        return deal.api().post("/creatives", json("{'advertiserId':'%s','name':'Made by a test','kind':'%s'%s}", deal.advertiser(), kind, more)).is(201).id();
    }

    private static Http.Answer upload(String id, byte[] file, String type, String words) {
        return deal.api().send("POST", "/creatives/" + id + "/files" + words, file, "Content-Type", type);
    }

    private static String code(Http.Answer answer) {
        return answer.status() + " " + answer.json().get("code").asText();
    }

    private static String key(String role) {
        return Http.api(server).post("/api-keys", json("{'name':'%s of a test','scopes':['%s']}", role, role)).is(201).json().get("key").asText();
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = two.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            two.shutdown();
        }
    }

    private static byte[] picture(int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, colour.getRGB());
        return written(image);
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return file.toByteArray();
    }
}
