package io.plumbline.tracking.health;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.tracking.outgoing.Messenger;
import io.plumbline.tracking.store.OwnThreads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Visits destinations, four at a time, every five minutes each. PLUMBLINE_HEALTH_CHECK=off keeps it at home. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthRound {

    private static final boolean ON = !"off".equalsIgnoreCase(System.getenv("PLUMBLINE_HEALTH_CHECK"));
    private static final int AT_ONCE = 4;
    private static final Pattern MACRO = Pattern.compile("\\{+[^{}]*}+");
    private static final Pattern RESERVED = Pattern.compile("^https?://[^/?#]*\\.(example|invalid|test)\\.?(:\\d*)?([/?#]|$)", Pattern.CASE_INSENSITIVE);
    private static final String STAND_IN = "healthcheck";

    @Inject
    private Visits visits;
    @Inject
    private Messenger messenger;
    @Inject
    private Workspace workspace;
    @Inject
    private Clock clock;

    private ExecutorService walkers;

    @PostConstruct
    void open() {
        walkers = Executors.newFixedThreadPool(AT_ONCE, new OwnThreads("plumbline-health"));
    }

    @PreDestroy
    void close() {
        walkers.shutdown();
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false, info = "whether destinations answer")
    void visit() throws InterruptedException {
        if (!ON) {
            return;
        }
        List<Callable<Void>> walks = new ArrayList<>();
        for (Visits.Due due : visits.take(clock.instant())) {
            walks.add(() -> {
                visit(due);
                return null;
            });
        }
        walkers.invokeAll(walks);
    }

    private void visit(Visits.Due due) {
        String url = MACRO.matcher(due.url()).replaceAll(STAND_IN);
        if (url.toLowerCase(Locale.ROOT).startsWith(workspace.baseUrl().toLowerCase(Locale.ROOT) + "/c/")) {
            // Knocking at our own link would be a click.
            visits.unseen(due.id(), "Another link of ours; what it leads to is visited by itself.", clock.instant());
            return;
        }
        if (RESERVED.matcher(url).find()) {
            visits.unseen(due.id(), "A name that is reserved for examples (RFC 2606); nobody answers there.", clock.instant());
            return;
        }
        Messenger.Knock answer = messenger.knock("HEAD", url);
        if (answer.status() != null && (answer.status() == 405 || answer.status() == 501 || answer.status() == 403 || answer.status() == 404)) {
            // Some shops know GET only.
            answer = messenger.knock("GET", url);
        }
        if (answer.refused()) {
            visits.unseen(due.id(), answer.failure(), clock.instant());
        } else {
            boolean answers = answer.status() != null && answer.status() < 400;
            visits.found(due.id(), answer.status(), answers ? null : answer.failure(), clock.instant());
        }
    }
}
