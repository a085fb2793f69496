package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stages told in random order, twice, and late, against a plain recount that sees all of them at once: each lead counts once a stage, in the quarter of an hour it first reached it. */
class StagesCountedTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final int LEADS = 25;
    private static final List<String> LADDER = List.of("new", "contacted", "mql", "sql", "opportunity", "won");
    private static final List<String> COUNTED = List.of("mql", "sql", "won");

    private record Said(String id, String stage, Instant at) {
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatever_is_told_in_whatever_order_each_stage_counts_once_when_it_was_first_reached(Databases database) {
        Random dice = new Random(SEED);
        LeadFloor floor = new LeadFloor(database);
        Map<String, Long> plain = new TreeMap<>();
        for (int i = 0; i < LEADS; i++) {
            String email = UUID.randomUUID() + "@firm.example";
            LeadReceipt lead = floor.take(email, false);
            floor.take(email, false);
            List<Said> said = new ArrayList<>();
            for (int k = 0; k < 1 + dice.nextInt(5); k++) {
                String stage = dice.nextInt(6) == 0 ? "lost" : LADDER.get(1 + dice.nextInt(5));
                said.add(new Said(i + "-" + k, stage, Shopfloor.NOON.minus(Duration.ofMinutes(dice.nextInt(200)))));
            }
            count(said, plain);
            List<Said> told = new ArrayList<>(said);
            told.add(said.get(dice.nextInt(said.size())));
            Collections.shuffle(told, dice);
            told.forEach(one -> floor.move(floor.said(lead.leadId(), one.stage(), one.at(), one.id(), null)));
        }

        assertThat(sums(floor.shop.counted)).as("seed " + SEED).isEqualTo(plain);
        assertThat(floor.shop.number("select count(*) from tracking.pub_lead_reached where advertiser_id = ?", floor.shop.advertiser))
                .as("what the self-audit recounts").isEqualTo(plain.values().stream().mapToLong(Long::longValue).sum());
        assertThat(floor.shop.number("select count(*) from tracking.pub_lead_reached where advertiser_id = ? and campaign_id = ? and partner_id = ?", floor.shop.advertiser, floor.shop.campaign,
                floor.shop.partner)).as("filed as the lead's own conversion is").isEqualTo(plain.values().stream().mapToLong(Long::longValue).sum());
    }

    private static void count(List<Said> said, Map<String, Long> plain) {
        for (String stage : COUNTED) {
            said.stream().filter(one -> LADDER.indexOf(one.stage()) >= LADDER.indexOf(stage)).map(Said::at).min(Instant::compareTo)
                    .ifPresent(at -> plain.merge(stage + " " + quarter(at), 1L, Long::sum));
        }
    }

    private static Map<String, Long> sums(List<Tally> tallies) {
        Map<String, Long> sums = new HashMap<>();
        tallies.stream().filter(tally -> tally.where().goalKind() != null && tally.where().goalKind().startsWith("stage-"))
                .forEach(tally -> sums.merge(tally.where().goalKind().substring("stage-".length()) + " " + quarter(tally.at()), tally.conversions(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return new TreeMap<>(sums);
    }

    private static long quarter(Instant at) {
        return at.getEpochSecond() / 900;
    }
}
