package io.plumbline.campaign.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.FxRate;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FxDeskTest implements AuditTrail {

    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final String ECB = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
            <gesmes:subject>Reference rates</gesmes:subject>
            <Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.0800'/><Cube currency='JPY' rate='162.50'/></Cube>
            <Cube time='2026-11-19'><Cube currency='USD' rate='1.0700'/><Cube currency='GBP' rate='0.8000'/></Cube></Cube>
            </gesmes:Envelope>""";

    private final List<String> noted = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_banks_xml_is_read_and_every_pair_follows_from_it(Database database) {
        assertThat(upload(database, ECB)).isEqualTo(4);
        assertThat(noted).containsExactly("upload ECB reference rates Uploaded[rates=4, from=2026-11-19, to=2026-11-20]");
        assertThat(rate(database, FRIDAY, "EUR", "USD")).isEqualByComparingTo("1.08");
        assertThat(rate(database, FRIDAY.plusDays(2), "EUR", "USD")).as("on Sunday, Friday's").isEqualByComparingTo("1.08");
        assertThat(rate(database, FRIDAY.minusDays(1), "EUR", "USD")).isEqualByComparingTo("1.07");
        assertThat(rate(database, FRIDAY, "USD", "EUR").multiply(new BigDecimal("1.08")).subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-12"));
        assertThat(rate(database, FRIDAY, "USD", "JPY").subtract(new BigDecimal("150.462962962962963")).abs()).isLessThan(new BigDecimal("1e-12"));
        assertThat(rate(database, FRIDAY, "GBP", "JPY")).as("pound of Thursday, yen of Friday").isEqualByComparingTo("203.125");
        assertThat(rate(database, FRIDAY, "XCD", "XCD")).isEqualByComparingTo("1");
        assertThat(known(database, LocalDate.of(1998, 1, 1), "EUR", "USD")).isEmpty();
        assertThat(known(database, FRIDAY, "EUR", "ISK")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_second_upload_replaces_the_rates_of_the_same_day_and_pair(Database database) {
        upload(database, ECB);
        upload(database, ECB);
        upload(database, ECB.replace("162.50", "163.50"));
        assertThat(rate(database, FRIDAY, "EUR", "JPY")).isEqualByComparingTo("163.5");
        assertThat(desk(database, d -> d.list(1000)).stream().filter(r -> r.date().equals(FRIDAY) && r.quote().equals("JPY"))).hasSize(1);
        upload(database, ECB);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_banks_csv_is_read_with_its_gaps_and_both_ways_to_write_a_day(Database database) {
        assertThat(upload(database, "\uFEFFDate,USD,CYP,SEK,\r\n2015-01-02,1.2043,N/A,9.4726,\r\n2015-01-01,1.2141,N/A,,\r\n\r\n")).isEqualTo(3);
        assertThat(rate(database, LocalDate.of(2015, 1, 2), "EUR", "SEK")).isEqualByComparingTo("9.4726");
        assertThat(upload(database, "Date, USD, SEK, \n05 January 2015, 1.1915, 9.4425, \n")).isEqualTo(2);
        assertThat(rate(database, LocalDate.of(2015, 1, 5), "EUR", "USD")).isEqualByComparingTo("1.1915");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void twenty_five_years_of_rates_are_read_at_once(Database database) {
        StringBuilder history = new StringBuilder("Date,AAA,AAB,AAC,AAD\n");
        for (int i = 0; i < 6500; i++) {
            history.append(LocalDate.of(1999, 1, 4).plusDays(i)).append(",1.1,2.2,3.3,").append(1 + i).append('\n');
        }
        assertThat(upload(database, history.toString())).isEqualTo(26_000);
        assertThat(rate(database, LocalDate.of(2026, 1, 1), "EUR", "AAD")).isEqualByComparingTo("6500");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_rate_set_by_hand_is_preferred_to_the_way_over_the_euro(Database database) {
        upload(database, ECB);
        FxRate own = new FxRate(FRIDAY, "CHF", "NOK", new BigDecimal("12.3456789012"), "treasury");
        desk(database, d -> {
            d.set(own);
            d.set(own);
            return null;
        });
        assertThat(rate(database, FRIDAY, "CHF", "NOK")).isEqualByComparingTo("12.3456789012");
        assertThat(rate(database, FRIDAY, "NOK", "CHF").multiply(own.rate()).subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-25"));
        assertThat(noted).hasSize(3).last().isEqualTo("set CHF/NOK 2026-11-20 " + own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "Date,USD\n2026-11-20,abc", "Date,USD\n2026-11-20,-1", "Date,USD\n2026-11-20,0", "Date,USD\n2026-11-20,1e9",
            "Date,USD\n2026-11-20,1,2", "Date,usd\n2026-11-20,1", "Date,USD\n2026-13-20,1", "Date,USD\n2027-11-20,1", "Date,USD\n0001-01-01,1", "PK\u0003\u0004zip",
            "<a>", "<a/>", "<Cube currency='USD' rate='1'/>", "<Cube time='2026-11-20'><Cube currency='USD'/></Cube>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Cube time='2026-11-20'><Cube currency='USD' rate='1'/></Cube>",
            "<!DOCTYPE a [<!ENTITY x 'xxxx'>]><a>&x;</a>"})
    void what_is_no_file_of_the_bank_is_refused_with_its_reason(String file) {
        assertThatThrownBy(() -> upload(Database.H2, file)).isInstanceOf(Invalid.class);
        assertThat(noted).isEmpty();
    }

    @Test
    void an_endless_file_is_refused_before_it_fills_the_memory() {
        InputStream endlessLine = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> desk(Database.H2, d -> d.uploadEcb(endlessLine))).isInstanceOf(Invalid.class);
        InputStream endlessXml = new InputStream() {
            private long at;

            @Override
            public int read() {
                return at++ == 0 ? '<' : at == 2 ? 'a' : at == 3 ? '>' : ' ';
            }
        };
        assertThatThrownBy(() -> desk(Database.H2, d -> d.uploadEcb(endlessXml))).isInstanceOf(Invalid.class);
    }

    @Test
    void only_finance_and_marketers_of_the_whole_house_keep_rates() {
        for (Caller caller : List.of(Caller.NOBODY, new Caller("a", Set.of(Role.ANALYST), null, null), new Caller("m", Set.of(Role.MARKETER), Ids.next(), null))) {
            assertThatThrownBy(() -> as(Database.H2, caller, d -> d.uploadEcb(bytes(ECB)))).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> as(Database.H2, caller, d -> {
                d.set(new FxRate(FRIDAY, "CHF", "NOK", BigDecimal.ONE, "x"));
                return null;
            })).isInstanceOf(Forbidden.class);
        }
    }

    private int upload(Database database, String file) {
        return desk(database, d -> d.uploadEcb(bytes(file)));
    }

    private BigDecimal rate(Database database, LocalDate day, String from, String to) {
        return known(database, day, from, to).orElseThrow();
    }

    private Optional<BigDecimal> known(Database database, LocalDate day, String from, String to) {
        return desk(database, d -> d.rate(day, from, to));
    }

    private <T> T desk(Database database, Function<FxDesk, T> work) {
        return as(database, Caller.system("test"), work);
    }

    private <T> T as(Database database, Caller caller, Function<FxDesk, T> work) {
        Authority authority = new Authority();
        authority.actAs(caller);
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        return Database.inTransaction(OPEN.computeIfAbsent(database, Database::with), em -> work.apply(new FxDesk(em, authority, this, clock)));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void note(String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        noted.add(action + " " + subjectName + " " + after);
    }

    @Override
    public void noteAs(String actor, String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<AuditEntry> list(String subjectType, UUID subjectId, String actor, Instant from, Instant to, PageRequest page) {
        throw new UnsupportedOperationException();
    }
}
