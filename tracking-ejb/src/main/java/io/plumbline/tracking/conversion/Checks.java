package io.plumbline.tracking.conversion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.campaign.api.PartnerSelf;
import io.plumbline.campaign.api.PartnerSelves;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Response;
import io.plumbline.tracking.identity.ContactHash;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Is the customer new, and somebody else than the partner? What is found is kept beside the conversion and told in its trace. */
@ApplicationScoped
public class Checks {

    /** Who a partner is does not change from one result to the next. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST_PARTNERS = 5_000;

    @Inject
    private ValidationBook policies;
    @Inject
    private PartnerSelves selves;
    @Inject
    private ConversionBook book;
    @Inject
    private Persons persons;
    @Inject
    private Sql sql;

    private final Cache<UUID, PartnerSelf> known = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_PARTNERS).build();

    /** @return who the customer is, what was found, and what follows from it */
    Findings of(Entry entry, Claimed claimed, Evidence evidence) {
        ValidationPolicy policy = policies.of(entry.subject().advertiserId());
        Findings findings = newness(entry, claimed);
        // Who renews is known: that is what was agreed.
        if (!findings.isNew() && evidence.inherited() == null && policy.existingCustomer() != Response.OFF) {
            findings.found("existing-customer", ReasonCode.EXISTING_CUSTOMER, policy.existingCustomer());
        }
        if (evidence.earns() && evidence.touch().partnerId() != null && policy.selfReferral() != Response.OFF) {
            self(claimed, evidence, policy).ifPresent(by -> findings.found("self-referral:" + by, ReasonCode.SELF_REFERRAL, policy.selfReferral()));
        }
        return findings;
    }

    private Findings newness(Entry entry, Claimed claimed) {
        Boolean told = claimed.report().more().newCustomer();
        if (told != null) {
            return new Findings(told, "The report says so.");
        }
        UUID advertiser = entry.subject().advertiserId();
        Optional<Boolean> ordered = entry.subject().transactionId() == null ? Optional.empty()
                : sql.one("select is_new_customer from tracking.shop_order where advertiser_id = ? and order_id = ? and is_new_customer is not null",
                        row -> row.getBoolean(1), advertiser, entry.subject().transactionId());
        if (ordered.isPresent()) {
            return new Findings(ordered.get(), "The order of the same id says so.");
        }
        if (book.hasEarlier(advertiser, persons.aliases(advertiser, entry.subject().personId()), entry.id())) {
            return new Findings(false, "The person has an earlier conversion.");
        }
        boolean bought = entry.subject().customerId() != null && sql.one("select 1 from tracking.shop_order where advertiser_id = ? and customer_id = ? and ordered_at < ?"
                + " and order_id <> ? limit 1", row -> true, advertiser, entry.subject().customerId(), entry.subject().at(),
                entry.subject().transactionId() == null ? "" : entry.subject().transactionId()).isPresent();
        return bought ? new Findings(false, "The customer has an earlier order.") : new Findings(true, "No earlier conversion or order is known.");
    }

    private Optional<String> self(Claimed claimed, Evidence evidence, ValidationPolicy policy) {
        PartnerSelf partner = known.get(evidence.touch().partnerId(), selves::of);
        if (partner == null) {
            return Optional.empty();
        }
        return policy.selfReferralBy().stream().filter(by -> switch (by) {
            case "email" -> claimed.email() != null && partner.emails().stream().anyMatch(own -> isHashOf(claimed.email(), own));
            case "customer-id" -> claimed.report().customerId() != null && isNamed(partner, claimed.report().customerId());
            default -> !partner.addresses().isEmpty() && address(evidence).map(partner.addresses()::contains).orElse(false);
        }).findFirst();
    }

    private static boolean isHashOf(String hash, String address) {
        return Arrays.stream(ContactHash.values()).anyMatch(way -> hash.equals(way.email(address)));
    }

    private static boolean isNamed(PartnerSelf partner, String customer) {
        String plain = customer.strip().toLowerCase(Locale.ROOT);
        return partner.emails().contains(plain) || partner.names().contains(plain);
    }

    private Optional<String> address(Evidence evidence) {
        return !evidence.touch().interaction().equals("click") ? Optional.empty()
                : sql.one("select ip from tracking.click where id = ? and ip is not null", row -> row.getString(1), evidence.touch().id()).flatMap(PartnerSelf::network);
    }

    /** What the checks say about one conversion. The severest response decides; all that was found is kept. */
    static final class Findings {

        private final boolean isNew;
        private final String because;
        private final List<String> codes = new ArrayList<>();
        private Response response = Response.OFF;
        private ReasonCode reason;

        Findings(boolean isNew, String because) {
            this.isNew = isNew;
            this.because = because;
        }

        void found(String code, ReasonCode why, Response asked) {
            codes.add(code);
            if (asked.compareTo(response) > 0) {
                response = asked;
                reason = why;
            }
        }

        boolean isNew() {
            return isNew;
        }

        String because() {
            return because;
        }

        List<String> codes() {
            return codes;
        }

        /** What was reported as refused stays so. */
        ConversionStatus status(ConversionStatus reported) {
            boolean open = reported == ConversionStatus.PENDING || reported == ConversionStatus.APPROVED;
            return !open || response.compareTo(Response.ON_HOLD) < 0 ? reported : response == Response.REJECT ? ConversionStatus.REJECTED : ConversionStatus.ON_HOLD;
        }

        Why why(ConversionStatus reported, Why said) {
            return status(reported) == reported ? said : Why.of(reason, null);
        }
    }
}
