package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadHooks;
import io.plumbline.tracking.api.LeadPolicies;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.outgoing.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The parts of this feature, for fixtures that wire a whole shop. */
public final class Salesroom {

    /** One for all: a database knows its fingerprint. */
    private static final Path KEYS = keys();
    private final LeadDesk desk = new LeadDesk();
    private final ConfirmationDesk confirmations = new ConfirmationDesk();
    private final LeadPolicyDesk policies = new LeadPolicyDesk();
    private final PlatformClicks platforms = new PlatformClicks();
    private final HookDesk hooks = new HookDesk();
    private final List<Object> parts = List.of(new LeadBook(), new Contacts(), new PolicyBook(), new Paying(), new LeadReading(), platforms, new Reaching(), new StageNews(), new Taking(), new Moving(), new LeadTouches(),
            new Confirmations(), new ConfirmationStep(), new Mailing(), new MailSteps(), new Telling(), new Funnels(), new Learning(), new HookBook(), new HookEvents(), seal(), hooks, desk, confirmations, policies);

    public List<Object> parts() {
        return parts;
    }

    public LeadHooks hooks() {
        return hooks;
    }

    private static Seal seal() {
        try {
            Constructor<Seal> made = Seal.class.getDeclaredConstructor(Path.class);
            made.setAccessible(true);
            return made.newInstance(KEYS);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path keys() {
        try {
            return Files.createTempDirectory(Path.of("target"), "hook-keys");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As when the click is stored. */
    public void note(UUID advertiser, UUID click, Instant at, Map<String, String> params) {
        platforms.note(List.of(new PlatformClicks.Came(advertiser, click, at, params)));
    }

    public Leads leads() {
        return desk;
    }

    public LeadConfirmations confirmations() {
        return confirmations;
    }

    public LeadPolicies policies() {
        return policies;
    }
}
