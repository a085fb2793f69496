package io.plumbline.web.portal.cap;

import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.CapTraffic;
import io.plumbline.campaign.api.Caps;
import io.plumbline.campaign.api.Limit;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The caps on the thing a page is about, with what is used of them, and one more while it is being typed. */
@Named("capsOf")
@RequestScoped
public class CapsView {

    @Inject
    private Caps caps;
    @Inject
    private Format fmt;

    private List<Limit> rows;
    private CapOf of = CapOf.CONVERSIONS;
    private CapPeriod period = CapPeriod.MONTHLY;
    private BigDecimal limit;
    private CapOver over = CapOver.PAY_NOTHING;
    private CapLate late = CapLate.OWN_PERIOD;
    private CapTraffic traffic = CapTraffic.TURN_AWAY;

    public List<Limit> rows(UUID subject) {
        rows = rows == null ? caps.on(subject) : rows;
        return rows;
    }

    public void define(String subject, UUID id) {
        caps.define(new LimitDraft(CapSubject.valueOf(subject.toUpperCase(Locale.ROOT)), id, of, period, limit, null, null, over, late, of == CapOf.CLICKS ? null : traffic));
        rows = null;
        limit = null;
        Words.say("cap.saved");
    }

    public void remove(UUID id) {
        caps.remove(id);
        rows = null;
        Words.say("cap.removed");
    }

    public String words(Limit cap) {
        String most = cap.currency() == null ? fmt.exact(cap.limit()) : fmt.majorMoney(cap.limit(), cap.currency());
        return Words.of("cap.words", Words.of("cap.of." + cap.of().key()), most, Words.of("cap.period." + cap.period().key()));
    }

    public CapOf[] getKinds() {
        return CapOf.values();
    }

    public CapPeriod[] getPeriods() {
        return CapPeriod.values();
    }

    public CapOver[] getOvers() {
        return CapOver.values();
    }

    public CapLate[] getLates() {
        return CapLate.values();
    }

    public CapTraffic[] getTraffics() {
        return CapTraffic.values();
    }

    public CapOf getOf() {
        return of;
    }

    public void setOf(CapOf of) {
        this.of = of;
    }

    public CapPeriod getPeriod() {
        return period;
    }

    public void setPeriod(CapPeriod period) {
        this.period = period;
    }

    public BigDecimal getLimit() {
        return limit;
    }

    public void setLimit(BigDecimal limit) {
        this.limit = limit;
    }

    public CapOver getOver() {
        return over;
    }

    public void setOver(CapOver over) {
        this.over = over;
    }

    public CapLate getLate() {
        return late;
    }

    public void setLate(CapLate late) {
        this.late = late;
    }

    public CapTraffic getTraffic() {
        return traffic;
    }

    public void setTraffic(CapTraffic traffic) {
        this.traffic = traffic;
    }
}
