package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.api.PostbackKeys;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Looks every minute whether this node has the key file of the others. A node without it takes clicks all the same, so it only says so. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyWatch implements PostbackKeys {

    private static final Logger LOG = Logger.getLogger(KeyWatch.class.getName());
    private static final String NAME = "io.plumbline:type=PostbackKey";

    private record Told(PostbackKeys keys) implements KeyMXBean {

        @Override
        public String getState() {
            return keys.state().key();
        }
    }

    @Inject
    private Seal seal;

    private volatile State state = State.UNUSED;

    @PostConstruct
    void begin() {
        unregister();
        try {
            // Health checks live in a library of the EAR that cannot see this module's classes.
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Told(this), new ObjectName(NAME));
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
        look();
    }

    @PreDestroy
    void unregister() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            if (server.isRegistered(new ObjectName(NAME))) {
                server.unregisterMBean(new ObjectName(NAME));
            }
        } catch (JMException gone) {
            // Then it is not there, which is what is wanted.
        }
    }

    @Schedule(hour = "*", minute = "*", second = "41", persistent = false, info = "key file of signed postbacks")
    void look() {
        try {
            State before = state;
            state = seal.state();
            if (state != before && state.isWrong()) {
                LOG.log(Level.SEVERE, "The signing keys of postbacks are sealed with a key file that this node does not have ({0}): copy keys/postback.key of the node that"
                        + " has it into the data directory. Until then signed postbacks wait for another node.", state.key());
            }
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The key file cannot be compared without the database", away);
        }
    }

    @Override
    public State state() {
        return state;
    }
}
