package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.ChartEntry;
import java.io.Serializable;
import java.util.UUID;

/** A line of the form. */
public class ChartRow implements Serializable {

    private final String kind;
    private final UUID owner;
    private String account;
    private String costCentre;

    ChartRow(String kind, UUID owner, String account, String costCentre) {
        this.kind = kind;
        this.owner = owner;
        this.account = account;
        this.costCentre = costCentre;
    }

    boolean filled() {
        return account != null && !account.isBlank();
    }

    ChartEntry entry() {
        return new ChartEntry(kind, owner, account.strip(), costCentre == null || costCentre.isBlank() ? null : costCentre.strip());
    }

    public String getKind() {
        return kind;
    }

    public UUID getOwner() {
        return owner;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getCostCentre() {
        return costCentre;
    }

    public void setCostCentre(String costCentre) {
        this.costCentre = costCentre;
    }
}
