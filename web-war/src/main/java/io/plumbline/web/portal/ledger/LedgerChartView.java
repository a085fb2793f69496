package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.ChartEntry;
import io.plumbline.campaign.api.ChartOfAccounts;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the export calls our accounts: a row for each kind, and more for single owners. */
@Named
@ViewScoped
public class LedgerChartView implements Serializable {

    @Inject
    private transient ChartOfAccounts chart;

    private final List<ChartRow> rows = new ArrayList<>();
    private String kind = "partner-payable";
    private UUID advertiser;
    private UUID partner;

    @PostConstruct
    void read() {
        rows.clear();
        List<ChartEntry> entries = chart.entries();
        for (String each : chart.kinds()) {
            List<ChartEntry> own = entries.stream().filter(entry -> entry.kind().equals(each)).toList();
            if (own.stream().noneMatch(entry -> entry.owner() == null)) {
                rows.add(new ChartRow(each, null, null, null));
            }
            own.forEach(entry -> rows.add(new ChartRow(entry.kind(), entry.owner(), entry.account(), entry.costCentre())));
        }
    }

    /** A row left empty says nothing: the account keeps the name of its kind. */
    public String save() {
        chart.replace(rows.stream().filter(ChartRow::filled).map(ChartRow::entry).toList());
        Words.say("said.chart.saved");
        return "/app/ledger/chart.xhtml?faces-redirect=true";
    }

    public void add() {
        UUID owner = kind.startsWith("partner-") || kind.equals("payout-clearing") ? partner : advertiser;
        if (owner != null && rows.stream().noneMatch(row -> row.getKind().equals(kind) && owner.equals(row.getOwner()))) {
            rows.add(new ChartRow(kind, owner, null, null));
        }
    }

    public List<ChartRow> getRows() {
        return rows;
    }

    public List<String> getKinds() {
        return chart.kinds();
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public UUID getAdvertiser() {
        return advertiser;
    }

    public void setAdvertiser(UUID advertiser) {
        this.advertiser = advertiser;
    }

    public UUID getPartner() {
        return partner;
    }

    public void setPartner(UUID partner) {
        this.partner = partner;
    }
}
