package io.plumbline.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells of a node without the key file of the others. It takes clicks all the same, so it stays in service. */
@Readiness
@ApplicationScoped
public class PostbackKeyReady implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("postback-key").up().withData("state", state()).build();
    }

    private static String state() {
        try {
            return String.valueOf(ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName("io.plumbline:type=PostbackKey"), "State"));
        } catch (JMException notYet) {
            return "unknown";
        }
    }
}
