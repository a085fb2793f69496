package io.plumbline.web.faces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A sentence as the rooms say it, with slots where its values stand, and how the reader's language says it. */
final class Sentence {

    /** What stands in a slot, and so how it is said again. */
    enum Slot {
        VALUE, CODE, STATE, DOOR, PART, LIST, CONDITION, RATE;

        static Slot of(String mark) {
            return switch (mark) {
                case "#" -> CODE;
                case "!" -> STATE;
                case "@" -> DOOR;
                case "*" -> PART;
                case "/" -> LIST;
                case "?" -> CONDITION;
                case "%" -> RATE;
                default -> VALUE;
            };
        }
    }

    /** Says the value of a slot. */
    @FunctionalInterface
    interface Voice {
        String say(Slot slot, String value);
    }

    private static final Pattern SLOT = Pattern.compile("\\{([*#!@/?%]?)}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Set<Slot> CODED = EnumSet.of(Slot.CODE, Slot.STATE, Slot.DOOR);
    private static final String CODES = "([a-z0-9][a-z0-9:_-]*(?:, [a-z0-9][a-z0-9:_-]*)*)";

    /** Brackets open and close: a part of a condition is a whole one. */
    private static final String BALANCED = "((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))+?)";

    private final String head;
    private final String tail;
    private final List<String> between;
    private final int weight;
    private final Pattern shape;
    private final List<Slot> slots;
    private final String told;

    /** @param told null where the reader's language is the rooms' own */
    Sentence(Catalogue.Entry entry, String told) {
        String template = entry.template();
        Matcher slot = SLOT.matcher(template);
        List<Slot> found = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        int from = 0;
        while (slot.find()) {
            String before = template.substring(from, slot.start());
            Slot kind = Slot.of(slot.group(1));
            regex.append(Pattern.quote(before)).append(CODED.contains(kind) ? CODES : kind == Slot.CONDITION ? BALANCED : "(.+?)");
            found.add(kind);
            fixed.add(before);
            from = slot.end();
        }
        this.tail = template.substring(from);
        this.head = template.substring(0, firstSlot(template));
        this.shape = Pattern.compile(regex + Pattern.quote(tail), Pattern.DOTALL);
        this.weight = SLOT.matcher(template).replaceAll("").length();
        this.slots = List.copyOf(found);
        this.between = List.copyOf(fixed);
        this.told = told == null ? placed(entry.counted()) : told;
    }

    /** With places for slots. */
    private static String placed(String template) {
        AtomicInteger place = new AtomicInteger();
        return SLOT.matcher(template).replaceAll(slot -> "{" + place.getAndIncrement() + "}");
    }

    private static int firstSlot(String template) {
        Matcher slot = SLOT.matcher(template);
        return slot.find() ? slot.start() : template.length();
    }

    /** Of two that fit, the one is meant that leads up to a sentence of its own, and then the one that has more fixed words. */
    static Comparator<Sentence> meantFirst() {
        return Comparator.comparing((Sentence one) -> !one.leadsUp()).thenComparing(one -> -one.weight);
    }

    private boolean leadsUp() {
        return !head.isEmpty() && tail.isEmpty() && slots.get(slots.size() - 1) == Slot.PART;
    }

    Optional<String> say(String text, Voice voice) {
        if (!text.startsWith(head) || !text.endsWith(tail) || !holds(text)) {
            return Optional.empty();
        }
        Matcher values = shape.matcher(text);
        return values.matches() ? Optional.of(filled(values, voice)) : Optional.empty();
    }

    /** What is fixed stands in it, in this order: only then is it worth looking at closely. */
    private boolean holds(String text) {
        int at = 0;
        for (String part : between) {
            at = text.indexOf(part, at);
            if (at < 0) {
                return false;
            }
            at += part.length();
        }
        return true;
    }

    private String filled(Matcher values, Voice voice) {
        List<String> said = IntStream.range(0, slots.size()).mapToObj(at -> voice.say(slots.get(at), values.group(at + 1))).toList();
        return PLACE.matcher(Counted.said(told, said::get)).replaceAll(place -> Matcher.quoteReplacement(said.get(Integer.parseInt(place.group(1)))));
    }
}
