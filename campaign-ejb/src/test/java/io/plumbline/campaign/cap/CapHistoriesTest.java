package io.plumbline.campaign.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results come, are approved, partly refunded, rejected and approved again in random order; after each step a plain recount decides what there was room for. */
class CapHistoriesTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CapPeriod[] PERIODS = {CapPeriod.DAILY, CapPeriod.WEEKLY, CapPeriod.MONTHLY, CapPeriod.TOTAL};

    /** What the oracle knows of a result. */
    private static final class Result {
        final UUID id = Ids.next();
        final Map<UUID, LocalDate> period = new LinkedHashMap<>();
        long revenue;
        long payout;
        boolean held;
        Instant at;
    }

    private record Kept(UUID id, CapOf of, CapPeriod period, long limit, CapLate late) {
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void after_every_step_the_caps_hold_what_a_recount_says(Database database) {
        System.out.println("seed " + SEED);
        for (int round = 0; round < (database == Database.H2 ? 40 : 12); round++) {
            play(new Yard(database), new Random(SEED + round), "seed " + (SEED + round));
        }
    }

    private static void play(Yard yard, Random random, String which) {
        List<Kept> caps = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            CapOf of = List.of(CapOf.CONVERSIONS, CapOf.PAYOUT, CapOf.REVENUE).get(random.nextInt(3));
            CapPeriod period = PERIODS[random.nextInt(4)];
            CapLate late = CapLate.values()[random.nextInt(3)];
            long limit = of == CapOf.CONVERSIONS ? 1 + random.nextInt(8) : 1 + random.nextInt(10_000);
            caps.add(new Kept(yard.cap(random.nextBoolean() ? CapSubject.CAMPAIGN : CapSubject.LINK, of, period, limit, late), of, period, limit, late));
        }
        List<Result> results = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            if (results.isEmpty() || random.nextInt(2) == 0) {
                results.add(arrives(yard, caps, results, random, which + " step " + step));
            } else {
                changes(yard, caps, results, results.get(random.nextInt(results.size())), random, which + " step " + step);
            }
            for (Kept cap : caps) {
                long recount = results.stream().filter(r -> r.held).mapToLong(r -> units(cap, r)).sum();
                assertThat(yard.used(cap.id)).as(which + " step " + step + " " + cap).isEqualTo(recount);
                assertThat(yard.broken(cap.id)).as(which + " step " + step + " " + cap).isZero();
            }
        }
    }

    private static Result arrives(Yard yard, List<Kept> caps, List<Result> before, Random random, String which) {
        Result result = new Result();
        Instant now = Yard.NOON.plus(Duration.ofHours(random.nextInt(24 * 10)));
        result.at = random.nextInt(3) == 0 ? now.minus(Duration.ofHours(random.nextInt(24 * 20))) : now;
        result.revenue = random.nextInt(3_000);
        result.payout = random.nextInt(1_000);
        boolean room = true;
        for (Kept cap : caps) {
            LocalDate known = start(cap.period, now);
            LocalDate own = start(cap.period, result.at);
            room &= !(own.isBefore(known) && cap.late == CapLate.PAY_NOTHING);
            result.period.put(cap.id, cap.late == CapLate.CURRENT_PERIOD ? known : own);
        }
        for (Kept cap : caps) {
            long taken = taken(cap, before, result.period.get(cap.id));
            room &= taken + units(cap, result) <= cap.limit && (cap.of != CapOf.PAYOUT || taken + 1 <= cap.limit);
        }
        CapClaim claim = yard.claim(result.id, euros(result.revenue), result.at, now);
        boolean got = yard.caps(desk -> {
            CapAnswer answer = desk.reserve(claim);
            return answer.hasRoom() && desk.pay(claim, euros(result.payout)).hasRoom();
        });
        assertThat(got).as(which).isEqualTo(room);
        result.held = got;
        return result;
    }

    private static void changes(Yard yard, List<Kept> caps, List<Result> all, Result result, Random random, String which) {
        int what = random.nextInt(3);
        if (what == 0) {
            yard.does(desk -> desk.release(result.id));
            result.held = false;
            return;
        }
        long revenue = what == 1 ? result.revenue : random.nextInt(3_000);
        long payout = what == 1 ? result.payout : random.nextInt(1_000);
        boolean known = yard.number("select count(*) from campaign.cap_hold where subject_id = ?", result.id) > 0;
        if (!known) {
            yard.does(desk -> desk.settle(result.id, euros(revenue), euros(payout), true, result.at));
            return;
        }
        Result next = new Result();
        next.revenue = revenue;
        next.payout = payout;
        boolean fits = true;
        for (Kept cap : caps) {
            long mine = result.held ? units(cap, result) : 0;
            long others = taken(cap, all, result.period.get(cap.id)) - mine;
            fits &= units(cap, next) <= mine || others + units(cap, next) <= cap.limit;
        }
        boolean settled = true;
        try {
            yard.does(desk -> desk.settle(result.id, euros(revenue), euros(payout), random.nextBoolean(), result.at));
        } catch (Conflict exhausted) {
            settled = false;
        }
        assertThat(settled).as(which).isEqualTo(fits);
        if (settled) {
            result.revenue = revenue;
            result.payout = payout;
            result.held = true;
        }
    }

    private static long taken(Kept cap, List<Result> results, LocalDate period) {
        return results.stream().filter(r -> r.held && period.equals(r.period.get(cap.id))).mapToLong(r -> units(cap, r)).sum();
    }

    private static long units(Kept cap, Result result) {
        return cap.of == CapOf.CONVERSIONS ? 1 : cap.of == CapOf.PAYOUT ? result.payout : result.revenue;
    }

    private static LocalDate start(CapPeriod period, Instant at) {
        ZonedDateTime there = at.atZone(BERLIN);
        LocalDate day = there.toLocalDate();
        return switch (period) {
            case DAILY -> day;
            case WEEKLY -> day.minusDays(there.get(ChronoField.DAY_OF_WEEK) - 1L);
            case MONTHLY -> LocalDate.of(day.getYear(), day.getMonth(), 1);
            case TOTAL -> LocalDate.of(1970, 1, 1);
        };
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
