package io.plumbline.tracking.importing;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Partners;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Costs;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.api.Orders;
import io.plumbline.tracking.api.Touchpoints;
import io.plumbline.tracking.touchpoint.Arrivals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs an import to its end, with the rights of whom it was asked by. */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class.getName());

    /** Clocks of those who write files run a little ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    @Inject
    private ImportJobs jobs;
    @Inject
    private ImportBatch batches;
    @Inject
    private KnownClicks clicks;
    @Inject
    private Authority authority;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private Goals goals;
    @Inject
    private Touchpoints touchpoints;
    @Inject
    private Arrivals arrivals;
    @Inject
    private Conversions conversions;
    @Inject
    private Costs costs;
    @Inject
    private Leads leads;
    @Inject
    private Orders orders;
    @Inject
    private Clock clock;

    /**
     * @return false when it stopped before the end and can go on later
     * @throws RuntimeException when the database went away; what was written is written, and a further run goes on behind it
     */
    @ActivateRequestContext
    public boolean run(UUID id, Spool spool, BooleanSupplier stopping) {
        Optional<Work> taken = jobs.take(id, clock.instant());
        if (taken.isEmpty()) {
            return true;
        }
        Work work = taken.get();
        authority.actAs(new Caller(work.startedBy(), Set.of(work.actsAs()), work.advertiserId(), null));
        String failure = null;
        try {
            if (!read(work, spool.file(id), stopping)) {
                return false;
            }
        } catch (Unreadable no) {
            failure = no.getMessage();
        } catch (Refusal no) {
            failure = no.getMessage();
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, unreadable, () -> "Import " + id + " cannot read its file");
            failure = "The uploaded file can no longer be read on this server. Import it again: rows that are in are not doubled.";
        } catch (Overtaken elsewhere) {
            return true;
        } catch (RuntimeException broken) {
            jobs.ping();
            if (Passing.is(broken)) {
                throw broken;
            }
            LOG.log(Level.SEVERE, broken, () -> "Import " + id);
            failure = "The import broke off. Operators find the cause in the log under " + id + ".";
        }
        jobs.finish(id, failure, clock.instant());
        spool.drop(id);
        return true;
    }

    private boolean read(Work work, Path file, BooleanSupplier stopping) throws IOException {
        Advertiser advertiser = advertisers.get(work.advertiserId());
        String currency = work.currency() == null ? advertiser.currency() : work.currency();
        Surroundings around = new Surroundings(work, currency, clock.instant().plus(SKEW), campaigns, partners, goals);
        try (CsvRecords records = new CsvRecords(new CsvLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16)))) {
            Header header = Header.find(records, Columns.of(work.kind()), work.mapping());
            Rows<?> rows = rows(work, around);
            boolean whole = new Passage<>(work, records, header, rows, batches, jobs::ping, clock).go(stopping);
            if (whole) {
                rows.done();
            }
            return whole;
        }
    }

    private Rows<?> rows(Work work, Surroundings around) {
        return switch (work.kind()) {
            case TOUCHPOINTS -> new TouchpointRows(around, touchpoints, arrivals, conversions);
            case CONVERSIONS -> new ConversionRows(around, conversions, click -> clicks.has(work.advertiserId(), click));
            case COSTS -> new CostRows(around, costs);
            case ORDERS -> new OrderRows(around, orders, work.dryRun());
            case DECISIONS -> new DecisionRows(around, conversions);
            case LEADS -> new LeadRows(around, leads);
        };
    }
}
