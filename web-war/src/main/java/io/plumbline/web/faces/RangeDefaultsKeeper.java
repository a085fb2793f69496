package io.plumbline.web.faces;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets the global bar begin with the zone and currency that most advertisers have; advertisers come and go while we run. */
@Singleton
public class RangeDefaultsKeeper {

    private static final List<String> OFFERED = List.of("EUR", "USD", "GBP", "CHF");

    @Inject
    private RangeDefaults defaults;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Authority authority;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false, info = "zone and currency that pages begin with")
    void look() {
        authority.actAs(Caller.system("portal"));
        take(defaults, advertisers.choices());
    }

    static void take(RangeDefaults defaults, List<Advertiser> all) {
        defaults.setZone(ZoneId.of(commonest(all, Advertiser::timeZone).orElse("UTC")));
        defaults.setCurrency(commonest(all, Advertiser::currency).orElse("EUR"));
        defaults.setCurrencies(Stream.concat(all.stream().map(Advertiser::currency).sorted(), OFFERED.stream()).distinct().toList());
    }

    /** Of equally common ones the first advertiser's, so that the answer stays the same. */
    private static Optional<String> commonest(List<Advertiser> all, Function<Advertiser, String> part) {
        Map<String, Long> counts = all.stream().collect(Collectors.groupingBy(part, Collectors.counting()));
        return all.stream().sorted(Comparator.comparing(Advertiser::id)).map(part).max(Comparator.comparing(counts::get));
    }
}
