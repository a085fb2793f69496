package io.plumbline.web.portal.value;

import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.web.portal.EventSearch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;

/** Horizon, discount rate, margin and target ratio as the address has them; what an address gets wrong is as usual. */
@RequestScoped
public class SettingsAsked {

    @Inject
    private EventSearch search;

    public ValueSettings settings() {
        return new ValueSettings(bounded("horizon", "0.01", "10000"), bounded("rate", "0", "10"), bounded("margin", "0.0001", "1"), bounded("ratio", "0.01", "1000"));
    }

    private BigDecimal bounded(String name, String least, String most) {
        try {
            BigDecimal value = search.value(name).isEmpty() ? null : Money.decimal(search.value(name), name);
            return value == null || value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0 ? null : value;
        } catch (Invalid malformed) {
            return null;
        }
    }
}
