package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.ConditionOn;
import io.plumbline.campaign.api.ConditionOp;
import io.plumbline.campaign.api.When;
import io.plumbline.shared.Cidr;
import io.plumbline.tracking.consent.Address;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A condition made ready: parsed once, then asked of every visitor without looking anything up.
 *
 * @param words the condition for people
 * @param parts of a group; of them the first that fails is named to those who ask why
 */
record Asked(String words, Predicate<Facts> holds, Function<Facts, Object> seen, List<Asked> parts) {

    static Asked of(When when) {
        List<Asked> parts = new ArrayList<>();
        if (!when.country().isEmpty()) {
            parts.add(equal("country is " + String.join(" or ", when.country()), Facts::country, Set.copyOf(when.country())));
        }
        if (!when.device().isEmpty()) {
            parts.add(equal("device is " + String.join(" or ", when.device()), Facts::device, Set.copyOf(when.device())));
        }
        if (when.newCustomer() != null) {
            // Whether somebody has bought before is known at the sale; at the click nobody is asked.
            parts.add(new Asked("the customer is " + (when.newCustomer() ? "new" : "known"), facts -> false, facts -> "unknown at the click", List.of()));
        }
        when.all().forEach(part -> parts.add(of(part)));
        if (!when.any().isEmpty()) {
            parts.add(any(when.any().stream().map(Asked::of).toList()));
        }
        return all(parts);
    }

    static Asked of(Condition condition) {
        if (!condition.all().isEmpty()) {
            return all(condition.all().stream().map(Asked::of).toList());
        }
        return condition.any().isEmpty() ? test(condition) : any(condition.any().stream().map(Asked::of).toList());
    }

    /** Why it does not hold: the first part that fails, and what was seen instead. */
    String failure(Facts facts) {
        if (parts.isEmpty()) {
            Object was = seen.apply(facts);
            return words + " (here: " + (was == null ? "unknown" : was) + ")";
        }
        return parts.stream().filter(part -> !part.holds.test(facts)).findFirst().map(part -> part.failure(facts)).orElse(words);
    }

    boolean test(Facts facts) {
        return holds.test(facts);
    }

    private static Asked all(List<Asked> parts) {
        Asked[] each = parts.toArray(Asked[]::new);
        return new Asked(joined(parts, " and "), facts -> {
            for (Asked part : each) {
                if (!part.holds.test(facts)) {
                    return false;
                }
            }
            return true;
        }, null, parts);
    }

    private static Asked any(List<Asked> parts) {
        Asked[] each = parts.toArray(Asked[]::new);
        return new Asked(joined(parts, " or "), facts -> {
            for (Asked part : each) {
                if (part.holds.test(facts)) {
                    return true;
                }
            }
            return false;
        }, facts -> "none of these", List.of());
    }

    private static String joined(List<Asked> parts, String word) {
        return parts.stream().map(part -> part.parts.size() > 1 ? "(" + part.words + ")" : part.words).collect(Collectors.joining(word));
    }

    private static Asked equal(String words, Function<Facts, String> fact, Set<String> values) {
        return new Asked(words, facts -> {
            String value = fact.apply(facts);
            return value != null && values.contains(value);
        }, fact::apply, List.of());
    }

    private static Asked test(Condition condition) {
        ConditionOp op = condition.op();
        Asked positive = positive(condition, condition.on().key() + " " + op.key().replace('-', ' ') + " " + String.join(" or ", condition.values())
                + (condition.on().isClock() ? " (" + zone(condition) + ")" : ""));
        return op.isNegative() ? new Asked(positive.words, positive.holds.negate(), positive.seen, List.of()) : positive;
    }

    private static Asked positive(Condition condition, String words) {
        ConditionOn on = condition.on();
        Set<String> values = condition.values().stream().map(v -> on == ConditionOn.COUNTRY || on == ConditionOn.REGION ? v : v.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return switch (on) {
            case COUNTRY -> equal(words, Facts::country, values);
            case REGION -> equal(words, Facts::region, values);
            case DEVICE -> equal(words, Facts::device, values);
            case WEEKDAY, HOUR -> clock(words, on, zone(condition), values);
            case VISITOR -> equal(words, facts -> facts.returning() == null ? null : facts.returning() ? "returning" : "new", values);
            case LANGUAGE -> below(words, Facts::preferredLanguage, values, '-');
            case IP -> address(words, values);
            case REFERRER -> condition.op().isEquality() ? hosts(words, values) : text(words, condition.op(), Facts::referrer, values);
            case OS -> text(words, condition.op(), Facts::os, values);
            case BROWSER -> text(words, condition.op(), Facts::browser, values);
            default -> text(words, condition.op(), facts -> facts.params().first(on.key()), values);
        };
    }

    private static ZoneId zone(Condition condition) {
        return condition.zone() == null ? ZoneOffset.UTC : ZoneId.of(condition.zone());
    }

    private static Asked text(String words, ConditionOp op, Function<Facts, String> fact, Set<String> values) {
        String[] each = values.toArray(String[]::new);
        return new Asked(words, facts -> {
            String value = fact.apply(facts);
            String low = value == null ? null : value.toLowerCase(Locale.ROOT);
            return low != null && switch (op) {
                case IS, IS_NOT -> values.contains(low);
                case CONTAINS, NOT_CONTAINS -> anyOf(each, low::contains);
                case STARTS_WITH, NOT_STARTS_WITH -> anyOf(each, low::startsWith);
            };
        }, fact::apply, List.of());
    }

    private static boolean anyOf(String[] values, Predicate<String> test) {
        for (String value : values) {
            if (test.test(value)) {
                return true;
            }
        }
        return false;
    }

    /** A value stands for what begins with it and a separator, too. */
    private static Asked below(String words, Function<Facts, String> fact, Set<String> values, char separator) {
        String[] each = values.toArray(String[]::new);
        return new Asked(words, facts -> {
            String value = fact.apply(facts);
            return value != null && anyOf(each, v -> value.equals(v) || value.startsWith(v + separator));
        }, fact::apply, List.of());
    }

    private static Asked hosts(String words, Set<String> values) {
        String[] each = values.toArray(String[]::new);
        return new Asked(words, facts -> {
            String host = facts.referrerHost();
            return host != null && anyOf(each, v -> host.equals(v) || host.endsWith("." + v));
        }, Facts::referrerHost, List.of());
    }

    private static Asked address(String words, Set<String> values) {
        Cidr[] ranges = values.stream().map(Cidr::parse).flatMap(Optional::stream).toArray(Cidr[]::new);
        return new Asked(words, facts -> {
            byte[] address = facts.address();
            for (Cidr range : ranges) {
                if (range.contains(address)) {
                    return true;
                }
            }
            return false;
            // The trace keeps shortened addresses only.
        }, facts -> Address.truncated(facts.ip()), List.of());
    }

    private static Asked clock(String words, ConditionOn on, ZoneId zone, Set<String> values) {
        boolean[] hits = new boolean[on == ConditionOn.HOUR ? 24 : 7];
        for (String value : values) {
            if (on == ConditionOn.WEEKDAY) {
                hits[List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").indexOf(value)] = true;
            } else {
                String[] ends = value.split("-");
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int hour = Integer.parseInt(ends[0]); ; hour = (hour + 1) % 24) {
                    hits[hour] = true;
                    if (hour == last) {
                        break;
                    }
                }
            }
        }
        Function<Facts, Object> seen = facts -> {
            ZonedDateTime there = facts.at().atZone(zone);
            return there.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT) + " " + there.toLocalTime().withNano(0);
        };
        return new Asked(words, facts -> {
            ZonedDateTime there = facts.at().atZone(zone);
            return hits[on == ConditionOn.HOUR ? there.getHour() : there.getDayOfWeek().getValue() - 1];
        }, seen, List.of());
    }
}
