package io.plumbline.web.portal.lead;

import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What leads are called on pages, the same for staff and partners. */
@Named("leadWords")
@ApplicationScoped
public class LeadWords {

    private static final long DAYS_FROM = 48;

    /** Whoever it is, by the best that is known: a name, an address, a number, or how others call it. */
    public String who(Lead lead) {
        Lead.Contact contact = lead.contact();
        String known = contact == null ? "" : Stream.of(contact.name(), contact.company(), contact.email(), contact.phone()).filter(text -> text != null && !text.isBlank()).limit(2)
                .collect(Collectors.joining(" · "));
        return !known.isEmpty() ? known : lead.externalId().equals(lead.id().toString()) ? "—" : lead.externalId();
    }

    public String tone(LeadStage stage) {
        return switch (stage) {
            case WON -> "approved";
            case SQL, OPPORTUNITY -> "active";
            case LOST, DISQUALIFIED, SPAM -> "rejected";
            case DUPLICATE -> "suspect";
            default -> "pending";
        };
    }

    /** Why it stands where it stands, as far as anybody said; a dash for nothing. */
    public String reason(Lead lead) {
        String said = lead.reason() == null ? "" : lead.reason();
        return !said.isBlank() ? said : lead.stage() == LeadStage.DUPLICATE ? word("leads.stage.duplicate.why") : "—";
    }

    /** In hours below two days, in days above. */
    public String time(Duration time) {
        if (time == null) {
            return "—";
        }
        boolean days = time.toHours() >= DAYS_FROM;
        return new Format().text(word(days ? "leads.days" : "leads.hours"), days ? time.toDays() : time.toHours());
    }

    /** What else was said with a stage. */
    public String told(Lead.Change change) {
        String worth = change.value() == null ? "" : change.value().toString();
        return Stream.of(worth, change.reason() == null ? "" : change.reason()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String word(String key) {
        return ResourceBundle.getBundle("io.plumbline.web.messages.tracking", Words.locale()).getString(key);
    }
}
