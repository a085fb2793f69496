package io.plumbline.campaign.cap;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Before anything is counted: no agreement has caps that only stand on paper. */
@Singleton
@Startup
public class CapAdoption {

    private static final System.Logger LOG = System.getLogger(CapAdoption.class.getName());

    @Inject
    private AgreedCaps agreed;

    @PostConstruct
    void adopt() {
        int adopted = agreed.adopt();
        if (adopted > 0) {
            LOG.log(Level.INFO, "Caps of " + adopted + " older agreements count from now on");
        }
    }
}
