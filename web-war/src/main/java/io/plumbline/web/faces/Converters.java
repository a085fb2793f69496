package io.plumbline.web.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;

/** Between what people type and what boundaries take. */
final class Converters {

    private Converters() {
    }

    static ConverterException refused(FacesContext faces, String key) {
        Locale locale = faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
        String words = ResourceBundle.getBundle("io.plumbline.web.messages.common", locale).getString(key);
        return new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Reads {@code 1 284,50}, {@code 1,284.50} and {@code 1284.5} alike, and nothing that could be meant twice. */
    static BigDecimal amount(String typed, Locale locale) {
        String text = typed.strip().replaceAll("[\\s\\u00a0\\u202f']", "").replace('−', '-');
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        boolean german = "de".equals(locale.getLanguage());
        char decimal = comma >= 0 && point >= 0 ? (comma > point ? ',' : '.') : german ? ',' : '.';
        // "12.5" typed by a German and "12,5" by a Briton are decimals; "1.284" is read as the language reads it.
        if (comma >= 0 != point >= 0 && !text.matches("-?\\d{1,3}([.,]\\d{3})+")) {
            decimal = comma >= 0 ? ',' : '.';
        }
        char group = decimal == ',' ? '.' : ',';
        if (!text.matches("-?\\d{1,15}(\\" + group + "\\d{3})*(\\" + decimal + "\\d{1,8})?")) {
            throw new NumberFormatException(typed);
        }
        return new BigDecimal(text.replace(String.valueOf(group), "").replace(decimal, '.'));
    }

    /** An id in an address or a select. */
    @FacesConverter(forClass = UUID.class)
    public static final class Uuid implements Converter<UUID> {

        @Override
        public UUID getAsObject(FacesContext faces, UIComponent component, String text) {
            try {
                return blank(text) ? null : UUID.fromString(text.strip());
            } catch (IllegalArgumentException e) {
                throw refused(faces, "invalid.id");
            }
        }

        @Override
        public String getAsString(FacesContext faces, UIComponent component, UUID value) {
            return value == null ? "" : value.toString();
        }
    }

    /** A time zone by its IANA name. */
    @FacesConverter(forClass = ZoneId.class)
    public static final class Zone implements Converter<ZoneId> {

        @Override
        public ZoneId getAsObject(FacesContext faces, UIComponent component, String text) {
            return blank(text) ? null : Range.zone(text.strip()).orElseThrow(() -> refused(faces, "invalid.zone"));
        }

        @Override
        public String getAsString(FacesContext faces, UIComponent component, ZoneId value) {
            return value == null ? "" : value.getId();
        }
    }

    /** A currency code, as text. */
    @FacesConverter("plumbline.currency")
    public static final class Currency implements Converter<String> {

        @Override
        public String getAsObject(FacesContext faces, UIComponent component, String text) {
            return blank(text) ? null : Range.currency(text.strip()).orElseThrow(() -> refused(faces, "invalid.currency"));
        }

        @Override
        public String getAsString(FacesContext faces, UIComponent component, String value) {
            return value == null ? "" : value;
        }
    }

    /** An amount in major units, typed as people of either language type it. */
    @FacesConverter("plumbline.amount")
    public static final class Amount implements Converter<BigDecimal> {

        @Override
        public BigDecimal getAsObject(FacesContext faces, UIComponent component, String text) {
            try {
                return blank(text) ? null : amount(text, faces.getViewRoot().getLocale());
            } catch (NumberFormatException e) {
                throw refused(faces, "invalid.amount");
            }
        }

        @Override
        public String getAsString(FacesContext faces, UIComponent component, BigDecimal value) {
            if (value == null) {
                return "";
            }
            String plain = value.toPlainString();
            return "de".equals(faces.getViewRoot().getLocale().getLanguage()) ? plain.replace('.', ',') : plain;
        }
    }
}
