package io.plumbline.campaign.link;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.ConditionOn;
import io.plumbline.campaign.api.When;
import io.plumbline.campaign.planning.Visitors;
import io.plumbline.shared.Check;
import io.plumbline.shared.Cidr;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the conditions of a destination may say, so that the edge can evaluate them without a further question. */
final class ConditionRules {

    static final int MAX_DEPTH = 4;
    static final int MAX_PARTS = 50;
    static final int MAX_VALUES = 200;

    private static final int MAX_TEXT = 512;
    private static final Set<String> WEEKDAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})(?:-(\\d{1,2}))?");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");

    private final Check check;
    private int parts;

    ConditionRules(Check check) {
        this.check = check;
    }

    /** Values in the case in which the edge compares them. */
    static When tidy(When when) {
        When plain = Visitors.tidy(when);
        return new When(plain.country(), plain.device(), plain.newCustomer(), tidy(when.all()), tidy(when.any()));
    }

    private static List<Condition> tidy(List<Condition> conditions) {
        return conditions.stream().map(c -> new Condition(c.on(), c.op(), c.values().stream().map(String::strip).map(cased(c.on())).distinct().toList(),
                c.zone(), tidy(c.all()), tidy(c.any()))).toList();
    }

    private static UnaryOperator<String> cased(ConditionOn on) {
        return on == ConditionOn.COUNTRY || on == ConditionOn.REGION ? text -> text.toUpperCase(Locale.ROOT) : text -> text.toLowerCase(Locale.ROOT);
    }

    void when(String at, When when) {
        list(at + "/all", when.all(), 1);
        list(at + "/any", when.any(), 1);
        check.that(parts <= MAX_PARTS, at, "too-many", "At most " + MAX_PARTS + " conditions a destination.");
    }

    private void list(String at, List<Condition> conditions, int depth) {
        for (int i = 0; i < conditions.size() && parts <= MAX_PARTS; i++) {
            part(at + "/" + i, conditions.get(i), depth);
        }
    }

    private void part(String at, Condition condition, int depth) {
        parts++;
        int forms = (condition.on() == null ? 0 : 1) + (condition.all().isEmpty() ? 0 : 1) + (condition.any().isEmpty() ? 0 : 1);
        check.that(forms == 1, at, "condition-ambiguous", "A condition is a test (on, op, values) or a group (all or any).")
                .that(depth <= MAX_DEPTH, at, "too-deep", "Groups nest at most " + MAX_DEPTH + " deep.");
        if (forms != 1 || depth > MAX_DEPTH) {
            return;
        }
        if (condition.on() != null) {
            test(at, condition);
        }
        list(at + "/all", condition.all(), depth + 1);
        list(at + "/any", condition.any(), depth + 1);
    }

    private void test(String at, Condition condition) {
        ConditionOn on = condition.on();
        check.that(on.isText() || condition.op().isEquality(), at + "/op", "operator-not-applicable", "Only is and is-not make sense for " + on.key() + ".")
                .that(!condition.values().isEmpty(), at + "/values", "required", "Give at least one value.")
                .that(condition.values().size() <= MAX_VALUES, at + "/values", "too-many", "At most " + MAX_VALUES + " values.")
                .that(condition.zone() == null || on.isClock(), at + "/zone", "zone-not-applicable", "Only weekday and hour have a zone.");
        if (condition.zone() != null && on.isClock()) {
            check.zone(at + "/zone", condition.zone());
        }
        for (int i = 0; i < Math.min(condition.values().size(), MAX_VALUES); i++) {
            value(at + "/values/" + i, condition, condition.values().get(i));
        }
    }

    private void value(String at, Condition condition, String value) {
        check.text(at, value, MAX_TEXT);
        switch (condition.on()) {
            case COUNTRY -> check.that(Visitors.isCountry(value), at, "country-unknown", "Use ISO 3166 codes such as DE.");
            case REGION -> check.that(REGION.matcher(value).matches(), at, "region-malformed", "Use ISO 3166-2 codes such as DE-BY.");
            case DEVICE -> check.that(Visitors.isDevice(value), at, "device-unknown", "Use desktop, mobile, tablet or other.");
            case WEEKDAY -> check.that(WEEKDAYS.contains(value), at, "weekday-unknown", "Use mon, tue, wed, thu, fri, sat or sun.");
            case HOUR -> check.that(isHours(value), at, "hour-malformed", "Use an hour 0 to 23, or a range such as 9-17.");
            case VISITOR -> check.that(value.equals("new") || value.equals("returning"), at, "visitor-unknown", "Use new or returning.");
            case LANGUAGE -> check.that(LANGUAGE.matcher(value).matches(), at, "language-malformed", "Use language tags such as de or de-AT.");
            case IP -> check.that(Cidr.parse(value).isPresent(), at, "range-malformed", "Use an address, or a range such as 203.0.113.0/24 or 2001:db8::/32.");
            case REFERRER -> check.that(!condition.op().isEquality() || HOST.matcher(value).matches(), at, "host-malformed",
                    "is compares hosts, such as news.example; use contains for a part of the address.");
            default -> {
                // Any text may be a name of an operating system or come in a parameter.
            }
        }
    }

    private static boolean isHours(String value) {
        Matcher hours = HOURS.matcher(value);
        return hours.matches() && Integer.parseInt(hours.group(1)) <= 23 && (hours.group(2) == null || Integer.parseInt(hours.group(2)) <= 23);
    }
}
