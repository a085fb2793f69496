package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.Costs;
import io.plumbline.tracking.bulk.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Media costs by day. */
final class CostRows implements Rows<CostEntry> {

    private final Surroundings around;
    private final Costs costs;

    CostRows(Surroundings around, Costs costs) {
        this.around = around;
        this.costs = costs;
    }

    @Override
    public CostEntry read(Row row) {
        if (row.totals()) {
            throw new BadRow(null, "total-row", "A row of totals would count everything twice.");
        }
        LocalDate date = row.date("date");
        if (date.isAfter(LocalDate.ofInstant(around.latest(), ZoneOffset.UTC).plusDays(1)) || date.getYear() < 1990) {
            throw new BadRow("date", "date-out-of-range", "The day " + date + " lies in the future or before 1990.");
        }
        String channel = row.text("channel", 64);
        UUID campaign = around.campaign(row, "campaign");
        if (channel == null && campaign == null) {
            throw new BadRow("channel", "required", "Name the channel or the campaign.");
        }
        BigDecimal cost = row.amount("cost");
        if (cost == null) {
            throw new BadRow("cost", "required", "This cell is required.");
        }
        String currency = row.currency("currency", around.currency());
        Row.checked("cost", () -> Micros.of(cost.toPlainString(), currency, "cost"));
        return new CostEntry(null, around.advertiserId(), date, channel, campaign, cost.toPlainString(), currency, row.text("account", 256),
                row.text("ad_group", 256), row.text("ad", 256), row.text("keyword", 256), row.count("impressions"), row.count("clicks"), null,
                around.importId(), claimed(row, "conversions", currency), claimed(row, "conversion_value", currency));
    }

    private static String claimed(Row row, String column, String currency) {
        BigDecimal claimed = row.amount(column);
        String decimal = claimed == null ? null : claimed.toPlainString();
        Row.checked(column, () -> Micros.of(decimal, currency, column));
        return decimal;
    }

    @Override
    public List<Boolean> write(List<CostEntry> entries) {
        return costs.put(entries);
    }

    @Override
    public UUID key(CostEntry cost) {
        return Ids.named("cost", cost.date().toString(), cost.channel(), String.valueOf(cost.campaignId()), cost.account(), cost.adGroup(), cost.ad(),
                cost.keyword(), cost.currency());
    }
}
