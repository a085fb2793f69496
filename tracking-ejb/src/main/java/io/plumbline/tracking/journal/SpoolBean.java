package io.plumbline.tracking.journal;

import io.plumbline.tracking.api.Spool;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Health checks live in a library of the EAR that cannot see this module's classes; a management bean is what both can name. */
record SpoolBean(Spool spool) implements SpoolMXBean {

    private static final String NAME = "io.plumbline:type=Spool";

    static void register(Spool spool) {
        unregister();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(new SpoolBean(spool), new ObjectName(NAME));
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void unregister() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            if (server.isRegistered(new ObjectName(NAME))) {
                server.unregisterMBean(new ObjectName(NAME));
            }
        } catch (JMException gone) {
            // Then it is not there, which is what is wanted.
        }
    }

    @Override
    public String getBlocked() {
        return text(spool.state().blocked());
    }

    @Override
    public String getTrouble() {
        return text(spool.state().trouble());
    }

    @Override
    public long getWaiting() {
        return spool.state().waiting();
    }

    @Override
    public long getBytes() {
        return spool.state().bytes();
    }

    @Override
    public long getLimitBytes() {
        return spool.state().limitBytes();
    }

    @Override
    public long getLagMillis() {
        return spool.state().lagMillis();
    }

    @Override
    public int getDead() {
        return spool.state().dead();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
