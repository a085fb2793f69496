package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.ApplicantConfirmations;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationTimer {

    @Inject
    private ApplicantConfirmations confirmations;
    @Inject
    private Authority authority;

    @Schedule(hour = "*", minute = "47", persistent = false, info = "applications that nobody confirmed")
    void forget() {
        authority.actAs(Caller.system("applications"));
        confirmations.forget();
    }
}
