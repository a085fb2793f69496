package io.plumbline.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    @Inject
    private Database database;

    @Override
    public HealthCheckResponse call() {
        Optional<String> product = database.answering();
        return HealthCheckResponse.named("database").status(product.isPresent()).withData("product", product.orElse("unknown")).build();
    }
}
