package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.LeadHooks;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.api.Spool;
import io.plumbline.web.api.conversion.ConversionsResource;
import io.plumbline.web.api.lead.LeadRequest;
import io.plumbline.web.api.lead.LeadsResource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A result may come while the click it names is still in a journal: the desk is asked when that click is there, or after a bounded time. */
class SettlingTest {

    private static final Duration MOST = Duration.ofSeconds(2);
    private static final String ASKED = "asked";

    private final String click = Ids.next().toString();
    private final List<String> order = new ArrayList<>();
    private final ConversionDoor door = with(new ConversionDoor(), "spool", fake(Spool.class, Map.of("settle", this::waited)), "elsewhere",
            with(new Elsewhere(), "clicks", fake(Clicks.class, Map.of("isStored", args -> {
                order.add("other nodes: " + args[0]);
                return true;
            })), "clock", Clock.systemUTC()));

    @Test
    void a_conversion_by_rest_waits_for_the_clicks_that_it_and_its_neighbours_name() {
        ConversionsResource resource = with(new ConversionsResource(), "door", door, "conversions", fake(Conversions.class, Map.of("submit", this::asked)), "authority", marketer(),
                "clock", Clock.systemUTC());
        assertThatThrownBy(() -> resource.record(new ObjectMapper().readTree("[{\"goal\":\"sale\",\"clickId\":\"" + click + "\"},{\"goal\":\"sale\",\"customerId\":\"c\"}]")))
                .isInstanceOf(Reached.class);
        assertThat(order).containsExactly("journal: [" + click + "]", "other nodes: " + click, ASKED);
    }

    @Test
    void a_lead_by_rest_waits_for_the_click_that_it_names() {
        assertThatThrownBy(() -> leads().take(lead(click))).isInstanceOf(Reached.class);
        assertThat(order).containsExactly("journal: [" + click + "]", "other nodes: " + click, ASKED);
    }

    @Test
    void a_lead_that_names_no_click_waits_for_all_that_this_node_has_seen() {
        assertThatThrownBy(() -> leads().take(lead(null))).isInstanceOf(Reached.class);
        assertThat(order).containsExactly("journal: all", ASKED);
    }

    @Test
    void a_message_about_leads_waits_for_the_clicks_that_it_names() {
        LeadHookServlet servlet = with(new LeadHookServlet(), "door", door, "throttle", new Throttle(), "authority", marketer(), "clock", Clock.systemUTC(), "workspace",
                fake(Workspace.class, Map.of("baseUrl", args -> "https://ours.example")), "hooks", fake(LeadHooks.class, Map.of("receive", args -> {
                    ((LeadHooks.Call) args[0]).settling().accept(List.of(click));
                    return asked(args);
                })));
        HttpServletRequest message = fake(HttpServletRequest.class, Map.of("getContentLengthLong", args -> 2L, "getInputStream", args -> new Empty(), "getRemoteAddr", args -> "192.0.2.1",
                "getPathInfo", args -> "/key", "getMethod", args -> "POST"));
        assertThatThrownBy(() -> servlet.doPost(message, fake(HttpServletResponse.class, Map.of()))).isInstanceOf(Reached.class);
        assertThat(order).containsExactly("journal: [" + click + "]", "other nodes: " + click, ASKED);
    }

    @Test
    void whatever_is_asked_or_told_of_persons_waits_for_what_this_node_has_seen() throws Exception {
        assertThat(SettledFirst.class.getAnnotation(WebFilter.class).urlPatterns()).contains("/api/v1/*", "/hooks/*", "/app/*", "/partner/*");
        FilterChain rest = (request, response) -> order.add(ASKED);
        with(new SettledFirst(), "spool", fake(Spool.class, Map.of("settle", this::waited))).doFilter(fake(HttpServletRequest.class, Map.of()), fake(HttpServletResponse.class, Map.of()), rest);
        assertThat(order).containsExactly("journal: all", ASKED);
    }

    private LeadsResource leads() {
        return with(new LeadsResource(), "door", door, "leads", fake(Leads.class, Map.of("take", this::asked)), "authority", marketer());
    }

    private static LeadRequest lead(String clickId) {
        return new LeadRequest(null, null, null, "lead", null, clickId, "jane@firm.example", null, null, null, null, null, null, null, null, null, null);
    }

    private static Authority marketer() {
        Authority authority = new Authority();
        authority.actAs(Caller.system("test"));
        return authority;
    }

    /** The journal does not get done in time: whoever waits goes on all the same. */
    private Object waited(Object... args) {
        assertThat((Duration) args[args.length - 1]).isPositive().isLessThanOrEqualTo(MOST);
        order.add("journal: " + (args.length == 1 ? "all" : args[0]));
        return false;
    }

    private Object asked(Object... args) {
        order.add(ASKED);
        throw new Reached();
    }

    /** What a desk answers is not looked at here. */
    private static final class Reached extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Empty extends ServletInputStream {
        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read() {
            return -1;
        }
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            return answer == null ? null : answer.apply(args);
        }));
    }

    private static <T> T with(T bean, Object... parts) {
        for (int i = 0; i < parts.length; i += 2) {
            set(bean, bean.getClass(), (String) parts[i], parts[i + 1]);
        }
        return bean;
    }

    private static void set(Object bean, Class<?> type, String name, Object value) {
        try {
            Field field = Stream.of(type.getDeclaredFields()).filter(one -> one.getName().equals(name)).findFirst().orElse(null);
            if (field == null) {
                set(bean, type.getSuperclass(), name, value);
                return;
            }
            field.setAccessible(true);
            field.set(bean, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
