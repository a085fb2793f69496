package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayingTest {

    private static final Sentences GERMAN = Sentences.in(Locale.GERMAN);
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "The last touch takes the whole credit. | Der letzte Kontakt bekommt die ganze Gutschrift.",
        "The campaign ended on 2026-11-20 (Europe/Berlin). | Die Kampagne endete am 20. Nov. 2026 (Europe/Berlin).",
        "12 clicks of one address in 60 seconds; 10 are allowed. | 12 Klicks einer Adresse in 60 Sekunden; erlaubt sind 10.",
        "Counted over all servers: 12 clicks of one address in 60 seconds; 10 are allowed. | Über alle Server gezählt: 12 Klicks einer Adresse in 60 Sekunden; erlaubt sind 10.",
        "No credit: outside-click-window. | Keine Gutschrift: Der Klick lag zu lange zurück.",
        "No credit: click-invalid:rate-address. | Keine Gutschrift: Zu viele Klicks einer Adresse.",
        "Reported by rest. | Gemeldet durch die REST-Schnittstelle.",
        "The person's last click within 1 days, known by email. | Klick, zuletzt innerhalb von 1 Tag; die Person ist bekannt durch: E-Mail.",
        "asks for one of the first 1 renewals, this is number 2 | verlangt die erste Verlängerung; dies ist die Nummer 2",
        "asks for one of the first 3 renewals, this is number 4 | verlangt eine der ersten 3 Verlängerungen; dies ist die Nummer 4",
        "invalid: data-centre | Ungültig: Die Adresse gehört einem Rechenzentrum",
        "click-id: not asked, a better one was found | Klick-ID: nicht gefragt, etwas Besseres war gefunden",
        "Summer sale: condition not met: device is mobile or tablet (here: desktop) | Summer sale: Bedingung nicht erfüllt: Gerät ist Mobil oder Tablet (hier: Desktop)",
        "Matches: (country is DE or AT and utm_source is not google) and hour is 9-17 (Europe/Berlin). | Passt: (Land ist DE oder AT und utm_source ist nicht google) und Stunde ist 9-17 (Europe/Berlin).",
        "rate 2: CPS 12.5 % net of tax/shipping for goal sale in DE/AT: less specific than rate 1 | Satz 2: CPS 12,5 % netto ohne Steuer/Versand für das Ziel sale in DE/AT: weniger genau als Satz 1",
        "rate 1: CPS 4 % up to 2000 EUR a month, 6.5 % above for goal 4711 in DE | Satz 1: CPS 4 % bis 2\u202f000 EUR im Monat, 6,5 % darüber für das Ziel 4711 in DE",
        "rate 1: CPS 4 % below 200 EUR a month, 6 % from 200 EUR, on everything | Satz 1: CPS 4 % unter 200 EUR im Monat, 6 % ab 200 EUR, auf alles",
        "rate 1: CPL nothing up to 1999 a month, 6 USD above | Satz 1: CPL nichts bis 1\u202f999 im Monat, 6 USD darüber",
        "rate 1: CPS from 0 6 % from 2000 8.5 % on everything in DE | Satz 1: CPS 6 % ab 0, 8,5 % ab 2\u202f000 auf alles in DE",
        "rate 2: BONUS 50 EUR from 1000 EUR of revenue a month, 120 EUR from 2000 EUR | Satz 2: BONUS 50 EUR ab 1\u202f000 EUR Umsatz im Monat, 120 EUR ab 2\u202f000 EUR",
        "asks for country DE or AT, visitor is FR | verlangt Land DE oder AT; der Besucher hat FR",
        "asks for S-1 or category shoes, this is S-2 of hats | verlangt S-1 oder Kategorie shoes; dies ist S-2 aus hats",
        "monthly cap on conversions of the campaign, period from 2026-11-01: 9 of 10 used before | Obergrenze für Conversions (monatlich, Kampagne), Zeitraum ab 1. Nov. 2026: vorher 9 von 10 verbraucht",
        "first by precedence, but not priced yet: no exchange rate from USD to EUR is known for 2026-11-02 | der erste nach Rang, aber noch nicht bewertet: kein Wechselkurs von USD nach EUR ist bekannt für den 2. Nov. 2026",
        "This advertiser already has a goal {sale}. | Dieser Werbetreibende hat schon ein Ziel {sale}.",
        "Inquiry of 2026-11-20: Delivered: twice. | Nachfrage vom 20. Nov. 2026: Delivered: twice.",
        "on-hold → pending, worth 80.00 EUR. | Zurückgestellt → Offen, Wert 80,00\u202fEUR.",
        "Nobody knows the macro {clikid}. | Niemand kennt das Makro {clikid}.",
    })
    void a_sentence_is_said_in_german_with_its_values(String english, String german) {
        assertThat(GERMAN.say(english).replace('\u00a0', ' ')).isEqualTo(german);
    }

    @Test
    void amounts_are_written_as_elsewhere_on_the_page() {
        assertThat(GERMAN.say("Commission 1234.50 EUR.")).isEqualTo("Provision 1\u202f234,50\u202fEUR.");
        assertThat(ENGLISH.say("Commission 1234.50 EUR.")).isEqualTo("Commission 1\u202f234.50\u202fEUR.");
    }

    @Test
    void tiers_read_as_people_say_them_also_where_they_were_stored_otherwise() {
        assertThat(ENGLISH.say("rate 1: CPS from 0 6 % from 2000 8 %: the only rate that applies")).isEqualTo("rate 1: CPS 6 % from 0, 8 % from 2\u202f000: the only rate that applies");
        assertThat(ENGLISH.say("rate 1: CPA from 1 5.5 EUR from 10 6 EUR for goal sale")).isEqualTo("rate 1: CPA 5.5 EUR from 1, 6 EUR from 10 for goal sale");
        assertThat(ENGLISH.say("rate 1: CPS 6 % up to 2000 EUR a month, 8 % above")).isEqualTo("rate 1: CPS 6 % up to 2\u202f000 EUR a month, 8 % above");
    }

    @Test
    void doors_and_single_ones_are_said_in_english_as_well() {
        assertThat(ENGLISH.say("Reported by rest.")).isEqualTo("Reported by the REST API.");
        assertThat(ENGLISH.say("The click has 1 conversions of this goal already.")).isEqualTo("The click has 1 conversion of this goal already.");
        assertThat(ENGLISH.say("The click has 11 conversions of this goal already.")).isEqualTo("The click has 11 conversions of this goal already.");
        assertThat(ENGLISH.say("asks for one of the first 1 renewals, this is none")).isEqualTo("asks for the first renewal, this is none");
    }

    @Test
    void an_english_reader_gets_words_instead_of_codes() {
        assertThat(ENGLISH.say("No credit: outside-click-window.")).isEqualTo("No credit: The click was too long ago.");
        assertThat(ENGLISH.say("The last touch takes the whole credit.")).isEqualTo("The last touch takes the whole credit.");
    }

    @Test
    void what_nobody_knows_stays_as_it_is() {
        assertThat(GERMAN.say("Agreed with Anna on the phone.")).isEqualTo("Agreed with Anna on the phone.");
        assertThat(GERMAN.say("2026-99-99")).isEqualTo("2026-99-99");
        assertThat(GERMAN.say(null)).isNull();
        assertThat(GERMAN.say("")).isEmpty();
        assertThat(GERMAN.code("of-a-later-version")).isEqualTo("of-a-later-version");
    }

    @Test
    void names_that_look_like_words_of_a_sentence_are_left_alone() {
        assertThat(GERMAN.say("sale: condition not met: sub1 is sale (here: sale)")).startsWith("sale: Bedingung nicht erfüllt: sub1 ist ");
        assertThat(GERMAN.say("The coupon of the campaign belongs to a partner.")).isEqualTo("Der Gutschein of the campaign gehört einem Partner.");
    }

    @Test
    void a_long_text_of_anybody_is_read_in_no_time() {
        String text = "asks for a " + "or ".repeat(1_200) + ", it is x";
        assertThat(GERMAN.say(text)).isNotBlank();
    }
}
