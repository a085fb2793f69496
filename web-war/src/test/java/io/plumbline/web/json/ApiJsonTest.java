package io.plumbline.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Target;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.Question;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.Refusal;
import io.plumbline.web.problem.JsonFaults;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiJsonTest {

    @Test
    void planned_shares_are_a_list_or_an_object_by_name() throws Exception {
        String shape = "{\"metric\":\"binomial\",\"baseline\":\"A\",\"variants\":[{\"name\":\"A\",\"units\":9,\"sum\":1},{\"name\":\"B\",\"units\":9,\"sum\":2}],\"weights\":%s}";
        assertThat(read(shape.formatted("[0.9, 1]"), ExperimentQuestion.class).weights().of(List.of("A", "B"), "weights")).containsExactly(0.9, 1);
        assertThat(read(shape.formatted("{\"B\":1,\"A\":9}"), ExperimentQuestion.class).weights().of(List.of("A", "B"), "weights")).containsExactly(9, 1);
        for (String wrong : List.of("\"half\"", "[\"0.5\"]", "[null]", "{\"A\":{}}")) {
            JsonProcessingException refused = catchThrowableOfType(JsonProcessingException.class, () -> read(shape.formatted(wrong), ExperimentQuestion.class));
            assertThat(JsonFaults.faults(refused).get(0).pointer()).as(wrong).startsWith("/weights");
        }
    }

    @Test
    void money_is_an_object_of_text_both_ways() throws Exception {
        assertThat(ApiJson.mapper().writeValueAsString(new Money(1230, "EUR"))).isEqualTo("{\"amount\":\"12.30\",\"currency\":\"EUR\"}");
        assertThat(ApiJson.mapper().writeValueAsString(new Money(12, "JPY"))).isEqualTo("{\"amount\":\"12\",\"currency\":\"JPY\"}");
        assertThat(read("{\"amount\":\"12.3\",\"currency\":\"EUR\"}", Money.class)).isEqualTo(new Money(1230, "EUR"));
        assertThat(read("{\"amount\":12.34,\"currency\":\"EUR\"}", Money.class)).isEqualTo(new Money(1234, "EUR"));
        assertThat(read("{\"currency\":\"KWD\",\"amount\":\"0.001\"}", Money.class)).isEqualTo(new Money(1, "KWD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount":"12.345","currency":"EUR"} | /defaultValue/amount | amount-too-precise
            {"amount":"1.00","currency":"XYZ"}   | /defaultValue/currency | currency-unknown
            {"amount":"abc","currency":"EUR"}    | /defaultValue/amount | amount-malformed
            {"amount":1e999999999,"currency":"EUR"} | /defaultValue/amount | amount-malformed
            {"amount":"99999999999999999","currency":"EUR"} | /defaultValue/amount | amount-out-of-range
            {"amount":"1","currency":"EUR","x":1} | /defaultValue/x | unknown-property
            {"amount":{},"currency":"EUR"}       | /defaultValue | wrong-type
            true                                 | /defaultValue | wrong-type
            """)
    @Timeout(5)
    void bad_money_is_refused_with_a_pointer(String money, String pointer, String code) {
        Refusal.Fault fault = fault("{\"defaultValue\":" + money + "}", GoalDraft.class);
        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.code()).isEqualTo(code);
    }

    @Test
    void a_price_may_leave_its_currency_to_the_partner() throws Exception {
        assertThat(read("{\"amount\":\"0.0125\",\"currency\":\"USD\"}", Price.class)).isEqualTo(new Price(new BigDecimal("0.0125"), "USD"));
        assertThat(read("\"2.50\"", Price.class)).isEqualTo(new Price(new BigDecimal("2.50"), null));
        assertThat(read("2.50", Price.class)).isEqualTo(new Price(new BigDecimal("2.50"), null));
        assertThat(ApiJson.mapper().writeValueAsString(new Price(new BigDecimal("2.50"), null))).isEqualTo("{\"amount\":\"2.50\"}");
    }

    @Test
    void percentages_and_targets_are_text_as_the_contract_shows_them() throws Exception {
        Rate rate = read("{\"pricing\":\"cps\",\"goal\":\"sale\",\"percent\":\"12.5\"}", Rate.class);
        assertThat(rate.pricing()).isEqualTo(Pricing.CPS);
        assertThat(rate.percent()).isEqualTo(new BigDecimal("12.5"));
        assertThat(ApiJson.mapper().writeValueAsString(rate)).contains("\"pricing\":\"cps\"", "\"percent\":\"12.5\"", "\"when\":{}");
        assertThat(ApiJson.mapper().writeValueAsString(new Target("cpa", new BigDecimal("25.00")))).isEqualTo("{\"metric\":\"cpa\",\"value\":\"25.00\"}");
    }

    @Test
    void a_budget_takes_its_amount_as_text_or_number() throws Exception {
        assertThat(read("{\"amount\":100.50,\"currency\":\"EUR\",\"period\":\"daily\"}", Budget.class))
                .isEqualTo(new Budget("100.50", "EUR", BudgetPeriod.DAILY));
        assertThat(read("{\"amount\":\"100.5\",\"currency\":\"EUR\",\"period\":\"total\"}", Budget.class).amount()).isEqualTo("100.5");
    }

    @Test
    void an_unknown_key_of_an_enum_names_the_known_ones() {
        Refusal.Fault fault = fault("{\"rates\":[{\"pricing\":\"cpx\"}]}", AgreementDraft.class);
        assertThat(fault.pointer()).isEqualTo("/rates/0/pricing");
        assertThat(fault.code()).isEqualTo("pricing-unknown");
        assertThat(fault.detail()).contains("cpc").contains("flat");
        assertThat(fault("{\"rates\":[{\"pricing\":\"CPC\"}]}", AgreementDraft.class).code()).isEqualTo("pricing-unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"x","role":"ADMIN"}   | /role      | unknown-property
            {"name":"x","id":"1"}         | /id        | unknown-property
            {"name":12}                   | /name      | wrong-type
            {"name":{"a":1}}              | /name      | wrong-type
            {"domains":"shop.example"}    | /domains   | wrong-type
            {"domains":[1]}               | /domains/0 | wrong-type
            {"domains":["a",null]}        | /domains/1 | wrong-type
            {"name":"a\\u0000b"}          | /name      | control-character
            {"name":"\\ud800"}            | /name      | control-character
            {"name":"x","name":"y"}       | ''         | json-malformed
            {"name":"x"                   | ''         | json-malformed
            {"name":"x"} {}               | ''         | wrong-type
            []                            | ''         | wrong-type
            """)
    void what_is_not_understood_is_refused_with_a_pointer(String json, String pointer, String code) {
        Refusal.Fault fault = fault(json, AdvertiserDraft.class);
        assertThat(fault.code()).isEqualTo(code);
        if (!code.equals("json-malformed")) {
            assertThat(fault.pointer()).isEqualTo(pointer);
        }
        assertThat(fault.detail()).doesNotContain("io.plumbline").doesNotContain("jackson");
    }

    @Test
    void days_and_times_are_strict() throws Exception {
        assertThat(read("{\"startsOn\":\"2026-02-28\"}", CampaignDraft.class).startsOn()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(fault("{\"startsOn\":\"2026-02-30\"}", CampaignDraft.class).pointer()).isEqualTo("/startsOn");
        assertThat(fault("{\"from\":20260101}", Question.class).code()).isEqualTo("wrong-type");
        assertThat(ApiJson.mapper().readValue("\"2026-05-04T12:15:00+02:00\"", Instant.class)).isEqualTo(Instant.parse("2026-05-04T10:15:00Z"));
        assertThat(ApiJson.mapper().writeValueAsString(Instant.parse("2026-05-04T10:15:00Z"))).isEqualTo("\"2026-05-04T10:15:00Z\"");
    }

    @Test
    @Timeout(5)
    void deep_json_and_endless_numbers_stop_at_a_limit() {
        assertThat(fault("[".repeat(100_000), AdvertiserDraft.class).code()).isIn("wrong-type", "json-too-deep-or-long");
        assertThat(fault("{\"dimensions\":" + "[".repeat(60) + "]".repeat(60) + "}", com.fasterxml.jackson.databind.JsonNode.class).code())
                .isEqualTo("json-too-deep-or-long");
        assertThat(fault("{\"limit\":" + "9".repeat(41) + "}", Question.class).code()).isEqualTo("json-too-deep-or-long");
    }

    @Test
    void cells_of_a_report_keep_their_nulls_and_a_list_says_its_end() throws Exception {
        Answer answer = new Answer(List.of(new Answer.Column("campaign", "dimension", null), new Answer.Column("cr", "metric", "percent")),
                List.of(Arrays.asList(new Answer.Entity("7", "Spring"), null)), Arrays.asList((Object) new BigDecimal("0.125")), null, null,
                new Answer.Meta(Instant.parse("2026-05-04T10:15:00Z"), "UTC", "EUR", 1, List.of()), null);
        assertThat(ApiJson.mapper().writeValueAsString(answer)).isEqualTo("{\"columns\":[{\"name\":\"campaign\",\"kind\":\"dimension\",\"unit\":null},"
                + "{\"name\":\"cr\",\"kind\":\"metric\",\"unit\":\"percent\"}],\"rows\":[[{\"id\":\"7\",\"name\":\"Spring\"},null]],\"totals\":[0.125],"
                + "\"meta\":{\"freshThrough\":\"2026-05-04T10:15:00Z\",\"timeZone\":\"UTC\",\"currency\":\"EUR\",\"rowCount\":1,\"warnings\":[]},\"next\":null}");
        assertThat(ApiJson.mapper().writeValueAsString(new Page<>(List.of(), null))).isEqualTo("{\"items\":[],\"next\":null}");
    }

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return ApiJson.mapper().readValue(json, type);
    }

    private static Refusal.Fault fault(String json, Class<?> type) {
        return JsonFaults.faults(catchThrowableOfType(JsonProcessingException.class, () -> ApiJson.mapper().readValue(json, type))).get(0);
    }
}
