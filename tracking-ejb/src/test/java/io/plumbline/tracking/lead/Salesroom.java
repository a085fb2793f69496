package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadPolicies;
import io.plumbline.tracking.api.Leads;
import java.util.List;
import java.util.Map;

/** The parts of this feature, for fixtures that wire a whole shop. */
public final class Salesroom {

    private final LeadDesk desk = new LeadDesk();
    private final ConfirmationDesk confirmations = new ConfirmationDesk();
    private final LeadPolicyDesk policies = new LeadPolicyDesk();
    private final List<Object> parts = List.of(new LeadBook(), new Contacts(), new PolicyBook(), new Paying(), new LeadReading(), new Taking(), new Moving(), new LeadTouches(),
            new Confirmations(), new ConfirmationStep(), new Postman(Map.of()), new Mailing(), new MailSteps(), new Telling(), new Funnels(), new Learning(), desk, confirmations, policies);

    public List<Object> parts() {
        return parts;
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
