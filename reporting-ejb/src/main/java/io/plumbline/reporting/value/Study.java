package io.plumbline.reporting.value;

import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.api.ValueModel;
import io.plumbline.reporting.query.Exchange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hipparchus.special.Gamma;

/** From customers to parameters; the part of a model run that computes. */
final class Study {

    private static final int LEAST_CUSTOMERS = 50;
    private static final int LEAST_REPEATERS = 20;
    private static final int LEAST_SPENDERS = 20;

    private final Brief brief;
    private final List<Member> members;
    private final int digits;
    private final IntConsumer progress;
    private final Map<String, Double> errors = new LinkedHashMap<>();
    private Map<String, Double> parameters;
    private double logLikelihood;
    private ValueModel.Agreement agreement;
    private Channels channels = Channels.NONE;
    private List<ValueModel.Effect> effects;
    private ValueModel.Test covariateTest;
    private Map<String, Double> spendParameters;
    private Double spendLogLikelihood;
    private Double spendCorrelation;
    private long spenders;
    private String spendRefusal;

    /** @param digits of the currency */
    Study(Brief brief, List<Member> members, int digits, IntConsumer progress) {
        this.brief = brief;
        this.members = members;
        this.digits = digits;
        this.progress = progress;
    }

    void carryOut() {
        List<Buyer> buyers = members.stream().map(m -> m.buyer(brief.daysAUnit())).toList();
        Repeats likelihood = new Repeats(brief.family(), Sample.of(buyers));
        if (brief.given() != null) {
            parameters = named(brief.family().names(), brief.given());
            logLikelihood = likelihood.value(logs(brief.given()), new double[Repeats.OWN]);
        } else {
            refuseTooFew(likelihood.sample());
            Fit fit = Fit.of(likelihood, brief.family().names(), brief.family().starts());
            progress.accept(50);
            keep(fit);
            if (brief.byChannel()) {
                byChannel(buyers, fit);
            }
        }
        progress.accept(70);
        if (brief.spend()) {
            spend();
        }
        progress.accept(80);
    }

    Found found(UUID sample, Census census, long anonymous, InputSample inputs, Exchange exchange, ZoneId zone) {
        return new Found(sample, parameters, spendParameters, logLikelihood, spendLogLikelihood, errors.isEmpty() ? null : errors, (long) members.size(),
                members.stream().filter(m -> m.x() > 0).count(), anonymous, spenders, spendCorrelation, agreement, effects == null ? null : channels.names(),
                effects == null ? null : channels.groups(), effects, covariateTest, exchange.target(), zone.getId(), census.firstDay(), exchange.warnings(),
                spendRefusal, inputs);
    }

    private void refuseTooFew(Sample sample) {
        if (sample.size() < LEAST_CUSTOMERS) {
            throw new NoFit("too-few-customers", "There are " + sample.size() + " customers up to that day; a fit needs " + LEAST_CUSTOMERS + ".");
        }
        if (sample.repeaters() < LEAST_REPEATERS) {
            throw new NoFit("too-few-repeaters", sample.repeaters() + " of " + sample.size() + " customers came back; a fit needs " + LEAST_REPEATERS + ".");
        }
    }

    private void keep(Fit fit) {
        parameters = named(brief.family().names(), Arrays.stream(fit.at(), 0, Repeats.OWN).map(Math::exp).toArray());
        logLikelihood = fit.logLikelihood();
        agreement = agreement == null ? new ValueModel.Agreement(fit.starts(), fit.agreeing()) : agreement;
        for (int i = 0; i < Repeats.OWN; i++) {
            String name = brief.family().names().get(i);
            errors.put(name, parameters.get(name) * fit.errors()[i]);
        }
    }

    private void byChannel(List<Buyer> buyers, Fit without) {
        channels = Channels.of(members);
        Repeats likelihood = new Repeats(brief.family(), Sample.of(buyers, members.stream().mapToInt(m -> channels.group(m.channel())).toArray()));
        List<String> names = new ArrayList<>(brief.family().names());
        channels.names().stream().skip(1).forEach(channel -> names.addAll(List.of("purchase of " + channel, "dropout of " + channel)));
        Fit fit = Fit.from(likelihood, names, Arrays.copyOf(without.at(), names.size()));
        keep(fit);
        effects = new ArrayList<>();
        for (int group = 1; group < channels.names().size(); group++) {
            int purchase = Repeats.purchase(group);
            int leaving = Repeats.leaving(group);
            effects.add(new ValueModel.Effect(channels.names().get(group), fit.at()[purchase], fit.errors()[purchase], fit.at()[leaving], fit.errors()[leaving]));
        }
        int degrees = names.size() - Repeats.OWN;
        double statistic = Math.max(0, 2 * (fit.logLikelihood() - without.logLikelihood()));
        covariateTest = new ValueModel.Test(statistic, degrees, statistic == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2));
    }

    /** Whoever cannot be priced does not take the model of the purchases with them. */
    private void spend() {
        List<Member> priced = members.stream().filter(m -> m.priced() > 0 && m.repeatMinor() > 0).toList();
        Spend spend = Spend.of(priced.stream().map(m -> new Spend.Amounts(m.priced(), m.mean(digits))).toList());
        spenders = priced.size();
        spendCorrelation = correlation(spend.amounts());
        try {
            double[] found = brief.givenSpend() == null ? fitted(spend) : brief.givenSpend();
            spendParameters = named(Brief.SPEND, found);
        } catch (NoFit no) {
            spendRefusal = no.getMessage();
        }
    }

    private double[] fitted(Spend spend) {
        if (spend.amounts().size() < LEAST_SPENDERS) {
            throw new NoFit("too-few-spenders", spend.amounts().size() + " repeaters have amounts above zero; a fit needs " + LEAST_SPENDERS + ".");
        }
        Fit fit = Fit.of(spend, Brief.SPEND, Spend.STARTS);
        double[] found = {Math.exp(fit.at()[0]), Math.exp(fit.at()[1]), Math.exp(fit.at()[2]) * spend.unit()};
        if (found[1] <= 1) {
            throw new NoFit("spend-without-mean", "The amounts scatter so widely that their mean would be infinite (q is " + found[1] + ", not above 1).");
        }
        for (int i = 0; i < found.length; i++) {
            errors.put(Brief.SPEND.get(i), found[i] * fit.errors()[i]);
        }
        spendLogLikelihood = fit.logLikelihood();
        return found;
    }

    /** Pearson's; null when there is no variation. */
    private static Double correlation(List<Spend.Amounts> amounts) {
        double meanCount = amounts.stream().mapToDouble(Spend.Amounts::count).average().orElse(0);
        double meanAmount = amounts.stream().mapToDouble(Spend.Amounts::mean).average().orElse(0);
        double both = 0;
        double count = 0;
        double amount = 0;
        for (Spend.Amounts a : amounts) {
            both += (a.count() - meanCount) * (a.mean() - meanAmount);
            count += (a.count() - meanCount) * (a.count() - meanCount);
            amount += (a.mean() - meanAmount) * (a.mean() - meanAmount);
        }
        return count > 0 && amount > 0 ? Double.valueOf(both / Math.sqrt(count * amount)) : null;
    }

    private static Map<String, Double> named(List<String> names, double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values[i]);
        }
        return Collections.unmodifiableMap(named);
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
