package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.Leads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One event of a message: the lead of an ad platform's form is a new one, everything else says where one stands. */
@ApplicationScoped
public class HookEvents {

    private static final String FIELD = "field.";

    @Inject
    private Leads leads;

    /** @return whether it said something new */
    boolean take(LeadHook hook, Map<String, String> event) {
        if (hook.kind() == LeadHook.Kind.GOOGLE && !event.containsKey("stage")) {
            return leads.take(submission(hook, event)).result() == LeadReceipt.Result.RECORDED;
        }
        return leads.move(new LeadMove(hook.advertiserId(), hook.campaignId(), null, event.get("external_id"), event.get("stage"), HookReading.time(event.get("stage_time")),
                event.get("event_id"), LeadSource.WEBHOOK, hook.key(), event.get("email"), event.get("phone"), click(event), event.get("value"), event.get("currency"),
                event.get("reason"), null)).fresh();
    }

    private static String click(Map<String, String> event) {
        return Stream.of("click_id", "gclid", "fbclid").map(event::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static LeadSubmission submission(LeadHook hook, Map<String, String> event) {
        Map<String, String> fields = new LinkedHashMap<>();
        event.forEach((name, value) -> {
            if (name.startsWith(FIELD) && fields.size() < LeadSubmission.MOST_FIELDS) {
                fields.put(name.substring(FIELD.length()), value);
            }
        });
        return new LeadSubmission(hook.advertiserId(), hook.goal(), event.get("external_id"), new LeadSubmission.Origin(LeadSource.WEBHOOK, hook.name(), hook.campaignId(), null), null,
                new LeadSubmission.Contact(event.get("email"), event.get("phone"), event.get("name"), event.get("company")), fields, null, null, null, false, null,
                HookReading.time(event.get("stage_time")), null);
    }
}
