package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OneActFilterTest {

    private final OneActFilter filter = new OneActFilter();
    private final AtomicInteger carriedOut = new AtomicInteger();
    private final List<String> led = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_form_sent_again_is_led_to_where_the_first_one_led() throws Exception {
        send(form("name", "Spring"), this::save);
        send(form("name", "Spring"), this::save);
        assertThat(carriedOut).hasValue(1);
        assertThat(led).containsExactly("/campaigns/1", "/campaigns/1");
    }

    @Test
    void a_second_click_waits_for_the_first_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = clicks.submit(() -> send(form("name", "Spring"), (request, response) -> {
                begun.countDown();
                if (!goOn.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let it go on");
                }
                save(request, response);
            }));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> second = clicks.submit(() -> send(form("name", "Spring"), this::save));
            goOn.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        } finally {
            clicks.shutdownNow();
        }
        assertThat(carriedOut).hasValue(1);
        assertThat(led).containsExactly("/campaigns/1", "/campaigns/1");
    }

    @Test
    void other_words_another_view_and_another_session_are_other_acts() throws Exception {
        send(form("name", "Spring"), this::save);
        send(form("name", "Summer"), this::save);
        send(form("jakarta.faces.ViewState", "2:2"), this::save);
        send(post("other", Map.of("jakarta.faces.ViewState", "1:1", "name", "Spring")), this::save);
        assertThat(carriedOut).hasValue(4);
    }

    @Test
    void a_file_sent_again_is_one_act_and_another_file_of_that_name_is_another() throws Exception {
        send(upload("paid.csv", "1;paid"), this::save);
        send(upload("paid.csv", "1;paid"), this::save);
        assertThat(carriedOut).hasValue(1);
        assertThat(led).containsExactly("/campaigns/1", "/campaigns/1");
        send(upload("paid.csv", "2;paid"), this::save);
        send(upload("more.csv", "2;paid"), this::save);
        assertThat(carriedOut).hasValue(3);
    }

    @Test
    void what_was_refused_may_be_sent_again() throws Exception {
        send(form("name", ""), (request, response) -> carriedOut.incrementAndGet());
        send(form("name", ""), this::save);
        assertThat(carriedOut).hasValue(2);
        assertThat(led).hasSize(1);
    }

    @Test
    void what_failed_may_be_sent_again() throws Exception {
        try {
            send(form("name", "Spring"), (request, response) -> {
                throw new IllegalStateException("a bug");
            });
        } catch (IllegalStateException seen) {
            assertThat(seen).hasMessage("a bug");
        }
        send(form("name", "Spring"), this::save);
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void what_comes_from_one_page_is_carried_out_one_after_another() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService clicks = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                HttpServletRequest request = form("row", String.valueOf(i));
                sent.add(clicks.submit(() -> send(request, (asked, answer) -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    inside.decrementAndGet();
                })));
            }
            for (Future<?> one : sent) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            clicks.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    private interface Page {
        void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    private void save(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.sendRedirect("/campaigns/" + carriedOut.incrementAndGet());
    }

    private Void send(HttpServletRequest request, Page page) throws Exception {
        HttpServletResponse response = fake(HttpServletResponse.class, (proxy, method, args) -> {
            if (method.getName().equals("sendRedirect")) {
                led.add((String) args[0]);
            }
            return null;
        });
        FilterChain chain = (asked, answer) -> {
            try {
                page.answer((HttpServletRequest) asked, (HttpServletResponse) answer);
            } catch (RuntimeException unexpected) {
                throw unexpected;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        };
        filter.doFilter(request, response, chain);
        return null;
    }

    private static HttpServletRequest form(String name, String value) {
        Map<String, String> fields = new HashMap<>(Map.of("jakarta.faces.ViewState", "1:1"));
        fields.put(name, value);
        return post("mine", fields);
    }

    private static HttpServletRequest upload(String name, String content) {
        Part file = fake(Part.class, (proxy, method, args) -> switch (method.getName()) {
            case "getName" -> "edit:file";
            case "getSubmittedFileName" -> name;
            case "getSize" -> (long) content.length();
            case "getInputStream" -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
            default -> null;
        });
        return post("mine", Map.of("jakarta.faces.ViewState", "1:1"), "multipart/form-data; boundary=x", List.of(file));
    }

    private static HttpServletRequest post(String session, Map<String, String> fields) {
        return post(session, fields, "application/x-www-form-urlencoded", null);
    }

    private static HttpServletRequest post(String session, Map<String, String> fields, String type, List<Part> files) {
        Map<String, String[]> parameters = new HashMap<>();
        fields.forEach((name, value) -> parameters.put(name, new String[] {value}));
        return fake(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getMethod" -> "POST";
            case "getContentType" -> type;
            case "getParts" -> files;
            case "getRequestURI" -> "/app/campaigns/edit.xhtml";
            case "getParameter" -> fields.get(args[0]);
            case "getParameterMap" -> parameters;
            case "getSession" -> fake(HttpSession.class, (p, m, a) -> m.getName().equals("getId") ? session : null);
            default -> null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
