package io.plumbline.tracking.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.traffic.Replay;
import io.plumbline.tracking.traffic.Replays;
import io.plumbline.tracking.trial.StoredEvents.StoredClick;
import io.plumbline.tracking.trial.StoredEvents.StoredConversion;
import io.plumbline.tracking.trial.Trials.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final UUID SHOP = UUID.randomUUID();
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID PARTNER = UUID.randomUUID();
    private static final UUID GOAL = UUID.randomUUID();
    private static final List<String> AGENTS = List.of("Mozilla/5.0 (X11) Firefox/120.0", "AhrefsBot/7.0", "EvilBrowser 1", "curl/8");
    private static final int LIMIT = 4;
    private static final int SECONDS = 60;
    /** Rates of visitors, crawlers, a blocked network and user agent, bounds of the goal; nothing else. */
    private static final RuleSet RULES = new RuleSet(Map.of("rate-address", "off", "regular-gaps", "off"), Map.of("rate-visitor", new RuleSet.Rate(LIMIT, SECONDS)), RuleSet.DAY, 8, 2,
            Map.of(), Map.of(GOAL, new RuleSet.Bounds(5, 3_600)), Map.of(SHOP, new RuleSet.Blocked(List.of("198.51.100.0/24"), List.of(), List.of("evil"), List.of(), List.of())),
            Map.of(), false);

    private final List<StoredClick> clicks = new ArrayList<>();
    private final List<StoredConversion> conversions = new ArrayList<>();

    private void happen(Random random) {
        List<UUID> links = List.of(new UUID(1, 1), new UUID(1, 2));
        Instant at = START;
        for (int i = 0; i < 2_000; i++) {
            at = at.plusMillis(random.nextInt(6_000));
            int visitor = random.nextInt(12);
            boolean valid = random.nextInt(4) > 0;
            clicks.add(new StoredClick(new Replay.Stored(new UUID(7, i), at, SHOP, CAMPAIGN, PARTNER, links.get(random.nextInt(2)), valid ? "valid" : "invalid",
                    valid ? null : "declared-crawler", Set.of(), visitor == 0 ? "198.51.100.0" : "203.0.113.0", (long) visitor, AGENTS.get(visitor < 9 ? 0 : visitor - 8),
                    null, null, null, Map.of(), java.util.Collections.nCopies(10, null)), valid ? new Money(10, "EUR") : null));
            for (int c = random.nextInt(10); c < 3 && i % 3 == 0; c++) {
                boolean before = valid && random.nextBoolean();
                conversions.add(new StoredConversion(new UUID(8, i * 10L + c), new UUID(7, i), GOAL, at.plusSeconds(random.nextInt(10) * 500L), SHOP, CAMPAIGN, PARTNER, links.get(0),
                        before ? "valid" : "invalid", null, new Money(5_000, "EUR"), before ? new Money(500, "EUR") : null));
            }
        }
    }

    /** The same decisions, each made by looking at everything again. */
    private boolean isInvalid(int index) {
        Replay.Stored click = clicks.get(index).click();
        long slot = Math.floorDiv(click.at().toEpochMilli() * 12, SECONDS * 1000L);
        long lately = clicks.subList(0, index + 1).stream().map(StoredClick::click)
                .filter(c -> c.addressKey().equals(click.addressKey()) && c.userAgent().equals(click.userAgent()) && c.linkId().equals(click.linkId()))
                .filter(c -> slot - Math.floorDiv(c.at().toEpochMilli() * 12, SECONDS * 1000L) < 12).count();
        return lately > LIMIT || click.userAgent().contains("Bot") || click.userAgent().contains("Evil") || click.ip().startsWith("198.51.100.");
    }

    @Test
    void what_a_trial_proposes_equals_a_recount_by_brute_force_whatever_the_pages() {
        long seed = System.nanoTime();
        System.out.println("ComparisonTest seed " + seed);
        happen(new Random(seed));

        Set<String> expected = new HashSet<>();
        Set<UUID> invalid = new HashSet<>();
        for (int i = 0; i < clicks.size(); i++) {
            Replay.Stored click = clicks.get(i).click();
            if (isInvalid(i)) {
                invalid.add(click.id());
            }
            if (isInvalid(i) == click.verdict().equals("valid")) {
                expected.add(click.id() + " " + (isInvalid(i) ? "invalid" : "valid"));
            }
        }
        for (StoredConversion conversion : conversions) {
            Replay.Stored click = clicks.get((int) conversion.clickId().getLeastSignificantBits()).click();
            long between = Duration.between(click.at(), conversion.at()).toSeconds();
            // A third conversion of a click is suspicious only; time bounds and an invalid click decide.
            boolean bad = invalid.contains(click.id()) || between < 5 || between > 3_600;
            if (bad == conversion.verdict().equals("valid")) {
                expected.add(conversion.id() + " " + (bad ? "invalid" : "valid"));
            }
        }

        for (int page : new int[] {1, 7, 500, 5_000}) {
            Comparison comparison = new Comparison(Replays.of(3, RULES), UUID::toString);
            List<Proposal> found = new ArrayList<>();
            for (int from = 0; from < clicks.size(); from += page) {
                List<StoredClick> part = clicks.subList(from, Math.min(clicks.size(), from + page));
                Set<UUID> ids = part.stream().map(c -> c.click().id()).collect(Collectors.toSet());
                found.addAll(comparison.of(part, conversions.stream().filter(c -> ids.contains(c.clickId())).toList()));
            }
            assertThat(found.stream().map(p -> p.eventId() + " " + p.toVerdict())).as("pages of " + page).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(expected).hasSizeGreaterThan(100);
    }

    @Test
    void money_at_stake_is_what_was_paid_and_a_restored_event_has_none_yet() {
        happen(new Random(5));
        List<Proposal> found = new Comparison(Replays.of(3, RULES), UUID::toString).of(clicks, conversions);
        assertThat(found).allSatisfy(p -> assertThat(p.payout() == null).isEqualTo(p.toVerdict().equals("valid")
                || clicks.stream().noneMatch(c -> c.click().id().equals(p.eventId()) && c.payout() != null)
                && conversions.stream().noneMatch(c -> c.id().equals(p.eventId()) && c.commission() != null)));
    }

    @Test
    void that_a_server_reported_a_click_is_remembered_through_a_trial() {
        Replay replay = Replays.of(1, RuleSet.USUAL);
        for (String agent : new String[] {AGENTS.get(1), AGENTS.get(3), null}) {
            var verdict = replay.judge(new Replay.Stored(new UUID(7, 1), START, SHOP, CAMPAIGN, PARTNER, new UUID(1, 1), "valid", null, Set.of(Replay.BACK_END), "203.0.113.0", 1L, agent,
                    null, null, null, Map.of(), java.util.Collections.nCopies(10, null)), "key");
            assertThat(verdict.written().split(",")).as(String.valueOf(agent)).contains(Replay.BACK_END);
        }
    }
}
