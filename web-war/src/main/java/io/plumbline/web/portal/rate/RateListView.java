package io.plumbline.web.portal.rate;

import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Invalid;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.ResourceBundle;

/** Exchange rates by date: the file of the European Central Bank, or one by hand. */
@Named
@RequestScoped
public class RateListView {

    private static final int SHOWN = 200;

    @Inject
    private FxRates rates;
    @Inject
    private FacesContext faces;

    private Part file;
    private LocalDate date;
    private String base = "EUR";
    private String quote;
    private BigDecimal rate;

    public List<FxRate> getRows() {
        return rates.list(SHOWN);
    }

    public void upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Invalid("file", "file-missing", "Choose the XML or CSV file of the European Central Bank.");
        }
        try (InputStream body = file.getInputStream()) {
            int read = rates.uploadEcb(body);
            ResourceBundle words = faces.getApplication().getResourceBundle(faces, "adm");
            faces.addMessage(null, new FacesMessage(read + " " + words.getString("rates.read"), ""));
        }
    }

    public void set() {
        rates.set(new FxRate(date, base, quote, rate, "manual"));
        quote = null;
        rate = null;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public LocalDate getDate() {
        return date;
    }

    public void setDate(LocalDate date) {
        this.date = date;
    }

    public String getBase() {
        return base;
    }

    public void setBase(String base) {
        this.base = base;
    }

    public String getQuote() {
        return quote;
    }

    public void setQuote(String quote) {
        this.quote = quote;
    }

    public BigDecimal getRate() {
        return rate;
    }

    public void setRate(BigDecimal rate) {
        this.rate = rate;
    }
}
