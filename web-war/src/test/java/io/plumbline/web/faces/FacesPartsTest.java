package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacesPartsTest {

    private record Campaign(String name, Optional<String> endsOn) { }

    private final RecordELResolver records = new RecordELResolver();

    @Test
    void a_record_reads_as_properties() {
        ELContext context = new Context();
        assertThat(records.getValue(context, new Campaign("Spring", Optional.of("May")), "name")).isEqualTo("Spring");
        assertThat(context.isPropertyResolved()).isTrue();
        assertThat(records.getValue(context, new Campaign("Spring", Optional.of("May")), "endsOn")).isEqualTo("May");
        assertThat(records.getValue(context, new Campaign("Spring", Optional.empty()), "endsOn")).isNull();
    }

    @Test
    void what_is_no_component_is_left_to_others() {
        ELContext context = new Context();
        assertThat(records.getValue(context, new Campaign("Spring", Optional.empty()), "secret")).isNull();
        assertThat(records.getValue(context, "text", "name")).isNull();
        assertThat(records.getValue(context, null, "name")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void a_record_is_never_written() {
        assertThatThrownBy(() -> records.setValue(new Context(), new Campaign("a", Optional.empty()), "name", "b"))
                .isInstanceOf(PropertyNotWritableException.class);
        assertThat(records.isReadOnly(new Context(), new Campaign("a", Optional.empty()), "name")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1284.5|en|1284.5", "1,284.50|en|1284.50", "1 284,50|en|1284.50", "12,5|en|12.5", "1.284,50|de|1284.50",
        "12.5|de|12.5", "1.284|de|1284", "1,284|en|1284", "-3,20|de|-3.20", "0|en|0"})
    void an_amount_is_read_as_people_write_it(String typed, String language, BigDecimal meant) {
        assertThat(Converters.amount(typed, Locale.forLanguageTag(language))).isEqualByComparingTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,xx", "1e9", "--1", "1.2.3,4,5", "NaN", "12,345,6", "99999999999999999999"})
    void what_could_be_meant_twice_is_refused(String typed) {
        assertThatThrownBy(() -> Converters.amount(typed, Locale.ENGLISH)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void what_a_redirect_says_itself_is_not_said_again_by_the_kept_query() {
        assertThat(KeptQuery.once("/app/statements/view.xhtml?id=1&from=2026-01-01&id=1", Map.of("id", List.of("1")))).isEqualTo("/app/statements/view.xhtml?from=2026-01-01&id=1");
        assertThat(KeptQuery.once("/x?id=1&id=2&idle=3", Map.of("id", List.of("2")))).as("the last word is the redirect's").isEqualTo("/x?id=2&idle=3");
        assertThat(KeptQuery.once("/x?id=1", Map.of())).isEqualTo("/x?id=1");
        assertThat(KeptQuery.once("/x", Map.of("id", List.of("2")))).isEqualTo("/x");
    }

    @Test
    void only_own_parameters_stay_in_an_address() {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        parameters.put("from", new String[] {"2026-01-01"});
        parameters.put("q", new String[] {"a&b=ü"});
        parameters.put("jakarta.faces.ViewState", new String[] {"x"});
        parameters.put("form:input", new String[] {"x"});
        parameters.put("lang", new String[] {"de"});
        parameters.put("empty", new String[] {""});
        parameters.put("long", new String[] {"x".repeat(501)});
        assertThat(Query.of(Query.kept(parameters))).isEqualTo("?from=2026-01-01&q=a%26b%3D%C3%BC");
        assertThat(Query.of(Map.of())).isEmpty();
    }

    @Test
    void the_theme_of_primefaces_speaks_our_tokens() {
        assertThat(TokenTheme.tokens(":root{--a:#ffffff}body .x{background:#fff;color:#495057;border:1px solid #ced4da}.y{color:#2196f3}"))
                .isEqualTo(":root{--a:#ffffff}body .x{background:var(--raised);color:var(--text);border:1px solid var(--line-strong)}.y{color:var(--accent-text)}");
    }

    @Test
    void a_sparkline_spans_its_box_and_needs_two_values() {
        Format format = new Format();
        assertThat(format.spark(List.of(0, 10))).isEqualTo("0.0,26.0 120.0,2.0");
        assertThat(format.spark(List.of(5))).isEmpty();
        assertThat(format.spark(null)).isEmpty();
        assertThat(format.spark(Arrays.asList(null, null))).as("a ratio that nothing could be divided for").isEmpty();
        assertThat(format.spark(List.of(0, 0, 0))).isEqualTo("0.0,26.0 60.0,26.0 120.0,26.0");
    }

    @Test
    void texts_are_filled_with_figures_as_pages_write_them() {
        assertThat(new Figures(Locale.ENGLISH).text("Partner's links: {0} of {1}", 1284, "many")).isEqualTo("Partner's links: 1\u202f284 of many");
    }

    private static final class Context extends ELContext {

        @Override
        public ELResolver getELResolver() {
            return null;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }
}
