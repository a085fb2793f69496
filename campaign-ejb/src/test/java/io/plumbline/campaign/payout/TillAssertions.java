package io.plumbline.campaign.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What tests of payouts say of what a {@link Till} has done. */
final class TillAssertions {

    private TillAssertions() {
    }

    static void assertRefused(String code, Runnable act) {
        assertRefusedWith(List.of(code), act);
    }

    static void assertRefusedWith(List<String> codes, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isIn(codes));
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** Of the first page. */
    static String words(byte[] pdf) {
        try (PdfReader reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
