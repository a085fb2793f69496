package io.plumbline.reporting.attribution;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.api.ConversionCredit;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What every model credits to the touches of one conversion. */
final class OneConversion implements Cutting.Listener {

    private final UUID id;
    private final Collected month;
    private final Journeys journeys;
    private int[] steps;
    private long[] micros;
    private long valueMinor;

    private OneConversion(UUID id, Brief brief, Journeys journeys) {
        this.id = id;
        this.journeys = journeys;
        this.month = new Collected(journeys, true, brief.halfLifeDays(), 0, null);
    }

    /** Which conversion it is; found before anything else is read. */
    private record Found(UUID advertiser, String goal, Instant at, ZoneId zone) {
    }

    static ConversionCredit of(Connection connection, FxRates rates, Authority authority, UUID id) throws SQLException {
        Found found = found(connection, id);
        authority.requireAdvertiser(found.advertiser(), "conversion", id);
        LocalDate first = LocalDate.ofInstant(found.at(), found.zone()).withDayOfMonth(1);
        Brief brief = Brief.of(connection, AttributionQuestion.of(first, first.plusMonths(1).minusDays(1), null, found.goal(), found.advertiser(), null, "channel", null));
        Journeys journeys = new Journeys(connection, brief.order(), new Exchange(rates, brief.currency()));
        OneConversion one = new OneConversion(id, brief, journeys);
        journeys.tell(one, percent -> { });
        return one.told(brief, found.goal(), found.at());
    }

    private static Found found(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select c.advertiser_id, c.goal_key, c.occurred_at, a.time_zone from tracking.pub_conversion c"
                + " join campaign.pub_advertiser a on a.id = c.advertiser_id where c.id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound("conversion", id);
                }
                return new Found(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), ZoneId.of(row.getString(4)));
            }
        }
    }

    @Override
    public void converted(int[] ofSteps, long[] ofMicros, int touches, long at, int conversion) {
        month.converted(ofSteps, ofMicros, touches, at, conversion);
        if (journeys.id(conversion).equals(id)) {
            steps = Arrays.copyOf(ofSteps, touches);
            micros = Arrays.copyOf(ofMicros, touches);
            valueMinor = journeys.valueMinor(conversion);
        }
    }

    @Override
    public void ended(int[] ofSteps, long[] ofMicros, int touches, long at) {
        month.ended(ofSteps, ofMicros, touches, at);
    }

    private ConversionCredit told(Brief brief, String goal, Instant at) {
        int touches = steps == null ? 0 : steps.length;
        List<ConversionCredit.Touch> journey = new ArrayList<>();
        for (int i = 0; i < touches; i++) {
            journey.add(new ConversionCredit.Touch(Instant.EPOCH.plus(micros[i], ChronoUnit.MICROS), Step.isView(steps[i]) ? "impression" : "click",
                    journeys.keys().name(Step.key(steps[i]))));
        }
        Markov markov = new Markov(month.all().book(), journeys.keys().size(), null);
        List<ConversionCredit.ModelCredit> models = Arrays.stream(Model.values()).map(model -> credit(model, touches == 0 ? new long[0] : parts(model, brief, markov), brief)).toList();
        return new ConversionCredit(id, goal, at, BigDecimal.valueOf(valueMinor, Money.digits(brief.currency())).toPlainString(), brief.currency(),
                brief.order().windows().clickDays(), brief.order().windows().viewDays(), brief.from(), markov.order(), journey, models);
    }

    private long[] parts(Model model, Brief brief, Markov markov) {
        int touches = steps.length;
        if (model == Model.SHAPLEY) {
            return new Shapley(new PathBook(), journeys.keys().size()).parts(steps, touches);
        }
        if (model == Model.MARKOV) {
            return byEffect(markov);
        }
        long[] parts = new long[touches];
        model.share(steps, touches, new Decay(brief.halfLifeDays()).of(micros, touches), parts);
        return parts;
    }

    /** The removal effects of the journey's channels, each in equal parts to the touches of its channel. */
    private long[] byEffect(Markov markov) {
        BigDecimal[] weights = new BigDecimal[steps.length];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < steps.length; i++) {
            int key = Step.key(steps[i]);
            long occurrences = Arrays.stream(steps).filter(step -> Step.key(step) == key).count();
            weights[i] = new BigDecimal(markov.effect(key) / occurrences);
            sum = sum.add(weights[i]);
        }
        BigDecimal all = sum;
        List<Long> parts = Money.apportion(Arrays.stream(weights).map(w -> w.multiply(BigDecimal.valueOf(Model.WHOLE)).divide(all, 6, RoundingMode.HALF_EVEN)).toList(), Model.WHOLE);
        return parts.stream().mapToLong(Long::longValue).toArray();
    }

    private ConversionCredit.ModelCredit credit(Model model, long[] parts, Brief brief) {
        if (parts.length == 0) {
            return new ConversionCredit.ModelCredit(model.key(), List.of(), List.of());
        }
        int down = Model.WHOLE_DIGITS - Crediting.SHOWN_DECIMALS;
        List<Long> shown = Money.apportion(Arrays.stream(parts).mapToObj(part -> BigDecimal.valueOf(part, down)).toList(), 1_000_000L);
        List<Long> values = Money.apportion(Arrays.stream(parts).mapToObj(part -> BigDecimal.valueOf(part, Model.WHOLE_DIGITS).multiply(BigDecimal.valueOf(valueMinor))).toList(), valueMinor);
        return new ConversionCredit.ModelCredit(model.key(), shown.stream().map(part -> BigDecimal.valueOf(part, Crediting.SHOWN_DECIMALS)).toList(),
                values.stream().map(minor -> BigDecimal.valueOf(minor, Money.digits(brief.currency())).toPlainString()).toList());
    }
}
