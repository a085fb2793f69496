package io.plumbline.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness decides who gets traffic, and most traffic is clicks, which need no database once the links are known: after it has
 * answered once, a database that goes away is told here and takes nobody out of service (docs/decisions/0021).
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    @Inject
    private Database database;

    private volatile boolean seen;

    @Override
    public HealthCheckResponse call() {
        Optional<String> product = database.answering();
        seen = seen || product.isPresent();
        return HealthCheckResponse.named("database").status(seen).withData("product", product.orElse("unknown")).withData("answers", product.isPresent()).build();
    }
}
