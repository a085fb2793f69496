package io.plumbline.web.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The two made-up advertisers, and when and where their customers are about. */
enum Business {
    SHOP("Lindenhof Mode", "EUR", "Europe/Berlin", "https://www.lindenhof-mode.example", Map.of("DE", 78, "AT", 12, "CH", 10),
            new double[] {0.92, 0.9, 0.95, 1.0, 0.98, 1.1, 1.25}, 0.64),
    SAAS("Tidewater Analytics", "USD", "America/New_York", "https://www.tidewater-analytics.example", Map.of("US", 66, "GB", 14, "CA", 12, "AU", 8),
            new double[] {1.2, 1.35, 1.35, 1.25, 1.0, 0.42, 0.38}, 0.3);

    /** Share of each hour of the day, night to night, in thousandths. */
    private static final int[] HOURS = {12, 7, 4, 3, 4, 9, 22, 36, 46, 52, 55, 54, 57, 54, 50, 50, 52, 57, 65, 74, 78, 72, 52, 35};

    final String title;
    final String currency;
    final ZoneId zone;
    final String home;
    final Map<String, Integer> countries;
    final double mobile;
    private final double[] weekdays;

    Business(String title, String currency, String zone, String home, Map<String, Integer> countries, double[] weekdays, double mobile) {
        this.title = title;
        this.currency = currency;
        this.zone = ZoneId.of(zone);
        this.home = home;
        this.countries = countries;
        this.weekdays = weekdays;
        this.mobile = mobile;
    }

    double onWeekday(LocalDate day) {
        return weekdays[day.getDayOfWeek().getValue() - 1];
    }

    int hour(Dice dice) {
        return dice.weighted(HOURS);
    }

    List<String> languages() {
        return this == SHOP ? List.of("de-DE,de;q=0.9,en;q=0.6", "de-AT,de;q=0.9", "de-CH,de;q=0.9,fr;q=0.5") : List.of("en-US,en;q=0.9", "en-GB,en;q=0.9");
    }
}
