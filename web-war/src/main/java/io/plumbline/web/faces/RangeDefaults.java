package io.plumbline.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;

/** What the global bar shows when the address says nothing; the application sets it from the workspace's settings. */
@ApplicationScoped
public class RangeDefaults {

    private volatile ZoneId zone = ZoneId.of("UTC");
    private volatile String currency = "EUR";
    private volatile List<String> currencies = List.of("EUR", "USD", "GBP", "CHF");

    public ZoneId getZone() {
        return zone;
    }

    public void setZone(ZoneId zone) {
        this.zone = zone;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public List<String> getCurrencies() {
        return currencies;
    }

    public void setCurrencies(List<String> currencies) {
        this.currencies = List.copyOf(currencies);
    }
}
