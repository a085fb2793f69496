package io.plumbline.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Visitors and shops that go on whatever dies meanwhile, and remember every answer. A visitor follows the link under a name of
 * his own ({@code ext}); some buy, and the shop repeats its postback until it is answered, as shops do.
 */
final class Callers implements AutoCloseable {

    private static final int VISITORS = 6;
    private static final int SHOPS = 3;
    private static final int A_BUYER_IN = 10;
    private static final int MOST_LARGE = 50_000;
    private static final int BUYERS_WAITING = 10_000;
    /** Of a conversion that was acknowledged before anybody had decided it. */
    static final String NAMELESS = "";
    private static final long PAUSE_MILLIS = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Deal deal;
    private final Map<String, String> clicks = new ConcurrentHashMap<>();
    private final Map<String, String> conversions = new ConcurrentHashMap<>();
    private final BlockingQueue<String> bought = new LinkedBlockingQueue<>(BUYERS_WAITING);
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private ExecutorService crowd;
    private CountDownLatch over;

    Callers(Deal deal) {
        this.deal = deal;
    }

    void start() {
        over = new CountDownLatch(1);
        crowd = Executors.newFixedThreadPool(VISITORS + SHOPS);
        for (int one = 0; one < VISITORS; one++) {
            crowd.submit(this::visit);
        }
        for (int one = 0; one < SHOPS; one++) {
            crowd.submit(this::sell);
        }
    }

    /** Goes on until that many more clicks and conversions have been answered. */
    void until(int moreClicks, int moreConversions) {
        int wantedClicks = clicks.size() + moreClicks;
        int wantedConversions = conversions.size() + moreConversions;
        Poll.until(PATIENCE, this::told, told -> clicks.size() >= wantedClicks && conversions.size() >= wantedConversions);
    }

    /**
     * Clicks as large as they may be, one after the other, until one is turned away because it cannot be kept.
     *
     * @return whether the refusal said when to come again
     */
    boolean untilTurnedAway() {
        String much = java.util.stream.IntStream.rangeClosed(1, 10).mapToObj(i -> "&sub" + i + "=" + "x".repeat(500)).collect(java.util.stream.Collectors.joining());
        for (int tries = 0; tries < MOST_LARGE; tries++) {
            String name = "large-" + names.incrementAndGet();
            try {
                Http.Answer answer = deal.edge().attempt("GET", "/c/" + deal.key() + "?format=json&ext=" + name + much, null);
                if (answer.status() == 200) {
                    clicks.put(name, answer.json().get("clickId").asText());
                } else if (answer.status() == 503) {
                    return answer.header("Retry-After") != null;
                }
            } catch (IOException cutOff) {
                unanswered.incrementAndGet();
            }
        }
        throw new AssertionError("the disk took " + MOST_LARGE + " large clicks: " + told());
    }

    /** Nobody comes any more; every shop that still waits for an answer gets one. */
    void stop() {
        over.countDown();
        crowd.shutdown();
        try {
            if (!crowd.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("shops got no answer: " + told());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The acknowledged clicks: name to id. */
    Map<String, String> clicks() {
        return clicks;
    }

    /** The acknowledged conversions: order to id, or to {@link #NAMELESS}. */
    Map<String, String> conversions() {
        return conversions;
    }

    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        if (crowd != null) {
            crowd.shutdownNow();
        }
    }

    private String told() {
        return clicks.size() + " clicks and " + conversions.size() + " conversions answered, " + unanswered + " calls not";
    }

    private void visit() {
        while (!over()) {
            int number = names.incrementAndGet();
            String name = "visitor-" + number;
            JsonNode answer = asked("/c/" + deal.key() + "?format=json&ext=" + name, "clickId");
            if (answer != null) {
                clicks.put(name, answer.get("clickId").asText());
                if (number % A_BUYER_IN == 0) {
                    bought.offer(name);
                }
            }
        }
    }

    private void sell() {
        while (!over() || !bought.isEmpty()) {
            String name = next();
            if (name != null) {
                String id = reported(name);
                if (id == null) {
                    bought.offer(name);
                } else {
                    conversions.put(name, id);
                }
            }
        }
    }

    /** The conversion's id, {@link #NAMELESS} when it was taken and no more was said, null when it was not taken. Every third shop has a picture only. */
    private String reported(String name) {
        String sale = "click_id=" + clicks.get(name) + "&goal=sale&txid=" + name + "&amount=80.00";
        boolean picture = Math.floorMod(name.hashCode(), 3) == 0;
        try {
            Http.Answer answer = deal.edge().attempt("GET", (picture ? "/px.gif?currency=EUR&" : "/postback?") + sale, null);
            if (picture && answer.status() == 200 || answer.status() == 202 && answer.json().get("result").asText().equals("pending")) {
                return NAMELESS;
            }
            if (answer.status() == 200 && answer.json().hasNonNull("conversionId")) {
                return answer.json().get("conversionId").asText();
            }
        } catch (IOException cutOff) {
            // It is sent again; the second time it is a repeat.
        }
        unanswered.incrementAndGet();
        over(PAUSE_MILLIS);
        return null;
    }

    /** Null when nobody answered, or not with what was asked for. */
    private JsonNode asked(String path, String field) {
        try {
            Http.Answer answer = deal.edge().attempt("GET", path, null);
            if (answer.status() == 200 && answer.json().hasNonNull(field)) {
                return answer.json();
            }
        } catch (IOException cutOff) {
            // Whether it was recorded is for the one who compares to find out.
        }
        unanswered.incrementAndGet();
        over(PAUSE_MILLIS);
        return null;
    }

    private String next() {
        try {
            return bought.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private boolean over() {
        return over(0) || Thread.currentThread().isInterrupted();
    }

    private boolean over(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
