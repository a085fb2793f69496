package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.PartnerSelf;
import io.plumbline.campaign.payee.AccountSeal;
import io.plumbline.shared.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** By which two applications from one place are found, while nobody without the house's key can say which place that was. */
@ApplicationScoped
public class ApplicantMarks {

    private static final int HOUSEHOLD = 8;
    private static final int LONGEST = 1000;

    @Inject
    private AccountSeal seal;

    public ApplicantMarks() {
        // for the container
    }

    ApplicantMarks(AccountSeal seal) {
        this.seal = seal;
    }

    /** Without an address that tells somebody apart there is nothing to compare. */
    void put(EntityManager em, ApplicationEntity filed, Applications.Visitor from, Instant now) {
        Optional<String> network = PartnerSelf.network(from.address());
        try {
            filed.cameFrom(from.language(), network.map(known -> seal.mark(em, now, "applicant-address:" + household(from.address()))).orElse(null),
                    network.filter(known -> from.device() != null && !from.device().isBlank())
                            .map(known -> seal.mark(em, now, "applicant-device:" + known + ":" + from.device().substring(0, Math.min(from.device().length(), LONGEST)))).orElse(null));
        } catch (Conflict keyMissing) {
            // A hint is not worth an application: on a node without the key there is none.
            filed.cameFrom(from.language(), null, null);
        }
    }

    /** Providers give a line one IPv4 address, or the first half of an IPv6 address. */
    static String household(String address) {
        try {
            // No name is looked up: it has been read as an address before.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, HOUSEHOLD));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
