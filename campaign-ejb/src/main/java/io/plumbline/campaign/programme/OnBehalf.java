package io.plumbline.campaign.programme;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What the programme lets a partner do that otherwise marketers do. The audit trail keeps saying who it was. */
@ApplicationScoped
public class OnBehalf {

    @Inject
    private Authority authority;

    /** @param advertiserId for which alone */
    <T> T marketing(UUID advertiserId, Supplier<T> act) {
        Caller partner = authority.caller();
        authority.actAs(new Caller(partner.name(), Set.of(Role.MARKETER), advertiserId, null));
        try {
            return act.get();
        } finally {
            authority.actAs(partner);
        }
    }
}
