package io.plumbline.campaign.planning;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Objective;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Target;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "campaign")
class CampaignEntity {

    private static final TypeReference<List<Target>> TARGETS = new TypeReference<>() {
    };

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    private String name;

    private String objective;

    private String channel;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @Column(name = "budget_minor")
    private Long budgetMinor;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "budget_currency", length = 3)
    private String budgetCurrency;

    @Column(name = "budget_period")
    private String budgetPeriod;

    private String targets;

    @Column(name = "fallback_url")
    private String fallbackUrl;

    private String status;

    @Column(name = "created_at")
    private Instant createdAt;

    protected CampaignEntity() {
    }

    CampaignEntity(CampaignDraft sound, Instant now) {
        this.id = Ids.next();
        this.advertiserId = sound.advertiserId();
        this.createdAt = now;
        this.status = sound.status().key();
        take(sound);
    }

    void take(CampaignDraft sound) {
        name = sound.name();
        objective = sound.objective().key();
        channel = sound.channel();
        startsOn = sound.startsOn();
        endsOn = sound.endsOn();
        Budget budget = sound.budget();
        budgetMinor = budget == null ? null : (Long) Money.of(budget.amount(), budget.currency()).minor();
        budgetCurrency = budget == null ? null : budget.currency();
        budgetPeriod = budget == null ? null : budget.period().key();
        targets = Json.write(sound.targets());
        fallbackUrl = sound.fallbackUrl();
    }

    void move(PlanStatus next) {
        status = Moves.checked("campaign", status(), next).key();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    Campaign record() {
        return new Campaign(id, version, advertiserId, name, Keyed.of(Objective.class, "objective", objective), channel, startsOn, endsOn,
                budget(), Json.read(targets, TARGETS), fallbackUrl, status(), createdAt);
    }

    private PlanStatus status() {
        return Keyed.of(PlanStatus.class, "status", status);
    }

    private Budget budget() {
        return budgetMinor == null ? null : new Budget(new Money(budgetMinor, budgetCurrency).amount().toPlainString(), budgetCurrency,
                Keyed.of(BudgetPeriod.class, "period", budgetPeriod));
    }
}
